import { startAtBoot } from '../cluster/view/boot.js'
import { childOf, valueOf } from '../languages/cluster-conf/ast.js'
import type { XmlElement } from '../languages/cluster-conf/ast.js'
import type { ClusterConf } from '../languages/cluster-conf/schema.js'
import type { Conversion } from './conversion.js'
import type { Draft } from './draft.js'
import type { Directive } from './from-heartbeat/ha-cf-lines.js'
import { filesOf } from './input.js'
import type { Old } from './input.js'

/** What the old hosts run of what only some clusters have. */
export interface Software {
  readonly drbd: boolean
  /** The kinds of GFS that cman's hosts mount. */
  readonly gfs: readonly ('gfs' | 'gfs2')[]
  readonly rgmanager: boolean
  /** The services of the old cluster that boot starts, by their names without `.service`. */
  readonly services: readonly string[]
}

interface Said {
  readonly lines: readonly Directive[]
  readonly model: ClusterConf | undefined
  readonly from: Conversion['from']
}

/** Finds what the old hosts run, by their files, and by what they start at boot where that is known. */
export function softwareOf({ drbd }: Draft, old: Old, { lines, model, from }: Said): Software {
  const isStarted = (service: string): boolean => old.hosts.some(host => startAtBoot(old.cluster, host, service) !== undefined)
  const gfs = gfsOf(old, model)
  const isRun = {
    heartbeat: from.includes('heartbeat'),
    logd: lines.some(({ name, words }) => name === 'use_logd' && /^(?:true|on|yes|y|1)$/i.test(words[0] ?? '')),
    ccsd: model?.era === 1,
    cman: from.includes('cman'),
    fenced: model?.era === 1,
    qdiskd: childOf(model?.cluster, 'quorumd') !== undefined,
    clvmd: from.includes('cman') && sharesVolumes(old, model),
    gfs: gfs.includes('gfs'),
    gfs2: gfs.includes('gfs2'),
    rgmanager: (model?.services.length ?? 0) > 0,
    ricci: false,
    modclusterd: false,
  }
  const services = Object.entries(isRun).flatMap(([service, isKnown]) => (isKnown || isStarted(service) ? [service] : []))
  return { drbd: drbd.size > 0 || filesOf(old, 'drbd-conf').length > 0, gfs, rgmanager: services.includes('rgmanager'), services }
}

/** Lists the kinds of GFS that are mounted at boot, or named by cluster.conf. */
export function gfsOf(old: Old, model: ClusterConf | undefined): Software['gfs'] {
  const mounted = old.hosts.flatMap(host => old.cluster.factsOn(host, 'mount').map(({ fact }) => fact.type))
  // What only names a resource says its kind there.
  const written = [...clusterFileSystems(model)].flatMap(element => (valueOf(element, 'ref') === undefined ? [valueOf(element, 'fstype') ?? 'gfs'] : []))
  const types = new Set([...mounted, ...written])
  return (['gfs', 'gfs2'] as const).filter(type => types.has(type))
}

/** Tells whether hosts share a volume group by clvmd: LVM says so, or a GFS lies on a logical volume. */
function sharesVolumes({ cluster, hosts }: Old, model: ClusterConf | undefined): boolean {
  const isSaid = hosts.some(host =>
    cluster.factsOn(host, 'lvm-option').some(({ fact }) => fact.name === 'locking_type' && fact.value === '3') || cluster.factsOn(host, 'volume-group').some(({ fact }) => fact.isClustered),
  )
  const mounted = hosts.flatMap(host => cluster.factsOn(host, 'mount').flatMap(({ fact }) => (fact.type === 'gfs' || fact.type === 'gfs2' ? [fact.device] : [])))
  const devices = [...mounted, ...[...clusterFileSystems(model)].map(element => valueOf(element, 'device') ?? '')]
  return isSaid || childOf(model?.cluster, 'clvmd') !== undefined || devices.some(device => /^\/dev\/(?:mapper\/|(?!disk\/|drbd|gnbd\/|md\/|mpath\/)[^/]+\/)/.test(device))
}

function* clusterFileSystems(model: ClusterConf | undefined): Generator<XmlElement> {
  const pending = [...(model?.services ?? []), ...(model?.resources ?? [])]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.tag === 'clusterfs') yield next
    pending.push(...next.children)
  }
}
