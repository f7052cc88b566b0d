import type { Worker } from 'node:worker_threads'

import { threadFile } from '../node/threads/thread-file.js'
import { terminalWidth } from './output.js'
import { createSharedState, hearSignals } from './signals.js'
import { readStandardInput, standardInputSoFar } from './standard-input.js'
import { UsageError } from './usage-error.js'

/** What a command in a thread of its own is told. */
export interface ThreadOrders {
  readonly argv: readonly string[]
  readonly standardInput: Uint8Array | undefined
  readonly state: Int32Array
  /** How wide the terminal is, which only this thread can tell. */
  readonly width: number | undefined
}

/** The bundle of `command-thread.ts`, beside the one that this file ends up in. */
const commandFile = threadFile('./command-thread.js', import.meta.url)

/**
 * Runs a command in a thread of its own, while this one hears signals. Returns the exit code; `undefined` where Node may not
 * start threads.
 *
 * A thread that needs more memory than there is ends alone, and it can be said.
 */
export async function inThread(argv: readonly string[]): Promise<number | undefined> {
  const state = createSharedState()
  const width = terminalWidth()
  hearSignals({ state, ...(width === undefined ? {} : { clear: () => process.stderr.write('\r\x1b[K') }) })
  const standardInput = argv.includes('-') ? await readStandardInput() : standardInputSoFar()
  const orders: ThreadOrders = { argv, standardInput, state, width }
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')
  let thread: Worker
  try {
    thread = new Thread(commandFile, { workerData: orders })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw error
    hearSignals()
    return undefined
  }
  return new Promise((resolve, reject) => {
    let code: number | undefined
    thread.on('message', (answer: number) => (code = answer))
    thread.on('error', error => {
      const isShort = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isShort ? new UsageError('there is not enough memory for this input') : error)
    })
    // Behind an error this changes nothing.
    thread.on('exit', () => (code === undefined ? reject(new Error('the thread of the command ended')) : resolve(code)))
  })
}
