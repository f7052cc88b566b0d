import type { Rewriting } from '../../support/rewriting.js'

/** A host of a generated cluster. */
export interface Host {
  readonly name: string
  readonly index: number
  readonly names: readonly string[]
}

/** What becomes of a file; `undefined` takes it away. A file that is not there has the text ''. */
export type Change = (text: string, host: Host) => string | undefined

/** Changes by path. */
export type Changes = Readonly<Record<string, Change>>

/** One way in which a cluster drifts apart, or is set up wrong. */
export interface Injection {
  /** The check of the catalogue, such as `NAM-04`. */
  readonly check: string
  readonly title: string
  /** The rule that tells it, by its full id. */
  readonly rule: string
  /** Only in clusters of these sizes; in all when absent. */
  readonly sizes?: readonly number[]
  /** What the cluster has besides, on every host. It is no finding, but for `accepted`. */
  readonly setup?: Changes
  /** A rule that objects to what the fault presupposes, before and after. */
  readonly accepted?: string
  /** What changes on the host that drifts. */
  readonly drift?: Changes
  /** What changes on every host alike. */
  readonly everywhere?: Changes
  /** The host that drifts; another one for each injection when absent. */
  readonly host?: number
  /** Files that the finding names, besides the changed one; without it, that file of a second host. */
  readonly places?: readonly string[]
  /** One host alone shows the fault: `each`, it is told on each host that has it. */
  readonly isLocal?: boolean | 'each'
  /** In these ways the cluster cannot be written differently. */
  readonly notWritten?: readonly Rewriting[]
  /** How many findings there are; one when absent. */
  readonly count?: (hosts: number) => number
}

export const haCf = '/etc/ha.d/ha.cf'
export const authkeys = '/etc/ha.d/authkeys'
export const haresources = '/etc/ha.d/haresources'
export const drbdConf = '/etc/drbd.conf'
export const clusterConf = '/etc/cluster/cluster.conf'
export const ocfs2Conf = '/etc/ocfs2/cluster.conf'
export const o2cb = '/etc/default/o2cb'
export const fstab = '/etc/fstab'
export const hosts = '/etc/hosts'
export const ipAddr = 'facts/ip-addr.json'
export const rcOrder = 'facts/rc.txt'
export const lvs = 'facts/lvs.json'

/** Replaces the first of a text. */
export function swap(from: string | RegExp, to: string): Change {
  return text => text.replace(from, to)
}

/** Replaces each of a text. */
export function swapAll(from: string, to: string): Change {
  return text => text.replaceAll(from, to)
}

/** One change after the other. */
export function both(...changes: readonly Change[]): Change {
  return (text, host) => changes.reduce<string | undefined>((before, change) => before === undefined ? undefined : change(before, host), text)
}

/** Writes the whole file. */
export function put(text: string): Change {
  return () => text
}

/** Adds to the end of the file. */
export function add(more: string): Change {
  return text => text + more
}

/** Takes the file away. */
export const gone: Change = () => undefined

/** A name that no host has, as full or short as those of the hosts. */
export function strangerOf({ name }: Host): string {
  return name.replace(/^[^.]+/, 'omega')
}

/** Names a host other than this one. */
export function otherName({ name, names }: Host): string {
  return names.find(candidate => candidate !== name) ?? ''
}
