import { compareText } from '../diagnostics/order.js'
import { fingerprintOf } from '../text/fingerprint.js'
import { hashOf } from '../text/hash.js'
import type { ClusterRequest, FileRequest, Refusal } from '../workspace/request.js'
import type { ReadRequest } from './read-request.js'
import { UsageError } from './usage-error.js'

/** One of several runs that check a request between them. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** As many runs as anybody will share a job among. */
const mostShards = 10_000

/** Reads `N/M` of the command line. Throws a `UsageError` where it is none. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text)?.map(Number) ?? []
  if (index === undefined || count === undefined || index > count || count > mostShards) {
    throw new UsageError(`--shard ${text}: expected N/M, the Nth of M runs, such as 1/4`)
  }
  return { index, count }
}

/**
 * Takes the part of a request that one run checks. Each file and each cluster is checked whole, by exactly one run, and the
 * same one wherever the runs are started, as long as they see the same files. What was refused on the way is told by the first.
 */
export function shardOf(request: ReadRequest, { index, count }: Shard): ReadRequest {
  const isMine = sharing([...request.files.map(keyOfFile), ...request.clusters.map(keyOfCluster)], { index, count })
  const refused: readonly Refusal[] = index === 1 ? (request.refused ?? []) : []
  return {
    ...request,
    files: request.files.filter(file => isMine(keyOfFile(file))),
    clusters: request.clusters.filter(cluster => isMine(keyOfCluster(cluster))),
    refused,
  }
}

/** Tells runs apart that see other files, or judge by other settings: their parts do not belong together. */
export function runOf({ files, clusters }: ReadRequest, settings: object): string {
  return fingerprintOf([...files.map(keyOfFile), ...clusters.map(keyOfCluster)].sort(compareText).concat(JSON.stringify(settings)))
}

function keyOfFile({ path }: FileRequest): string {
  return path
}

function keyOfCluster({ hosts }: ClusterRequest): string {
  return hosts.map(({ root }) => root).join('\0')
}

/** Deals the parts out in an order that neighbours do not share, because what lies side by side is often alike in size. */
function sharing(keys: readonly string[], { index, count }: Shard): (key: string) => boolean {
  const dealt = [...new Set(keys)].map(key => ({ key, order: hashOf(key) })).sort((a, b) => a.order - b.order || compareText(a.key, b.key))
  const mine = new Set(dealt.filter((_, place) => place % count === index - 1).map(({ key }) => key))
  return key => mine.has(key)
}
