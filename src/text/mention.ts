import type { Span } from './span.js'

/**
 * What a name in a file stands for. A `device` is one of DRBD, by the path of its minor; a `disk` any other block device; a
 * `service-resource` what rgmanager's services are made of, by its primary attribute; a `cluster-resource` what Pacemaker runs.
 */
export type Named =
  | 'host' | 'node-id' | 'address' | 'interface'
  | 'resource' | 'volume' | 'device' | 'disk' | 'connection'
  | 'fence-device' | 'fence-method' | 'failover-domain' | 'service' | 'service-resource' | 'cluster-resource'
  | 'agent' | 'file' | 'auth-key' | 'ocfs2-cluster' | 'ticket'

/** What people name, and so can name otherwise: not addresses, paths and programs. */
export const renamedKinds = ['host', 'resource', 'volume', 'connection', 'fence-device', 'fence-method', 'failover-domain', 'service', 'service-resource', 'cluster-resource', 'ocfs2-cluster', 'auth-key'] as const satisfies readonly Named[]

/**
 * What a place does with a name: it says that there is such a thing, describes it further as sections of a host do, or
 * uses it.
 */
export type Role = 'declares' | 'describes' | 'uses'

/** A place where a file names something that other places name too. */
export interface Mention {
  readonly of: Named
  /** As the software reads it; two places that mean the same have the same name, but for hosts. */
  readonly name: string
  /** The name alone, without quotes. It need not read like the name: `minor 0` means `/dev/drbd0`. */
  readonly span: Span
  readonly role: Role
  /** What the name belongs to, where others may use it for something else: the resource of a volume, the host of a fence method. */
  readonly scope?: string
  /** It stands where secrets may stand, and is none: the same file declares the name. */
  readonly isKnownName?: true
}

/** How a name is meant. */
export interface Meaning {
  readonly role?: Role
  readonly scope?: string | undefined
  readonly isKnownName?: true
}

/** Makes a mention of a name that begins at `start`. */
export function mention(of: Named, name: string, start: number, meaning: Meaning = {}): Mention {
  return mentionIn(of, name, { start, end: start + name.length }, meaning)
}

/** Makes a mention of a name that is written otherwise. */
export function mentionIn(of: Named, name: string, span: Span, { role = 'uses', scope, isKnownName }: Meaning = {}): Mention {
  return { of, name, span, role, ...(scope === undefined ? {} : { scope }), ...(isKnownName === undefined ? {} : { isKnownName }) }
}

/** Finds what the path of a block device that begins at `start` names: `/dev/drbd/by-res/r0/0` a resource and its volume. */
export function namesInPath(path: string, start: number, role: Role = 'uses'): Iterable<Mention> {
  return path.startsWith('/dev/') ? namesInDevice(path, start, role) : [] // Nearly all values are none.
}

function* namesInDevice(path: string, start: number, role: Role): Generator<Mention> {
  const [, lead = '', resource, volume] = /^(\/dev\/drbd\/by-res\/)([^/]+)(?:\/(\d+)$)?/.exec(path) ?? []
  if (resource !== undefined) {
    yield mention('resource', resource, start + lead.length)
    if (volume !== undefined) yield mention('volume', volume, start + lead.length + resource.length + 1, { scope: resource })
  } else if (/^\/dev\/drbd\d+$/.test(path)) yield mention('device', path, start, { role })
  else if (/^\/dev\/./.test(path)) yield mention('disk', path, start, { role })
}

/** The device of a minor number. */
export function deviceOfMinor(minor: string): string {
  return `/dev/drbd${minor}`
}
