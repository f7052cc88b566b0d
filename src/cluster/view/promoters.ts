import type { HostFact } from '../../facts/fact-index.js'
import { isVersionFrom } from '../../text/version.js'
import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { fileOn } from './groups.js'
import { oncePerCluster } from './once-per-cluster.js'

/** The resources that drbd-reactor promotes and a drbd.conf of DRBD 9 on the same host has, each at the first host that says so. */
export function* promotedByReactor(cluster: ClusterModel): Generator<HostFact<'promoted-resource'>> {
  const seen = new Set<string>()
  for (const promoted of promotedOnHosts(cluster)) {
    if (seen.has(promoted.fact.name)) continue
    seen.add(promoted.fact.name)
    yield promoted
  }
}

/** The same, as each of the hosts says it. */
export function* promotedOnHosts(cluster: ClusterModel): Generator<HostFact<'promoted-resource'>> {
  for (const promoted of cluster.facts('promoted-resource')) {
    const release = fileOn(cluster, promoted.host, 'drbd-conf')?.fact.target
    if (release !== undefined && isVersionFrom(release, '9.0') && cluster.factsOn(promoted.host, 'drbd-resource').some(({ fact }) => fact.name === promoted.fact.name)) yield promoted
  }
}

/** An option of a resource as drbd.conf of a host has it; nothing where it is not set. */
export function drbdOption(cluster: ClusterModel, host: string, wanted: { readonly resource: string; readonly section: string; readonly name: string }): HostFact<'drbd-option'> | undefined {
  return cluster.factsOn(host, 'drbd-option').find(({ fact }) => fact.resource === wanted.resource && fact.section === wanted.section && fact.name === wanted.name && fact.host === undefined)
}

/** Tells whether neither quorum nor fencing keeps a promoted resource from being primary twice. */
export function withoutDecision(cluster: ClusterModel, { host, fact: { name } }: HostFact<'promoted-resource'>): boolean {
  const quorum = drbdOption(cluster, host, { resource: name, section: 'options', name: 'quorum' })
  const fencing = drbdOption(cluster, host, { resource: name, section: 'net', name: 'fencing' }) ?? drbdOption(cluster, host, { resource: name, section: 'disk', name: 'fencing' })
  return (quorum === undefined || quorum.fact.value === 'off') && (fencing === undefined || fencing.fact.value === 'dont-care')
}

/** A promoted resource, by what keeps two hosts from promoting it. */
export interface PromoterPolicy {
  readonly promoted: HostFact<'promoted-resource'>
  readonly resource: HostFact<'drbd-resource'>
  /** Quorum decides; where it is off, fencing does. Where neither is on, nothing is promoted, and the resource is not here. */
  readonly hasQuorum: boolean
  readonly fencing: HostFact<'drbd-option'> | undefined
  /** What becomes of the services when quorum is lost. */
  readonly onLoss: 'shutdown' | 'freeze'
  readonly onLossAt: Place | undefined
}

/** The resources that drbd-reactor promotes and does not pass over. */
export const promotersByPolicy = oncePerCluster((cluster): readonly PromoterPolicy[] => [...promotedByReactor(cluster)].flatMap(promoted => {
  const { host, fact: { name } } = promoted
  const resource = cluster.factsOn(host, 'drbd-resource').find(({ fact }) => fact.name === name)
  const quorum = drbdOption(cluster, host, { resource: name, section: 'options', name: 'quorum' })
  const fencing = drbdOption(cluster, host, { resource: name, section: 'net', name: 'fencing' })
  const hasQuorum = quorum !== undefined && quorum.fact.value !== 'off'
  const isFencing = fencing !== undefined && fencing.fact.value !== 'dont-care'
  if (resource === undefined || (!hasQuorum && !isFencing)) return []
  const onLoss = cluster.settingsOn(host, 'drbd-reactor').find(({ fact }) => fact.key === `promoter ${name} / on-quorum-loss`)
  return [{ promoted, resource, hasQuorum, fencing: isFencing ? fencing : undefined, onLoss: onLoss !== undefined && /freeze/.test(String(onLoss.fact.value)) ? 'freeze' : 'shutdown', onLossAt: onLoss }]
}))

/** What DRBD takes where an option is not written. */
const defaults: Readonly<Record<string, string>> = { 'quorum': 'off', 'on-no-quorum': 'suspend-io', 'on-no-data-accessible': 'io-error', 'on-suspended-primary-outdated': 'disconnect', 'rr-conflict': 'disconnect' }

/** Lists the options of a promoted resource that have another value than the daemon wants, written or not. */
export function deviationsFrom(cluster: ClusterModel, { promoted, resource }: PromoterPolicy, wanted: Readonly<Record<string, string>>): { readonly name: string; readonly wanted: string; readonly option: HostFact<'drbd-option'> | undefined }[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const option = drbdOption(cluster, promoted.host, { resource: resource.fact.name, section: name === 'rr-conflict' ? 'net' : 'options', name })
    return (option?.fact.value ?? defaults[name]) === value ? [] : [{ name, wanted: value, option }]
  })
}
