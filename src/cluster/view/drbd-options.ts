import type { Finding } from '../../diagnostics/diagnostic.js'
import { compareText } from '../../diagnostics/order.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { Secret } from '../../text/secret.js'
import { adoption } from '../adoption.js'
import { deviations } from '../deviations.js'
import type { ClusterModel } from '../model.js'
import { drbdClusters, fileOn } from './groups.js'
import type { HostGroup } from './groups.js'
import { oncePerCluster } from './once-per-cluster.js'
import { followingFromErrors, placeOfSection } from './suspects.js'

/** The options of `net` that both hosts compare when they connect; they refuse each other when one differs. */
export const negotiatedOptions: ReadonlySet<string> = new Set([
  'protocol',
  'after-sb-0pri',
  'after-sb-1pri',
  'after-sb-2pri',
  'allow-two-primaries',
  'data-integrity-alg',
  'csums-alg',
  'verify-alg',
])

/** The options by which hosts prove who they are. */
export const secretOptions: ReadonlySet<string> = new Set(['shared-secret', 'cram-hmac-alg'])

/** An option of a resource as the hosts that carry the resource see it. */
interface OptionCopies {
  readonly section: string
  readonly name: string
  readonly copies: readonly OptionCopy[]
}

/** One host's word on an option; `option` is `undefined` where the host does not set it. */
interface OptionCopy {
  readonly host: string
  readonly option: HostFact<'drbd-option'> | undefined
  readonly resource: HostFact<'drbd-resource'>
}

/** Lists every effective option that more than one host could have and of which not all say the same, with what each says of it. */
const optionCopies = oncePerCluster((cluster): readonly OptionCopies[] => [...listOptions(cluster)])

function* listOptions(cluster: ClusterModel): Generator<OptionCopies> {
  for (const group of drbdClusters(cluster).flatMap(hosts => byRelease(cluster, hosts))) {
    if (group.length < 2) continue
    const byResource = new Map<string, HostFact<'drbd-resource'>[]>()
    const byOption = new Map<string, Map<string, HostFact<'drbd-option'>>>()
    for (const host of group) for (const entry of cluster.factsOn(host, 'drbd-resource')) listAt(byResource, entry.fact.name).push(entry)
    for (const host of group) {
      for (const entry of cluster.factsOn(host, 'drbd-option')) {
        if (entry.fact.host !== undefined) continue // An option of one host's section is that host's own.
        if ((byResource.get(entry.fact.resource)?.length ?? 0) < 2) continue
        const key = [entry.fact.resource, entry.fact.section, entry.fact.name].join('\0')
        let hosts = byOption.get(key)
        if (hosts === undefined) byOption.set(key, (hosts = new Map()))
        hosts.set(host, entry)
      }
    }
    const unlike = [...byOption].flatMap(([key, options]) => {
      const [resource = '', section = '', name = ''] = key.split('\0')
      const copies = (byResource.get(resource) ?? []).map(entry => ({ host: entry.host, option: options.get(entry.host), resource: entry }))
      const [first, ...others] = copies
      return first === undefined || others.every(other => isSame(first, other)) ? [] : [{ key, section, name, copies }]
    })
    yield* unlike.sort((a, b) => compareText(a.key, b.key))
  }
}

/** Parts hosts by the release that reads their files: each keeps options in sections and under names of its own. */
function byRelease(cluster: ClusterModel, hosts: HostGroup): readonly HostGroup[] {
  const parts = new Map<string, string[]>()
  for (const host of hosts) {
    const release = fileOn(cluster, host, 'drbd-conf')?.fact.target ?? ''
    addTo(parts, release, host)
  }
  return [...parts.values()]
}

/**
 * Finds the options in which hosts deviate from each other; an option of `common` counts once, not for each resource.
 */
export function* optionDeviations(
  cluster: ClusterModel,
  isWanted: (name: string, section: string) => boolean,
): Generator<Finding> {
  const seen = new Set<string>()
  for (const { section, name, copies } of optionCopies(cluster)) {
    if (!isWanted(name, section)) continue
    for (const { item, from } of deviations(copies.filter(isKnown), isSame)) {
      const at = item.option ?? from.option
      const related = item.option === undefined ? item.resource : (from.option ?? from.resource)
      if (at === undefined || seen.has(`${item.host} ${at.origin.file} ${at.origin.span.start}`)) continue
      seen.add(`${item.host} ${at.origin.file} ${at.origin.span.start}`)
      yield {
        at,
        message: messageOf(name, item, from),
        fixes: item.option === undefined ? [] : adoption(at, textOf(from), from.host),
        related: [{ at: related, message: `on host "${related.host}"` }],
        ...followingFromErrors([item, from].flatMap(copy => suspectsFor(cluster, copy))),
      }
    }
  }
}

/** Where an option that a host does not set may stand and not be understood. */
function suspectsFor(cluster: ClusterModel, { host, option, resource }: OptionCopy): readonly Origin[] {
  if (option !== undefined) return [option.origin]
  const settings = cluster.settingsOn(host, 'drbd-conf')
  return [`resource ${resource.fact.name}`, 'common'].flatMap(section => placeOfSection(settings, section) ?? [])
}

function isKnown({ option }: OptionCopy): boolean {
  return !(option?.fact.value instanceof Secret && option.fact.value.isUnknown)
}

/** The value that may be shown and written; a secret may not. */
function textOf({ option }: OptionCopy): string | undefined {
  const value = option?.fact.value
  return typeof value === 'string' ? value : undefined
}

function isSame(a: OptionCopy, b: OptionCopy): boolean {
  const [left, right] = [a.option?.fact.value, b.option?.fact.value]
  return left instanceof Secret && right instanceof Secret ? left.equals(right) : left === right
}

function messageOf(name: string, item: OptionCopy, from: OptionCopy): string {
  if (item.option === undefined) return `"${name}" is set on host "${from.host}" and not on host "${item.host}"`
  if (from.option === undefined) return `"${name}" is set on host "${item.host}" and not on host "${from.host}"`
  const [actual, expected] = [item.option.fact.value, from.option.fact.value]
  if (actual instanceof Secret || expected instanceof Secret) {
    return `"${name}" is not the same on hosts "${item.host}" and "${from.host}"`
  }
  return `"${name}" is "${actual}" on host "${item.host}" and "${expected}" on host "${from.host}"`
}

function listAt<Value>(map: Map<string, Value[]>, key: string): Value[] {
  let list = map.get(key)
  if (list === undefined) map.set(key, (list = []))
  return list
}
