import { XMLParser } from 'fast-xml-parser'

import { readSource } from '../../../../src/workspace/readings/check-unit.js'
import { dumpData } from '../../../../src/languages/drbd-conf/dump.js'
import type { DumpedOptions } from '../../../../src/languages/drbd-conf/dump.js'
import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { createSource } from '../../../../src/text/source.js'

/** What a program understands of a resource: one line each for options, addresses, devices. */
export type Understood = Readonly<Record<string, readonly string[]>>

/** What drbdadm says with `dump-xml`. */
export function understoodByDrbdadm(xml: string): Understood {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false, parseTagValue: false })
  const [config] = (parser.parse(xml) as XmlNode[]).filter(node => node['config'] !== undefined)
  const found: Record<string, string[]> = {}
  for (const resource of childrenOf(config, 'config', 'resource')) {
    const lines = new Map<string, string>()
    const { name = '', protocol } = attributesOf(resource)
    if (protocol !== undefined) lines.set('protocol', protocol)
    for (const section of childrenOf(resource, 'resource', 'section')) {
      const place = attributesOf(section)['name'] ?? ''
      for (const option of childrenOf(section, 'section', 'option')) {
        const { name: key = '', value = 'yes' } = attributesOf(option)
        lines.set(key === 'protocol' ? key : `${place}.${key}`, key === 'shared-secret' ? '***' : value)
      }
    }
    const hosts = childrenOf(resource, 'resource', 'host').flatMap(host => {
      const owners = (attributesOf(host)['name'] ?? '').split(' ')
      const volumes = childrenOf(host, 'host', 'volume')
      const held = volumes.length > 0 ? volumes : [{ ...host, volume: host['host'] } as XmlNode]
      const lines = [
        ...childrenOf(host, 'host', 'address').map(address => `address ${textOf(address, 'address')}:${attributesOf(address)['port'] ?? ''}`),
        ...held.flatMap(volume => [
          ...childrenOf(volume, 'volume', 'device').map(device => `device ${textOf(device, 'device')} minor ${attributesOf(device)['minor'] ?? ''}`),
          ...childrenOf(volume, 'volume', 'disk').map(disk => `disk ${textOf(disk, 'disk') || 'none'}`),
          ...childrenOf(volume, 'volume', 'meta-disk').map(meta => `meta-disk ${textOf(meta, 'meta-disk')}${attributesOf(meta)['index'] === undefined ? '' : ` [${attributesOf(meta)['index']}]`}`),
          ...childrenOf(volume, 'volume', 'flexible-meta-disk').map(meta => `meta-disk ${textOf(meta, 'flexible-meta-disk')}`),
          ...optionsIn(volume, 'volume').map(option => `volume ${attributesOf(volume)['vnr'] ?? '0'} ${option}`),
        ]),
      ]
      // An address that only a connection gives is printed as "(null)".
      return owners.flatMap(owner => lines.filter(line => !line.includes('(null)')).map(line => `${owner} ${line}`))
    })
    found[name] = [...[...lines].map(([key, value]) => `${key} = ${value}`), ...hosts, ...connectionsIn(resource)].sort()
  }
  return found
}

/** The connections of a resource, each with its addresses, its options and those of its volumes. */
function connectionsIn(resource: XmlNode): string[] {
  return childrenOf(resource, 'resource', 'connection').flatMap(connection => {
    const paths = childrenOf(connection, 'connection', 'path')
    const ends = (paths.length > 0 ? paths : [{ path: connection['connection'] } as XmlNode]).map(path =>
      childrenOf(path, 'path', 'host').map(host => {
        const [address] = childrenOf(host, 'host', 'address')
        return [attributesOf(host)['name'] ?? '', ...(address === undefined ? [] : [`${textOf(address, 'address')}:${attributesOf(address)['port'] ?? ''}`])]
      }),
    )
    const title = `connection ${(ends[0] ?? []).map(([host = '']) => host).join(' ')}`
    return [
      `${title}: ${ends.map(path => path.map(end => end.join(' ')).join(', ')).join('; ')}`,
      ...optionsIn(connection, 'connection').map(option => `${title} ${option}`),
      ...childrenOf(connection, 'connection', 'volume').flatMap(volume =>
        optionsIn(volume, 'volume').map(option => `${title} volume ${attributesOf(volume)['vnr'] ?? ''} ${option}`),
      ),
    ]
  })
}

