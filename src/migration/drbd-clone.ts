import type { ClusterModel } from '../cluster/model.js'
import { drbdCloneOptions, drbdOperations } from '../facts/agent-operations.js'
import { banned } from './bans.js'
import { freeId } from './draft.js'
import type { Clone, Draft } from './draft.js'
import { nodeName } from './input.js'

/** Adds the promotable clone of a DRBD resource, once; returns it. */
export function drbdClone(draft: Draft, cluster: ClusterModel, resource: string): Clone {
  const known = draft.resources.find((entry): entry is Clone => entry.kind === 'clone' && entry.member.parameters['drbd_resource'] === resource)
  if (known !== undefined) return known
  const hosts = hostsOf(cluster, resource).map(name => nodeName(cluster, name))
  const own = draft.nodes.map(({ name }) => name).filter(name => hosts.length === 0 || hosts.includes(name))
  const clone: Clone = {
    kind: 'clone',
    id: freeId(draft, `ms-${resource}`),
    member: {
      kind: 'primitive',
      id: freeId(draft, `drbd-${resource}`),
      agent: 'ocf:linbit:drbd',
      parameters: { drbd_resource: resource },
      operations: drbdOperations,
    },
    meta: { ...drbdCloneOptions(Math.max(own.length, 1)) },
  }
  draft.resources.push(clone)
  draft.drbd.add(resource)
  if (hosts.length > 0) banned(draft, clone.id, own)
  return clone
}

/** Ties a resource to where a DRBD resource is primary, and starts it there after the promotion. */
export function afterPromotion(draft: Draft, id: string, clone: Clone): void {
  draft.constraints.push(
    { kind: 'colocation', id: freeId(draft, `${id}-with-${clone.id}`), resource: id, with: clone.id, role: 'Promoted', score: 'INFINITY' },
    { kind: 'order', id: freeId(draft, `${id}-after-${clone.id}`), first: clone.id, action: 'promote', next: id },
  )
}

function hostsOf(cluster: ClusterModel, resource: string): readonly string[] {
  return [...new Set(cluster.facts('drbd-resource').filter(({ fact }) => fact.name === resource).flatMap(({ fact }) => fact.hosts))]
}
