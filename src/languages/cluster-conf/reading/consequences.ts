import type { Era } from '../vocabulary.js'

/**
 * The values for which a daemon itself refuses to start, and the eras in which it does.
 *
 * Sources: cluster 3.2.0 cman/daemon/cmanconfig.c (votes), cman/daemon/cman-preconfig.c (port, ttl); cluster 1.x and 2.x
 * cman_tool join.c (votes, port).
 */
const refused: Readonly<Record<string, readonly Era[]>> = {
  'clusternode.votes': [1, 2, 3],
  'cman.port': [1, 2, 3],
  'altname.port': [3],
  'multicast.ttl': [3],
  'altmulticast.ttl': [3],
  'altname.ttl': [3],
}

/** Values that nobody refuses, but with which the thing cannot work as written. */
const useless: ReadonlySet<string> = new Set([
  'cluster.name',
  'cluster.config_version',
  'clusternode.nodeid',
  'cman.cluster_id',
  'cman.expected_votes',
  'cman.transport',
  'multicast.addr',
  'altmulticast.addr',
  'altname.mcast',
  'totem.rrp_mode',
  'heuristic.program',
  'ip.address',
  'fs.fstype',
  'clusterfs.fstype',
  'netfs.fstype',
])

/** Values that are taken for what the thing does anyway. */
const harmless: ReadonlySet<string> = new Set(['ip.family'])

/** Tells whether a wrong value of an attribute changes nothing: the program passes over it. */
export function isHarmlessWhenWrong(path: string): boolean {
  return harmless.has(path)
}

/** Tells whether a daemon of this era refuses a wrong value of an attribute, named as `cman.port`. */
export function isRefusedByDaemon(path: string, era: Era): boolean {
  return refused[path]?.includes(era) ?? false
}

/** Tells whether a wrong value of an attribute leaves something that cannot work. */
export function isUselessWhenWrong(path: string): boolean {
  return useless.has(path)
}
