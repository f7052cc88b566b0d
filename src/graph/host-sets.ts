import { cmanClusters, drbdClusters, heartbeatClusters, ocfs2Clusters } from '../cluster/view/groups.js'
import type { ClusterModel } from '../cluster/model.js'
import { hostId } from './ids.js'
import type { Box, HostSet, Line } from './picture.js'

/**
 * Parts the hosts into sets that stand side by side: those that mirror each other, then those of one cluster.
 *
 * A host without a copy of the data, a group or a service is a client where others have such things and it mounts or imports them.
 * What has neither, such as a member that only votes, stands behind the others.
 */
export function hostSets(cluster: ClusterModel, boxes: readonly Box[], lines: readonly Line[]): readonly HostSet[] {
  const serving = new Set(boxes.flatMap(({ kind, inside }) => (inside !== undefined && servingKinds.has(kind) ? [inside] : [])))
  const using = new Set(boxes.flatMap(({ kind, inside }) => (inside !== undefined && usingKinds.has(kind) ? [inside] : [])))
  const sets: HostSet[] = []
  const taken = new Set<string>()
  const add = (hosts: readonly string[], areClients: boolean, isHere: (id: string) => boolean): void => {
    const ids = hosts.filter(id => !taken.has(id) && isHere(id))
    for (const id of ids) taken.add(id)
    if (ids.length > 0) sets.push({ hosts: ids, areClients })
  }
  const groups = [drbdClusters, heartbeatClusters, cmanClusters, ocfs2Clusters].flatMap(list => list(cluster)).map(group => group.map(hostId))
  const all = [...cluster.hosts.keys()].map(hostId)
  const isServing = (id: string): boolean => serving.size === 0 || serving.has(id)
  for (const mirrors of mirrorsOf(all, boxes, lines)) add(mirrors, false, isServing)
  for (const group of [...groups, all]) add(group, false, isServing)
  for (const group of [...groups, all]) add(group, false, id => !using.has(id))
  for (const group of [...groups, all]) add(group, true, () => true)
  return sets
}

const usingKinds: ReadonlySet<Box['kind']> = new Set(['file-system', 'import', 'guest'])

const servingKinds: ReadonlySet<Box['kind']> = new Set(['drbd', 'group', 'clone', 'export'])

/** Lists the hosts that mirror each other, over however many resources; each in the order of the hosts. */
function mirrorsOf(hosts: readonly string[], boxes: readonly Box[], lines: readonly Line[]): readonly (readonly string[])[] {
  const hostOf = new Map(boxes.map(({ id, inside }) => [id, inside]))
  const linked = new Map<string, Set<string>>()
  for (const { kind, ends } of lines) {
    if (kind !== 'replication') continue
    const [first, ...others] = ends.flatMap(id => hostOf.get(id) ?? [])
    for (const other of others) {
      if (first === undefined) continue
      linked.set(first, (linked.get(first) ?? new Set()).add(other))
      linked.set(other, (linked.get(other) ?? new Set()).add(first))
    }
  }
  const seen = new Set<string>()
  return hosts.flatMap(host => {
    if (seen.has(host) || !linked.has(host)) return []
    const found = [host]
    seen.add(host)
    for (const next of found) {
      for (const other of linked.get(next) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        found.push(other)
      }
    }
    return [found]
  })
}
