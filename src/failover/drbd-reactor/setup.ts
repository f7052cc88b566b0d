import { promotedByReactor } from '../../cluster/view/promoters.js'
import { fileOn } from '../../cluster/view/groups.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { Place } from '../../text/located.js'
import { isVersionFrom } from '../../text/version.js'
import { copiesOf } from '../drbd-copies.js'
import type { Copies } from '../drbd-copies.js'
import type { Decided, Limit } from '../story.js'

/** A DRBD resource that promoters look after, and what they start on top of it. Times in milliseconds. */
export interface Promoted {
  readonly name: string
  readonly at: Place
  /** What is started, in its order. */
  readonly units: readonly string[]
  /** The hosts that run a promoter for it and hold data, the preferred ones first. */
  readonly candidates: readonly string[]
  /** How many of them are preferred. */
  readonly preferred: number
  readonly preferredAt: Place | undefined
  readonly copies: Copies
  /** It is left alone: neither quorum nor fencing keeps two hosts from writing. */
  readonly isIgnored: boolean
  readonly movesBack: Decided<boolean>
  readonly onDemoteFailure: Decided<string>
  readonly onQuorumLoss: Decided<string>
  readonly sleepFactor: number
}

/** Gathers what the drbd-reactors of a cluster promote. */
export function promotedOf(cluster: ClusterModel): readonly Promoted[] {
  return [...promotedByReactor(cluster)].flatMap((entry): Promoted[] => {
    const { host, fact } = entry
    const runners = [...new Set(cluster.facts('promoted-resource').filter(other => other.fact.name === fact.name).map(other => other.host))]
    const copies = copiesOf(cluster, [host, ...runners], fact.name)
    if (copies === undefined || copies.holders.length < 2) return []
    const setting = (key: string, fallback: string): Decided<string> => {
      const found = cluster.settingsOn(host, 'drbd-reactor').find(one => one.fact.key === `promoter ${fact.name} / ${key}`)
      return typeof found?.fact.value === 'string' ? { value: found.fact.value, at: found } : { value: fallback, unset: `drbd-reactor.toml sets no ${key}` }
    }
    const able = copies.holders.filter(holder => runners.includes(holder) || !cluster.hosts.has(holder))
    const preferred = fact.preferredNodes.map(({ value }) => cluster.hostNamed(value) ?? value).filter((name, index, all) => able.includes(name) && all.indexOf(name) === index)
    const policy = setting('preferred-nodes-policy', 'always')
    const factor = Number(setting('sleep-before-promote-factor', '1').value)
    const release = fileOn(cluster, host, 'drbd-reactor')?.fact.target
    return [{
      name: fact.name,
      at: entry,
      units: fact.units,
      candidates: [...preferred, ...able.filter(name => !preferred.includes(name))],
      preferred: preferred.length,
      preferredAt: fact.preferredNodes[0]?.at,
      copies,
      isIgnored: copies.quorum.value === 'off' && copies.policy.value === 'dont-care' && release !== undefined && isVersionFrom(release, '1.10'),
      movesBack: { ...policy, value: policy.value !== 'start-only' && preferred.length > 0 },
      onDemoteFailure: setting('on-drbd-demote-failure', 'none'),
      onQuorumLoss: setting('on-quorum-loss', 'shutdown'),
      sleepFactor: Number.isFinite(factor) ? factor : 1,
    }]
  })
}

/** Says which resources are promoted of which too little is known. */
export function limitsOfReactor(cluster: ClusterModel, told: readonly Promoted[]): readonly Limit[] {
  const names = new Set(told.map(({ name }) => name))
  return cluster.facts('promoted-resource').flatMap((entry): Limit[] => {
    if (names.has(entry.fact.name)) return []
    names.add(entry.fact.name)
    return [{ text: `What drbd-reactor makes of "${entry.fact.name}": no drbd.conf of DRBD 9 at hand has it with two copies`, at: entry }]
  })
}