function optionsIn(node: XmlNode, own: string): string[] {
  const lines = childrenOf(node, own, 'section').flatMap(section =>
    childrenOf(section, 'section', 'option').map(option => {
      const { name: key = '', value = 'yes' } = attributesOf(option)
      return `${attributesOf(section)['name'] ?? ''}.${key} is ${key === 'shared-secret' ? '***' : value}`
    }),
  )
  return [...new Set(lines)]
}

type XmlNode = Record<string, unknown>

function childrenOf(node: XmlNode | undefined, own: string, name: string): XmlNode[] {
  return ((node?.[own] ?? []) as XmlNode[]).filter(child => child[name] !== undefined)
}

function attributesOf(node: XmlNode): Record<string, string | undefined> {
  return (node[':@'] ?? {}) as Record<string, string>
}

function textOf(node: XmlNode, own: string): string {
  return ((node[own] as XmlNode[]) ?? []).map(child => String(child['#text'] ?? '')).join('')
}

/** What the dump of a release leaves out, though the release reads it. */
function unprinted(target: string): ReadonlySet<string> {
  if (target === '8.3') return delayProbes
  return new Set(target === '8.4' ? [] : ['become-primary-on'])
}

const delayProbes = new Set(['delay-probe-volume', 'delay-probe-interval', 'throttle-threshold', 'hold-off-threshold'])

/** What cfgcheck says with `dump --format json`. */
export function understoodHere(text: string, target: string, host: string): Understood {
  const language = drbdConf as unknown as Language
  const reading = readSource(language, createSource('drbd.conf', text), { target, facts: { host } })
  const { configuration } = drbdConf.compose(reading as never, () => [])
  const found: Record<string, string[]> = {}
  for (const { name, options, hosts, connections } of dumpData(configuration).resources) {
    const lines = Object.entries(options).flatMap(([section, settings]) =>
      Object.entries(settings).filter(([key]) => !unprinted(target).has(key)).map(([key, { value }]) => `${key === 'protocol' ? key : `${section}.${key}`} = ${key === 'shared-secret' ? '***' : value}`),
    )
    const places = hosts.flatMap(({ name: owner, address, volumes }) => [
      ...(address === undefined ? [] : [`${owner} address ${plainAddress(address)}`]),
      ...volumes.flatMap(({ number, device, minor, disk, metaDisk, options: own }) => [
        ...(device === undefined ? [] : [`${owner} device ${device} minor ${minor ?? ''}`]),
        ...(disk === undefined ? [] : [`${owner} disk ${disk}`]),
        ...(metaDisk === undefined ? [] : [`${owner} meta-disk ${metaDisk}`]),
        ...optionLines(own).map(option => `${owner} volume ${number} ${option}`),
      ]),
    ])
    // drbdadm before 9 knows no connections.
    const links = target.startsWith('8') ? [] : connections.flatMap(({ hosts: pair, paths, options: own, volumes }) => {
      const title = `connection ${pair.join(' ')}`
      const ends = paths.map(path => path.map(end => [end.host, ...(end.address === undefined ? [] : [plainAddress(end.address)])].join(' ')).join(', '))
      return [
        `${title}: ${ends.join('; ')}`,
        ...optionLines(own).map(option => `${title} ${option}`),
        ...volumes.flatMap(volume => optionLines(volume.options).map(option => `${title} volume ${volume.number} ${option}`)),
      ]
    })
    found[name] = [...lines, ...places, ...links].sort()
  }
  return found
}

function plainAddress(address: string): string {
  return address.replace(/^ipv6 |^ssocks |^sdp |[[\]]/g, '')
}

function optionLines(options: DumpedOptions): string[] {
  return Object.entries(options).flatMap(([section, settings]) =>
    Object.entries(settings).map(([key, { value }]) => `${section}.${key} is ${key === 'shared-secret' ? '***' : value}`),
  )
}
