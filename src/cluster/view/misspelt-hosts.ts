import type { Origin, Place } from '../../text/located.js'
import { isSlip } from '../../text/host-slip.js'
import type { ClusterModel } from '../model.js'
import { fileOn, filesOf } from './groups.js'
import { foldedName, heartbeatNameOf, namesOf, shortName, systemNameOf } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/** A name that no given host has, in a file that leaves out a host of nearly that name; of ha.cf also one that lacks a domain or has one too many. */
export interface Misspelling {
  /** The host on which the file lies, and the file's language. */
  readonly on: string
  readonly language: NamingLanguage
  readonly written: string
  readonly at: Place
  /** The host that was meant, and its name in the form in which it was written, short or full. */
  readonly meant: string
  readonly name: string
}

/** The languages whose files name all hosts of a cluster. */
export type NamingLanguage = 'ha-cf' | 'cluster-conf' | 'ocfs2-conf' | 'drbd-conf'

/** So many names are compared with so many hosts; a tree that needs more has no slip but other hosts. */
const mostComparisons = 50_000

/** Finds the slips in the names of hosts: who is meant is the host that the same file leaves out. */
export const misspeltHosts = oncePerCluster((cluster): readonly Misspelling[] => {
  const found: Misspelling[] = []
  let left = mostComparisons
  for (const on of cluster.hosts.keys()) {
    for (const [language, names] of namedOn(cluster, on)) {
      if (language === 'ha-cf') found.push(...inOtherForm(cluster, on, names))
      const strangers = [...names].filter(([written]) => cluster.hostNamed(written) === undefined)
      if (strangers.length === 0) continue
      const known = new Set([...names.keys()].flatMap(written => cluster.hostNamed(written) ?? []))
      const leftOut = [...cluster.hosts.keys()].filter(host => !known.has(host) && mayBelong(cluster, host, language))
      left -= strangers.length * leftOut.length
      if (left < 0) return found
      const ownNames = leftOut.map(host => ({ host, own: namesOf(cluster, host) }))
      const inPlace = strangerInPlaceOf(cluster, language, { strangers: strangers.map(([name]) => name), leftOut })
      for (const [written, at] of strangers) {
        const near = ownNames.flatMap(({ host, own }) => {
          const name = own.map(other => inFormOf(other, written)).find(other => isSlip(written, other))
          return name === undefined ? [] : [{ host, name }]
        })
        const [only = inPlace, ...others] = near
        if (only !== undefined && others.length === 0) found.push({ on, language, written, at, meant: only.host, name: only.name })
      }
    }
  }
  return found
})

/** Heartbeat compares whole names: one with its domain is nobody's where the host calls itself without. */
function* inOtherForm(cluster: ClusterModel, on: string, names: ReadonlyMap<string, Place>): Generator<Misspelling> {
  const folded = new Set([...names.keys()].map(foldedName))
  for (const [written, at] of names) {
    const meant = cluster.hostNamed(written)
    const name = meant === undefined ? undefined : heartbeatNameOf(cluster, meant)?.name
    if (meant === undefined || name === undefined || mayJoinUnlisted(cluster, meant) || folded.has(foldedName(name)) || shortName(foldedName(name)) !== shortName(foldedName(written))) continue
    yield { on, language: 'ha-cf', written, at, meant, name }
  }
}

/**
 * Heartbeat does not start on a host that its own ha.cf leaves out: where one name there is nobody's, and one host has none, it is that host,
 * though names that a number tells apart are no slips of each other elsewhere.
 */
function strangerInPlaceOf(cluster: ClusterModel, language: NamingLanguage, { strangers, leftOut }: { readonly strangers: readonly string[]; readonly leftOut: readonly string[] }): { readonly host: string; readonly name: string } | undefined {
  const [host] = leftOut
  const [written, ...more] = strangers
  if (language !== 'ha-cf' || written === undefined || more.length > 0 || leftOut.length !== 1 || host === undefined) return undefined
  // A name that several hosts have is nobody's for another reason.
  if (namesOf(cluster, host).some(name => foldedName(name) === foldedName(written))) return undefined
  const own = cluster.factsOn(host, 'heartbeat-host')
  return mayJoinUnlisted(cluster, host) || own.length === 0 || own.some(({ fact }) => cluster.hostNamed(fact.name) === host) ? undefined : { host, name: systemNameOf(cluster, host)?.name ?? host }
}

function mayJoinUnlisted(cluster: ClusterModel, host: string): boolean {
  return cluster.settingsOn(host, 'ha-cf').some(({ fact }) => fact.key === 'autojoin' && fact.value !== 'none')
}

/** A host without a file of the language belongs to another cluster, unless nothing of it was collected. */
function mayBelong(cluster: ClusterModel, host: string, language: NamingLanguage): boolean {
  return fileOn(cluster, host, language) !== undefined || !cluster.factsOn(host, 'config-file').some(({ fact }) => naming.has(fact.language))
}

