import { lstatSync } from 'node:fs'

import { onDisk } from '../node/disk-path.js'
import type { ReadRequest } from './read-request.js'

/** What is read lives as long as the run: to look for what does not, step by step, or to copy it each time costs much. */
const flags = ['--semi-space-growth-factor=16', '--no-incremental-marking'] as const

/** From so many bytes on a file is large, and from so many hosts on a cluster. */
const largeFile = 262_144
const manyHosts = 8

/**
 * Lets V8's space for new objects grow to its full size in one step instead of by doubling, and looks through old objects
 * only when memory is short, where a request is likely to read much. A small one neither waits for it nor takes more memory than it needs.
 *
 * The settings are those of the whole process. Source: `node --v8-options`.
 */
export function makeRoom({ files, clusters }: Pick<ReadRequest, 'files' | 'clusters'>): void {
  const hosts = clusters.reduce((sum, cluster) => sum + cluster.hosts.length, 0)
  if (hosts < manyHosts && !files.some(({ path }) => sizeOf(path) >= largeFile)) return
  for (const flag of flags) process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}

/** Links are not followed: they may lead out of what was given. */
function sizeOf(path: string): number {
  try {
    return lstatSync(onDisk(path), { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0 // Reading says why.
  }
}
