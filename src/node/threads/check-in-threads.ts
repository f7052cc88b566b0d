import { Worker } from 'node:worker_threads'

import type { RequestPart } from '../../workspace/request.js'
import type { Outcome } from '../../workspace/report.js'
import type { RuleDocs } from '../../workspace/report.js'
import { singleFile } from '../single-file.js'
import { unpacked } from './messages.js'
import type { Answer, Batch, Orders } from './messages.js'

/** What the threads brought back. */
export interface ThreadResult {
  /** In the order of the parts. */
  readonly outcomes: readonly Outcome[]
  /** The rules that found something. */
  readonly rules: readonly RuleDocs[]
}

/** A worker is handed several small parts at once, but not so many that it is the last one at work. */
const batchesOfWorker = 8
const largestBatch = 64

/** Loads `worker.ts`; it lies beside the bundle that this file ends up in. */
const workerFile = typeof CFGCHECK_SINGLE_FILE === 'undefined' ? new URL('./start-thread.js', import.meta.url) : singleFile()

/**
 * Checks parts of a request in worker threads. Their number and timing change nothing in the result.
 *
 * Returns `undefined` where Node may not start threads. An error in a thread ends all of them and is thrown here.
 */
export async function checkInThreads(
  parts: readonly RequestPart[],
  { jobs, orders, onPart }: { readonly jobs: number; readonly orders: Orders; readonly onPart: (part: RequestPart) => void },
): Promise<ThreadResult | undefined> {
  const workers: Worker[] = []
  try {
    while (workers.length < Math.min(jobs, parts.length)) workers.push(new Worker(workerFile, { workerData: orders }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw error
    return undefined
  }
  const size = Math.max(1, Math.min(largestBatch, Math.ceil(parts.length / workers.length / batchesOfWorker)))
  let next = 0
  const nextBatch = (): Batch => {
    const batch = parts.slice(next, next + size).map((part, index) => [next + index, part] as const)
    next += batch.length
    return batch
  }
  const answers = new Map<number, Answer['outcome']>()
  const serve = (worker: Worker): Promise<void> => new Promise((resolve, reject) => {
    const send = (): void => {
      const batch = nextBatch()
      if (batch.length === 0) resolve()
      else worker.postMessage(batch)
    }
    worker.on('message', ({ index, outcome, isLast }: Answer) => {
      answers.set(index, outcome)
      const part = parts[index]
      if (part !== undefined) onPart(part)
      if (isLast) send()
    })
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`a worker thread ended (${code})`)))
    send()
  })
  try {
    await Promise.all(workers.map(serve))
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
  const sent = parts.flatMap((_, index) => answers.get(index) ?? [])
  return { outcomes: sent.map(unpacked), rules: sent.flatMap(({ docs }) => docs) }
}
