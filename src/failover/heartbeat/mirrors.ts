import { interfacesFor } from '../../cluster/view/addresses.js'
import { detectionOf } from '../../cluster/view/drbd-detection.js'
import type { Detection } from '../../cluster/view/drbd-detection.js'
import { addressesByHost, allowsTwoPrimaries, optionOf } from '../../cluster/view/drbd.js'
import type { ClusterModel } from '../../cluster/model.js'
import { originOf } from '../../text/located.js'
import type { Place } from '../../text/located.js'
import { listed } from '../../text/quantity.js'
import { handlerOf, policyOf } from '../drbd-fencing.js'
import type { FencingPolicy, Handler } from '../drbd-fencing.js'
import type { Decided } from '../story.js'
import { pathWith } from './paths.js'
import type { Path } from './paths.js'

/** A DRBD resource that a pair shares, and what decides about it. Times in milliseconds. */
export interface Mirror {
  readonly name: string
  readonly at: Place
  readonly protocol: Decided<'A' | 'B' | 'C'>
  readonly detection: Detection | undefined
  readonly policy: Decided<FencingPolicy>
  readonly handler: Decided<Handler> | undefined
  readonly allowsTwoPrimaries: boolean
  readonly wfcMs: Decided<number>
  readonly degrWfcMs: Decided<number>
  readonly outdatedWfcMs: Decided<number>
  /** The interface of each host on which its link lies, where that is known. */
  readonly interfaces?: ReadonlyMap<string, string>
  /** The heartbeat path that it shares; `undefined` where it has a link of its own. */
  readonly path: Path | undefined
  /** Where its link lies is known. */
  readonly isPathKnown: boolean
}

/** Gathers the resources that both hosts of a pair hold. Stacked ones are not among them. */
export function mirrorsOf(cluster: ClusterModel, hosts: readonly [string, string], paths: readonly Path[]): readonly Mirror[] {
  const seen = new Set<string>()
  return hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource')).flatMap((entry): Mirror[] => {
    const { fact, host } = entry
    const members = fact.hosts.map(name => cluster.hostNamed(name) ?? name)
    if (seen.has(fact.name) || fact.isStacked || !hosts.every(member => members.includes(member))) return []
    seen.add(fact.name)
    const option = (name: string): Decided<string> | undefined => {
      const found = optionOf(cluster, host, { resource: fact.name, name })
      return typeof found?.fact.value === 'string' ? { value: found.fact.value, at: found } : undefined
    }
    const seconds = (name: string, fallback: number): Decided<number> => {
      const written = option(name)
      const value = Number(written?.value ?? fallback)
      return { value: (Number.isFinite(value) ? value : fallback) * 1000, ...(written?.at === undefined ? { unset: `drbd.conf sets no ${name}` } : { at: written.at }) }
    }
    const addresses = addressesByHost(cluster).filter(address => address.fact.resource === fact.name)
    const places = addresses.map(({ fact: { address }, on }) => pathWith(cluster, paths, { host: cluster.hostNamed(on) ?? on, address }))
    const isPathKnown = addresses.some(({ fact: { address } }) => cluster.facts('host-address').some(known => known.fact.address === address))
    const path = places.find(found => found !== undefined)
    const wfc = seconds('wfc-timeout', 0)
    return [{
      name: fact.name,
      at: entry,
      protocol: fact.protocol === 'A' || fact.protocol === 'B' || fact.protocol === 'C' ? { value: fact.protocol, at: entry } : { value: 'C', unset: 'drbd.conf sets no protocol' },
      detection: detectionOf(cluster, host, fact.name),
      policy: policyOf(option('fencing')),
      handler: answeredBy(cluster, hosts, handlerOf(option('fence-peer') ?? option('outdate-peer'))),
      allowsTwoPrimaries: allowsTwoPrimaries(optionOf(cluster, host, { resource: fact.name, name: 'allow-two-primaries' })),
      wfcMs: wfc,
      degrWfcMs: seconds('degr-wfc-timeout', 0),
      outdatedWfcMs: seconds('outdated-wfc-timeout', 0),
      interfaces: new Map(addresses.flatMap(({ fact: { address }, on }) => {
        const host = cluster.hostNamed(on) ?? on
        const carrier = interfacesFor(cluster, host, address)[0]?.fact.interface
        return carrier === undefined ? [] : [[host, carrier] as const]
      })),
      path,
      isPathKnown: isPathKnown || path !== undefined,
    }]
  })
}

/** Sorts resources by the line that decides something about them, so that one line of `common` is told once. */
export function byDecision<Value>(mirrors: readonly Mirror[], pick: (mirror: Mirror) => Decided<Value>): readonly { readonly names: string; readonly decided: Decided<Value> }[] {
  const groups = new Map<string, { readonly names: string[]; readonly decided: Decided<Value> }>()
  for (const mirror of mirrors) {
    const decided = pick(mirror)
    const origin = decided.at === undefined ? undefined : originOf(decided.at)
    const key = `${String(decided.value)} ${origin === undefined ? decided.unset ?? '' : `${origin.file}\0${origin.span.start}`}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { names: [`"${mirror.name}"`], decided })
    else group.names.push(`"${mirror.name}"`)
  }
  return [...groups.values()].map(({ names, decided }) => ({ names: listed(names), decided }))
}

/** drbd-peer-outdater asks the dopd of its own host, which asks that of the other one: both have to run. */
function answeredBy(cluster: ClusterModel, hosts: readonly string[], handler: Decided<Handler> | undefined): Decided<Handler> | undefined {
  if (handler?.value !== 'outdater') return handler
  const known = hosts.filter(host => cluster.factsOn(host, 'heartbeat-host').length > 0)
  const isStarted = (host: string): boolean => cluster.factsOn(host, 'heartbeat-respawn').some(({ fact }) => /(^|\/)dopd$/.test(fact.command))
  return known.every(isStarted) ? handler : { ...handler, value: 'unanswered' }
}
