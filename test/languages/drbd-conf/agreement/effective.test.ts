import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { readSource } from '../../../../src/engine/check-unit.js'
import { dumpData } from '../../../../src/languages/drbd-conf/dump.js'
import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { formatted } from '../../../../src/testing/laws.js'
import { createSource } from '../../../../src/text/source.js'
import { generateConfiguration, generatedHost } from '../generate.js'
import { probes } from './generate.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 150)
const corpus = resolve(process.cwd(), '../shared/corpus/drbd')
const manifest = join(corpus, 'manifest.json')

/** What a program understands of a resource: one line each for options, addresses, devices. */
type Understood = Readonly<Record<string, readonly string[]>>

/** What drbdadm says with `dump-xml`. */
function understoodByDrbdadm(xml: string): Understood {
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
        ]),
      ]
      // An address that only a connection gives is printed as "(null)".
      return owners.flatMap(owner => lines.filter(line => !line.includes('(null)')).map(line => `${owner} ${line}`))
    })
    found[name] = [...[...lines].map(([key, value]) => `${key} = ${value}`), ...hosts].sort()
  }
  return found
}

function withoutHosts(understood: Understood): Understood {
  return Object.fromEntries(Object.entries(understood).map(([name, lines]) => [name, lines.filter(line => line.includes(' = '))]))
}

/** Leaves out what drbdadm prints at times only: an order of resynchronisation, and timeouts, that have no effect. */
function comparable(understood: Understood): Understood {
  const isFickle = (line: string): boolean => /^(disk\.resync-after|syncer\.after|startup\.stacked-timeouts) =/.test(line)
  return Object.fromEntries(Object.entries(understood).map(([name, lines]) => [name, lines.filter(line => !isFickle(line))]))
}

function hasRepeats(xml: string): boolean {
  return (xml.match(/<section name="[^]*?<\/section>/g) ?? []).some(section => {
    const names = section.match(/<option name="[^"]*"/g) ?? []
    return new Set(names).size < names.length
  })
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
function understoodHere(text: string, target: string, host: string): Understood {
  const language = drbdConf as unknown as Language
  const reading = readSource(language, createSource('drbd.conf', text), { target, facts: { host } })
  const { configuration } = drbdConf.compose(reading as never, () => [])
  const found: Record<string, string[]> = {}
  for (const { name, options, hosts } of dumpData(configuration).resources) {
    const lines = Object.entries(options).flatMap(([section, settings]) =>
      Object.entries(settings).filter(([key]) => !unprinted(target).has(key)).map(([key, { value }]) => `${key === 'protocol' ? key : `${section}.${key}`} = ${key === 'shared-secret' ? '***' : value}`),
    )
    const places = hosts.flatMap(({ name: owner, address, volumes }) => [
      ...(address === undefined ? [] : [`${owner} address ${address.replace(/^ipv6 |^ssocks |^sdp |[[\]]/g, '')}`]),
      ...volumes.flatMap(({ device, minor, disk, metaDisk }) => [
        ...(device === undefined ? [] : [`${owner} device ${device} minor ${minor ?? ''}`]),
        ...(disk === undefined ? [] : [`${owner} disk ${disk}`]),
        ...(metaDisk === undefined ? [] : [`${owner} meta-disk ${metaDisk}`]),
      ]),
    ])
    found[name] = [...lines, ...places].sort()
  }
  return found
}

describe.skipIf(!hasDrbdadm())('effective values (needs drbdadm 9.22, drbdadm-84 and -83)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test.each(oracles)('$target understands every generated file as cfgcheck does', { timeout: 1000 * runs }, ({ target, module }) => {
    const written = target === '8.3' ? '8.3.16' : target
    for (let seed = 0; seed < runs; seed += 1) {
      const text = generateConfiguration({ target: written, seed })
      const xml = oracle.dumpXml(text, { module, host: generatedHost })
      expect(xml, text).not.toBe('')
      expect(understoodHere(text, target, generatedHost), text).toEqual(understoodByDrbdadm(xml))
    }
  })

  test.each(oracles)('$target dumps every generated file the same after it was formatted', { timeout: 1000 * runs }, ({ target, module }) => {
    const written = target === '8.3' ? '8.3.16' : target
    for (let seed = 0; seed < runs; seed += 1) {
      const text = generateConfiguration({ target: written, seed })
      const question = { module, host: generatedHost }
      const before = oracle.dump(text, question)
      expect(before, text).not.toBe('')
      expect(oracle.dump(formatted(drbdConf as unknown as Language, text), question)).toBe(before)
    }
  })

  test.each(oracles)('$target understands volumes, connections and the like as cfgcheck does', { timeout: 1000 * runs }, ({ target, module }) => {
    let compared = 0
    for (const { text, host } of fc.sample(probes(target), { seed: 20061122, numRuns: runs * 4 })) {
      if (/stacked-on-top-of|floating/.test(text)) continue
      const xml = oracle.dumpXml(text, { module, host })
      // An option that stands twice is handed on twice, and which one counts is for drbdsetup to say.
      if (xml === '' || hasRepeats(xml)) continue
      compared += 1
      expect(comparable(understoodHere(text, target, host)), text).toEqual(comparable(understoodByDrbdadm(xml)))
    }
    expect(compared).toBeGreaterThan(runs / 10)
  })

  describe.skipIf(!existsSync(manifest))(`files of public repositories (needs ${corpus})`, () => {
    const files = existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: { file: string; drbd_node_used: string }[] }).files
      : []
    test.each(oracles)('$target understands every one that it accepts as cfgcheck does', ({ target, module }) => {
      let compared = 0
      for (const { file, drbd_node_used: host } of files) {
        const text = readFileSync(join(corpus, file), 'utf8')
        if (/^\s*(include|template-file)\b/m.test(text)) continue
        const xml = oracle.dumpXml(text, { module, host })
        if (xml === '') continue
        compared += 1
        // Of a stacked section drbdadm prints what it takes from the one below, of a floating one no name.
        const isStacked = /^\s*(stacked-on-top-of|floating)\b/m.test(text)
        const plain = isStacked ? withoutHosts : (understood: Understood) => understood
        expect(plain(understoodHere(text, target, host)), file).toEqual(plain(understoodByDrbdadm(xml)))
      }
      expect(compared).toBeGreaterThan(10)
    })
  })
})
