import type { FactOf } from '../../facts/fact.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/** The filters of a host's lvm.conf, by which LVM passes over devices. */
export function filtersOn(cluster: ClusterModel, host: string): readonly HostFact<'lvm-option'>[] {
  return cluster.factsOn(host, 'lvm-option').filter(({ fact }) => /^(global_)?filter$/.test(fact.name))
}

/** The patterns of a filter, in their order. */
export function patternsOf({ items, value }: FactOf<'lvm-option'>): readonly string[] {
  return items ?? value.split(' ')
}

/** The releases of Red Hat's kind since which LVM looks at the devices of a list alone, and asks no filter. */
const devicesFileSince: Readonly<Record<string, number>> = { rhel: 9, centos: 9, rocky: 9, almalinux: 9, ol: 9, fedora: 34 }

/** Tells whether LVM looks at the devices of `/etc/lvm/devices/system.devices` alone, of which nobody here knows what it names. */
export function hasDevicesFile(cluster: ClusterModel, host: string): boolean {
  const written = cluster.factsOn(host, 'lvm-option').filter(({ fact }) => fact.name === 'use_devicesfile').at(-1)
  if (written !== undefined) return written.fact.value !== '0'
  return cluster.factsOn(host, 'operating-system').some(({ fact }) => Number.parseInt(fact.version ?? '', 10) >= (devicesFileSince[fact.name] ?? Infinity))
}

/**
 * The first pattern that matches decides: `r…` leaves a device out, `a…` takes it. Unreadable patterns decide nothing.
 */
export function isRejected(patterns: readonly string[], path: string): boolean {
  for (const pattern of patterns) {
    const [, action, delimiter = '/', body = ''] = /^([ar])(.)(.*).$/.exec(pattern) ?? []
    if (action === undefined || delimiter === '') continue
    // Only plain patterns are understood: a prefix, an anchored name, or everything.
    const plain = body.replace(/\\/g, '').replace(/^\^/, '').replace(/\$$/, '')
    const isAll = plain === '.*'
    const prefix = plain.replace(/(\.\*|\[0-9\][+*]?)$/, '')
    if (isAll || path.startsWith(prefix)) return action === 'r'
  }
  return false
}

/**
 * Tells whether a filter certainly leaves a device out: LVM takes a device of which it takes one name. A pattern that is not plain may take it.
 */
export function isSurelyRejected(patterns: readonly string[], names: readonly string[]): boolean {
  return names.every(name => {
    for (const pattern of patterns) {
      const verdict = verdictOf(pattern, name)
      if (verdict !== 'passed') return verdict === 'r'
    }
    return false
  })
}

/** What a single pattern says of a name; `unknown` where it is not plain. */
function verdictOf(pattern: string, name: string): 'a' | 'r' | 'passed' | 'unknown' {
  const [, action, body = ''] = /^([ar])[^\w\s](.*)[^\w\s]$/.exec(pattern) ?? []
  const [, start = '', text, many = '', end = ''] = /^(\^?)([\w/-]*)((?:\.\*|\[0-9\][*+]?)?)(\$?)$/.exec(body.replaceAll('\\/', '/')) ?? []
  if ((action !== 'a' && action !== 'r') || text === undefined) return 'unknown'
  const at = start === '' ? name.indexOf(text) : name.startsWith(text) ? 0 : -1
  if (at === -1) return 'passed'
  const rest = name.slice(at + text.length)
  const isMatch = many === '.*' ? true : many === '' ? end === '' || rest === '' : many === '[0-9]*' ? end === '' || /^\d*$/.test(rest) : many === '[0-9]+' ? (end === '' ? /^\d/ : /^\d+$/).test(rest) : (end === '' ? /^\d/ : /^\d$/).test(rest)
  return isMatch ? action : 'passed'
}
