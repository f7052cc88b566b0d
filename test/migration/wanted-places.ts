import { parse as parseHaresources } from '../../src/languages/haresources/parse.js'
import { read as readHaresources } from '../../src/languages/haresources/schema.js'
import { createSource } from '../../src/text/source.js'
import type { PlainElement } from '../../src/xml/plain.js'
import { readXml } from '../../src/xml/plain.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'

/** A service of the old cluster: the hosts on one of which it starts, and what it is in the new one. */
export interface WantedPlace {
  readonly hosts: readonly string[]
  readonly members: readonly string[]
  readonly promoted: readonly string[]
}

/** Says from the old files alone which host should have which service; what it is called is looked up in the CIB by what it does. */
export function wantedPlaces(old: ClusterFiles, cib: string): readonly WantedPlace[] {
  const root = readXml(cib)
  const primitives = root === undefined ? [] : everyElement(root).filter(({ tag }) => tag === 'primitive')
  const withValue = (name: string, value: string): string[] => primitives.filter(element => element.attributes['class'] === 'ocf' && valueOf(element, name) === value).map(({ attributes }) => attributes['id'] ?? '')
  const inCluster = (host: string): boolean => cib.includes(`uname="${host}"`)
  return [...heartbeatServices(old), ...rgmanagerServices(old)].filter(({ hosts }) => hosts.some(inCluster)).map(({ hosts, addresses, mounts, drbd }) => ({
    hosts,
    members: [...addresses.flatMap(address => withValue('ip', address)), ...mounts.flatMap(mount => withValue('directory', mount))],
    promoted: drbd.flatMap(name => withValue('drbd_resource', name)),
  }))
}

interface Service {
  readonly hosts: readonly string[]
  readonly addresses: readonly string[]
  readonly mounts: readonly string[]
  readonly drbd: readonly string[]
}

function heartbeatServices(old: ClusterFiles): readonly Service[] {
  const text = textOf(old, /etc\/ha\.d\/haresources$/)
  if (text === undefined) return []
  return readHaresources(parseHaresources(createSource('haresources', text)), {}).model.groups.map(({ host, resources }) => ({
    hosts: [host.value],
    addresses: [...new Set(resources.flatMap(({ address }) => address?.address.value ?? []))],
    mounts: resources.filter(({ script }) => script.value === 'Filesystem').map(resource => resource.arguments[1]?.value ?? ''),
    drbd: resources.filter(({ script }) => script.value === 'drbddisk').map(resource => resource.arguments[0]?.value ?? ''),
  }))
}

function rgmanagerServices(old: ClusterFiles): readonly Service[] {
  const text = textOf(old, /etc\/cluster\/cluster\.conf$/)
  const root = text === undefined ? undefined : readXml(text)
  const all = root === undefined ? [] : everyElement(root)
  const definition = (element: PlainElement): PlainElement =>
    all.find(({ tag, attributes }) => tag === element.tag && element.attributes['ref'] !== undefined && (attributes['name'] ?? attributes['address']) === element.attributes['ref']) ?? element
  return all.filter(({ tag }) => tag === 'service').filter(({ attributes }) => attributes['autostart'] !== '0').map(service => {
    const domain = all.find(({ tag, attributes }) => tag === 'failoverdomain' && attributes['name'] === service.attributes['domain'])
    const members = (domain?.children ?? all.filter(({ tag }) => tag === 'clusternode')).map(({ attributes }) => ({ name: attributes['name'] ?? '', priority: domain?.attributes['ordered'] === '1' ? Number(attributes['priority'] ?? 1) : 1 }))
    const best = Math.min(...members.map(({ priority }) => priority))
    const inside = everyElement(service).slice(1).map(definition)
    return {
      hosts: members.filter(({ priority }) => priority === best).map(({ name }) => name),
      addresses: inside.filter(({ tag }) => tag === 'ip').map(({ attributes }) => (attributes['address'] ?? '').split('/')[0] ?? ''),
      mounts: inside.filter(({ tag }) => tag === 'fs' || tag === 'clusterfs' || tag === 'netfs').map(({ attributes }) => attributes['mountpoint'] ?? ''),
      drbd: inside.filter(({ tag }) => tag === 'drbd').map(({ attributes }) => attributes['resource'] ?? ''),
    }
  })
}

function textOf(old: ClusterFiles, path: RegExp): string | undefined {
  return Object.values(old).flatMap(files => Object.entries(files).filter(([name]) => path.test(name)).map(([, text]) => text))[0]
}

function everyElement(element: PlainElement): PlainElement[] {
  return [element, ...element.children.flatMap(everyElement)]
}

function valueOf(element: PlainElement, name: string): string | undefined {
  return everyElement(element).find(({ tag, attributes }) => tag === 'nvpair' && attributes['name'] === name)?.attributes['value']
}