const naming: ReadonlySet<string> = new Set(['ha-cf', 'cluster-conf', 'ocfs2-conf', 'drbd-conf'] satisfies NamingLanguage[])

/** Finds what a name in a host's file was meant for, where it is a slip. */
export function misspellingOf(cluster: ClusterModel, on: string, { language, written }: Pick<Misspelling, 'language' | 'written'>): Misspelling | undefined {
  const wanted = foldedName(written)
  return misspeltHosts(cluster).find(found => found.on === on && found.language === language && foldedName(found.written) === wanted)
}

/** Tells whether a name is a slip in any file of any host, or what one of them was meant for. */
export function isPartOfSlip(cluster: ClusterModel, name: string): boolean {
  const host = cluster.hostNamed(name)
  return misspeltHosts(cluster).some(({ written, meant }) => (host === undefined ? foldedName(written) === foldedName(name) : meant === host))
}

/**
 * The names of hosts in the files of one host, each with its first place; in drbd.conf those of each resource by themselves, where
 * one of them is no host's.
 */
function namedOn(cluster: ClusterModel, on: string): readonly (readonly [NamingLanguage, ReadonlyMap<string, Place>])[] {
  const lists = new Map<string, readonly [NamingLanguage, Map<string, Place>]>()
  const add = (language: NamingLanguage, name: string | undefined, at: Place, resource = ''): void => {
    const key = `${language} ${resource}`
    let list = lists.get(key)
    if (list === undefined) lists.set(key, (list = [language, new Map()]))
    if (name !== undefined && !list[1].has(name)) list[1].set(name, at)
  }
  for (const entry of cluster.factsOn(on, 'heartbeat-host')) add('ha-cf', entry.fact.name, entry)
  for (const entry of cluster.factsOn(on, 'rhcs-host')) add('cluster-conf', entry.fact.name, entry)
  for (const entry of cluster.factsOn(on, 'ocfs2-node')) add('ocfs2-conf', entry.fact.name, entry)
  const odd = resourcesWithStrangers(cluster, on)
  if (odd.size === 0) return [...lists.values()]
  for (const entry of cluster.factsOn(on, 'drbd-address')) if (odd.has(entry.fact.resource)) add('drbd-conf', entry.fact.host, entry, entry.fact.resource)
  for (const entry of cluster.factsOn(on, 'drbd-resource')) {
    if (odd.has(entry.fact.name)) for (const name of entry.fact.hosts) add('drbd-conf', name, entry, entry.fact.name)
  }
  return [...lists.values()]
}

/** The resources in a host's drbd.conf that name somebody who is no host. */
function resourcesWithStrangers(cluster: ClusterModel, on: string): ReadonlySet<string> {
  const odd = new Set<string>()
  for (const { fact } of cluster.factsOn(on, 'drbd-address')) if (cluster.hostNamed(fact.host) === undefined) odd.add(fact.resource)
  for (const { fact } of cluster.factsOn(on, 'drbd-resource')) if (fact.hosts.some(name => cluster.hostNamed(name) === undefined)) odd.add(fact.name)
  return odd
}

/** A host's name as short, or as full, as another one was written. */
function inFormOf(own: string, written: string): string {
  if (!written.includes('.')) return shortName(own)
  return own.includes('.') ? own : own + written.slice(written.indexOf('.'))
}

/** Makes a test of settings of a language: those with a slip in them are doubtful, and so is the lack of what was meant. */
export function slipsIn(cluster: ClusterModel, language: NamingLanguage): (key: string, host: string, fact: { readonly fact: { readonly value: unknown } } | undefined) => boolean {
  const slips = misspeltHosts(cluster).filter(found => found.language === language)
  return (key, host, entry) => {
    const own = slips.filter(({ on }) => on === host)
    if (own.length === 0) return false
    const words = key.split(/[ /#]+/)
    if (entry === undefined) return words.some(word => own.some(({ meant }) => cluster.hostNamed(word) === meant))
    const { value } = entry.fact
    if (typeof value === 'string') words.push(value)
    return words.some(word => own.some(({ written }) => foldedName(written) === foldedName(word)))
  }
}

/** The rules that tell a host of whose own file it is left out, each in that file. */
const ownRules: Readonly<Record<NamingLanguage, readonly string[]>> = {
  'ha-cf': ['ha-cf/missing-own-host'],
  'cluster-conf': ['cluster/unknown-cman-host'],
  'ocfs2-conf': ['cluster/unknown-ocfs2-host'],
  'drbd-conf': ['drbd-conf/missing-local-host', 'cluster/unknown-drbd-host'],
}

/** Where a slip is told by the file of the host that was meant, which has no entry of its own: what else says so follows from that. */
export function ownFaults(cluster: ClusterModel, { language, meant }: Pick<Misspelling, 'language' | 'meant'>): readonly { readonly rule: string; readonly at: Origin }[] {
  return filesOf(cluster, meant, language).flatMap(at => ownRules[language].map(rule => ({ rule, at })))
}
