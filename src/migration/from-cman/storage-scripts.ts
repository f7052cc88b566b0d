import type { ClusterModel } from '../../cluster/model.js'
import { volumeGroupOf } from '../../cluster/view/devices.js'
import { allowsTwoPrimaries } from '../../cluster/view/drbd.js'
import { isDeviceOf } from '../../cluster/view/drbd-devices.js'
import { operationsOf } from '../../facts/agent-operations.js'
import { afterPromotion, drbdClone } from '../drbd-clone.js'
import { freeId } from '../draft.js'
import type { Clone, Draft, HandStep } from '../draft.js'
import { shellWord } from '../shell-word.js'
import { afterClone } from './after-clone.js'
import { addDlm } from './dlm.js'

/** What an init script of a service brings up below its file systems: DRBD with all of its resources, or the shared volume groups. */
export type StorageScript = 'drbd' | 'clvmd'

/** Tells whether a script is one of those: they run on all hosts, and have agents of their own. */
export function storageScriptOf(file: string | undefined): StorageScript | undefined {
  const [, name] = /^\/etc\/(?:rc\.d\/)?init\.d\/(drbd|clvmd)$/.exec(file?.trim() ?? '') ?? []
  return name === 'drbd' || name === 'clvmd' ? name : undefined
}

/** What a service has below its file systems, and what stands on that. */
interface Storage {
  readonly scripts: ReadonlySet<StorageScript>
  /** The devices that the service mounts. */
  readonly devices: readonly string[]
  /** The resources of DRBD among them that nothing in the service promotes: boot did. */
  readonly drbd: readonly string[]
  /** What is to come behind: the clones that mount, and the group. */
  readonly dependents: readonly string[]
}

/** Runs on all hosts what the scripts brought up, and what stands on it behind: DRBD promoted, then locks and volume groups, then what is mounted. */
export function addStorage(draft: Draft, cluster: ClusterModel, { scripts, devices, drbd, dependents }: Storage): void {
  const promoted = drbdClones(draft, cluster, scripts.has('drbd') ? allResources(cluster) : drbd)
  const volumes = scripts.has('clvmd') ? volumeClones(draft, { devices, promoted }) : []
  for (const dependent of dependents) {
    if (volumes.length === 0) for (const clone of promoted) if (!isBehind(draft, dependent, clone.id)) afterPromotion(draft, dependent, clone)
    for (const clone of volumes) if (!isBehind(draft, dependent, clone)) afterClone(draft, dependent, clone)
  }
}

/** All resources that the script brings up. */
function allResources(cluster: ClusterModel): readonly string[] {
  return [...new Set(cluster.facts('drbd-resource').filter(({ fact }) => !fact.isStacked).map(({ fact }) => fact.name))]
}

/** The resources of DRBD whose devices these are. */
export function drbdAmong(cluster: ClusterModel, devices: readonly string[]): readonly string[] {
  return [...new Set(cluster.facts('drbd-volume').flatMap(({ fact }) => (devices.some(device => isDeviceOf(fact, device)) ? [fact.resource] : [])))]
}

/** Resources as clones; where two primaries are allowed both are promoted. */
function drbdClones(draft: Draft, cluster: ClusterModel, names: readonly string[]): readonly Clone[] {
  return names.map(name => {
    const clone = drbdClone(draft, cluster, name)
    const isDual = cluster.facts('drbd-option').some(option => option.fact.resource === name && option.fact.name === 'allow-two-primaries' && allowsTwoPrimaries(option))
    if (!isDual || clone.meta['promoted-max'] === '2') return clone
    const both: Clone = { ...clone, meta: { ...clone.meta, 'promoted-max': '2' } }
    draft.resources.splice(draft.resources.indexOf(clone), 1, both)
    draft.decisions.push({ what: `DRBD resource "${name}" is promoted on both hosts`, why: 'two primaries are allowed, and the init script of DRBD made both hosts primary at boot' })
    return both
  })
}

/** The volume groups of devices, activated on all hosts by the locks of lvmlockd. */
function volumeClones(draft: Draft, { devices, promoted }: { readonly devices: readonly string[]; readonly promoted: readonly Clone[] }): readonly string[] {
  const locks = lvmlockd(draft)
  const groups = volumeGroupsOf(devices)
  if (groups.length === 0) return [locks]
  return groups.map(group => {
    const known = draft.resources.find((entry): entry is Clone => entry.kind === 'clone' && entry.member.agent === 'ocf:heartbeat:LVM-activate' && entry.member.parameters['vgname'] === group)
    if (known !== undefined) return known.id
    const clone: Clone = {
      kind: 'clone',
      id: freeId(draft, `clone-${group}`),
      member: { kind: 'primitive', id: freeId(draft, `vg-${group}`), agent: 'ocf:heartbeat:LVM-activate', parameters: { vgname: group, vg_access_mode: 'lvmlockd', activation_mode: 'shared' }, operations: operationsOf('ocf:heartbeat:LVM-activate') },
      meta: { interleave: 'true' },
    }
    draft.resources.push(clone)
    for (const each of promoted) afterPromotion(draft, clone.id, each)
    afterClone(draft, clone.id, locks)
    draft.handSteps.push(lockedBy(group, promoted.map(({ member }) => String(member.parameters['drbd_resource']))))
    return clone.id
  })
}

function lvmlockd(draft: Draft): string {
  const known = draft.resources.find(entry => entry.kind === 'clone' && entry.member.agent === 'ocf:heartbeat:lvmlockd')
  if (known !== undefined) return known.id
  const clone: Clone = { kind: 'clone', id: freeId(draft, 'clone-lvmlockd'), member: { kind: 'primitive', id: freeId(draft, 'lvmlockd'), agent: 'ocf:heartbeat:lvmlockd', parameters: {}, operations: operationsOf('ocf:heartbeat:lvmlockd') }, meta: { interleave: 'true' } }
  draft.resources.push(clone)
  addDlm(draft, clone.id)
  return clone.id
}

function isBehind({ constraints }: Draft, id: string, first: string): boolean {
  return constraints.some(constraint => constraint.kind === 'order' && constraint.first === first && constraint.next === id)
}

/** How a volume group that clvmd shared comes to lvmlockd: the DLM needs corosync, and nothing of Pacemaker may have it meanwhile. */
function lockedBy(group: string, drbd: readonly string[]): HandStep {
  return {
    before: 'configuration',
    what: `Give volume group "${group}" to lvmlockd`,
    commands: [
      '# global of /etc/lvm/lvm.conf, on all hosts: use_lvmlockd = 1; locking_type = 3 goes',
      'systemctl start dlm lvmlockd   # on all hosts',
      ...drbd.map(shellWord).map(name => `drbdadm up ${name}; drbdadm primary ${name}   # on one host, as all that follows`),
      `vgchange --lock-type none --lock-opt force ${group}`,
      `vgchange --lock-type dlm ${group}`,
      ...drbd.map(shellWord).map(name => `drbdadm secondary ${name}; drbdadm down ${name}`),
      'systemctl stop lvmlockd dlm   # on all hosts',
    ],
    why: 'clvmd is gone, and a group of its kind is activated by nobody else. Pacemaker starts the DLM and lvmlockd from now on: what is started here by hand must be stopped again',
  }
}

/** Lists the volume groups whose volumes devices are, by paths such as /dev/GROUP/VOLUME or /dev/mapper/GROUP-VOLUME. */
export function volumeGroupsOf(devices: readonly string[]): readonly string[] {
  return [...new Set(devices.flatMap(device => volumeGroupOf(device) ?? []))]
}
