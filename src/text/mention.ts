import type { Span } from './span.js'

/** What a name in a file stands for: a host of the cluster, or a DRBD resource. */
export type Named = 'host' | 'resource'

/** A place where a file names a host or a DRBD resource. */
export interface Mention {
  readonly of: Named
  /** As the software reads it. */
  readonly name: string
  /** The name alone, without quotes. */
  readonly span: Span
}

/** Makes a mention of a name that begins at `start`. */
export function mention(of: Named, name: string, start: number): Mention {
  return { of, name, span: { start, end: start + name.length } }
}

/** Finds the resource in the path of a DRBD device, `/dev/drbd/by-res/r0/0`, that begins at `start`. */
export function resourceInPath(path: string, start: number): Mention | undefined {
  const match = /^\/dev\/drbd\/by-res\/([^/]+)/.exec(path)
  return match?.[1] === undefined ? undefined : mention('resource', match[1], start + match[0].length - match[1].length)
}
