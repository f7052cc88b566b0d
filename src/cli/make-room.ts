import { lstatSync } from 'node:fs'
import type { ResourceLimits } from 'node:worker_threads'

import { onDisk } from '../node/disk-path.js'
import type { ReadRequest } from './read-request.js'
import { expectShortRun } from './short-run.js'

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
  if (hosts >= manyHosts) expectShortRun()
  if (hosts < manyHosts && !files.some(({ path }) => sizeOf(path) >= largeFile)) return
  for (const flag of flags) process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}

/** Of the memory that a thread may take, the part that old objects may fill before they are looked through, and the most of it in mebibytes. */
const unlookedPart = 0.5
const mostUnlooked = 96

/**
 * The same for a thread that is to read many files, before it starts: what was read of them is kept until all is, so that to look
 * through it again and again, as V8 does where a thread may not take much, only costs time.
 */
export function makeRoomForThread({ maxOldGenerationSizeMb = 0 }: ResourceLimits): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of flags) setFlagsFromString(flag)
  setFlagsFromString(`--initial-old-space-size=${Math.min(mostUnlooked, Math.floor(maxOldGenerationSizeMb * unlookedPart))}`)
}

/** Links are not followed: they may lead out of what was given. */
function sizeOf(path: string): number {
  try {
    return lstatSync(onDisk(path), { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0 // Reading says why.
  }
}
