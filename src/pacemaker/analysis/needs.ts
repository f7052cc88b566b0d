import type { Located } from '../../text/located.js'
import type { Resource } from '../model.js'
import { volumeAt } from './volumes.js'

/** What a resource gives that others need: something mounted, a volume, or locks. */
export interface Gift {
  readonly kind: 'directory' | 'group' | 'volume' | 'agent'
  /** A directory, `VG`, `VG/LV`, or the name of an agent. */
  readonly name: string
}

/** What a resource cannot start without, and where that is written. */
export interface Need extends Gift {
  readonly at: Located<string> | undefined
  /** Only what is mounted above it counts: it mounts the directory itself. */
  readonly isAbove?: boolean
}

/** Finds a parameter that is certain: no rule decides about it, and no template holds a place for it. */
export function sureParameter({ parameters }: Resource, wanted: string): Located<string> | undefined {
  const pair = parameters.find(({ name }) => name.value === wanted)
  return pair === undefined || pair.isConditional || pair.value?.value === '' ? undefined : pair.value
}

/** Tells what a resource gives. */
export function giftOf(resource: Resource): Gift | undefined {
  const { agent = '' } = resource
  if (agent === 'ocf:heartbeat:Filesystem') {
    const directory = sureParameter(resource, 'directory')
    return directory === undefined ? undefined : { kind: 'directory', name: withoutSlash(directory.value) }
  }
  if (agent === 'ocf:pacemaker:controld' || agent === 'ocf:heartbeat:lvmlockd') return { kind: 'agent', name: agent }
  if (agent !== 'ocf:heartbeat:LVM-activate' && agent !== 'ocf:heartbeat:LVM') return undefined
  const [group, volume] = [sureParameter(resource, agent === 'ocf:heartbeat:LVM' ? 'volgrpname' : 'vgname'), sureParameter(resource, 'lvname')]
  if (group === undefined) return undefined
  return volume === undefined ? { kind: 'group', name: group.value } : { kind: 'volume', name: `${group.value}/${volume.value}` }
}

/** By agent the parameters that name something below a directory. */
const below: ReadonlyMap<string, readonly string[]> = new Map([
  ['ocf:heartbeat:Filesystem', ['directory']],
  ['ocf:heartbeat:exportfs', ['directory']],
  ['ocf:heartbeat:nfsserver', ['nfs_shared_infodir']],
  ['ocf:heartbeat:mysql', ['datadir']],
  ['ocf:heartbeat:mariadb', ['datadir']],
  ['ocf:heartbeat:galera', ['datadir']],
  ['ocf:heartbeat:pgsql', ['pgdata']],
])

/** Lists what a resource cannot start without. */
export function* needsOf(resource: Resource): Generator<Need> {
  const { agent = '' } = resource
  for (const name of below.get(agent) ?? []) {
    const at = sureParameter(resource, name)
    if (at !== undefined) yield { kind: 'directory', name: withoutSlash(at.value), at, isAbove: agent === 'ocf:heartbeat:Filesystem' }
  }
  if (agent === 'ocf:heartbeat:Filesystem') {
    const [device, type] = [sureParameter(resource, 'device'), sureParameter(resource, 'fstype')]
    const volume = device === undefined ? undefined : volumeAt(device.value)
    if (volume !== undefined) yield { kind: 'volume', name: volume, at: device }
    if (type?.value === 'gfs2' || type?.value === 'ocfs2') yield { kind: 'agent', name: 'ocf:pacemaker:controld', at: type }
  }
  if (agent === 'ocf:heartbeat:lvmlockd') yield { kind: 'agent', name: 'ocf:pacemaker:controld', at: undefined }
  const access = agent === 'ocf:heartbeat:LVM-activate' ? sureParameter(resource, 'vg_access_mode') : undefined
  if (access?.value === 'lvmlockd') yield { kind: 'agent', name: 'ocf:heartbeat:lvmlockd', at: access }
}

/** The key by which what is given is found. */
export function keyOf({ kind, name }: Gift): string {
  return `${kind} ${name}`
}

/** The keys of all that meets a need: of a path each directory above it, of a volume its group. */
export function keysOf(need: Need): readonly string[] {
  if (need.kind === 'volume') return [keyOf(need), `group ${need.name.split('/')[0] ?? ''}`]
  if (need.kind !== 'directory') return [keyOf(need)]
  const above = directoriesAbove(need.name).map(name => `directory ${name}`)
  return need.isAbove === true ? above : [keyOf(need), ...above]
}

/** More than any path of a cluster has. */
const mostDirectories = 64

function directoriesAbove(path: string): readonly string[] {
  const found: string[] = []
  for (let end = path.lastIndexOf('/'); end > 0 && found.length < mostDirectories; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end))
  return found
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}
