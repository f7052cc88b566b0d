import type { Worker } from 'node:worker_threads'

import { singleFile } from '../node/single-file.js'
import { bytesBesideRead, isOfManyFiles } from './large-input.js'
import { makeRoomForThread } from './make-room.js'
import { limitInWords, limitsFor, namedBytes } from './memory-limit.js'
import { exitIncomplete } from './exit-codes.js'
import { terminalWidth } from './output.js'
import { bytesRead, createSharedState, forgetRead, listenForSignals } from './signals.js'
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

/** Loads `command-thread.ts`; it lies beside the bundle that this file ends up in. */
const commandFile = typeof CFGCHECK_SINGLE_FILE === 'undefined' ? new URL('./start-thread.js', import.meta.url) : singleFile()

/** Characters and rounded counts are not quite bytes. */
const aboutAll = 1.1

/** What a thread asked for more memory than it may take. */
const noRoom = Symbol('no room')

/**
 * Runs a command in a thread of its own, while this one hears signals. Returns the exit code; `undefined` where Node may not
 * start threads.
 *
 * A thread that needs more memory than there is, or than an input of its size may cost, ends alone, and it can be said.
 */
export async function inThread(argv: readonly string[]): Promise<number | undefined> {
  const state = createSharedState()
  const width = terminalWidth()
  listenForSignals({ state, ...(width === undefined ? {} : { clear: () => process.stderr.write('\r\x1b[K') }) })
  const standardInput = argv.includes('-') ? await readStandardInput() : standardInputSoFar()
  const orders: ThreadOrders = { argv, standardInput, state, width }
  const named = namedBytes(argv, standardInput)
  for (let bytes = named === undefined ? undefined : named + bytesBesideRead(); ; ) {
    forgetRead(state)
    const code = await runIn(orders, bytes)
    if (code !== noRoom) return code
    if (bytes === undefined || isSettledOtherwise(bytes)) throw new UsageError('there is not enough memory for this input')
    // What files include, nobody may have known before.
    const read = bytesRead(state)
    if (read <= bytes * aboutAll) throw new UsageError(`this input is refused: to check it would take more memory than ${limitInWords} (NODE_OPTIONS=--max-old-space-size=N grants N MB)`)
    bytes = read
  }
}

/** Tells whether somebody settled how much memory there is, or the process has been given less than an input of so many bytes may cost. */
function isSettledOtherwise(bytes: number): boolean {
  return isSettled() || given() < (limitsFor(bytes).maxOldGenerationSizeMb ?? 0)
}

function isSettled(): boolean {
  return [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some(words => words.includes('--max-old-space-size'))
}

/** The mebibytes that the process has been given for its objects. */
function given(): number {
  return process.getBuiltinModule('node:v8').getHeapStatistics().heap_size_limit / 2 ** 20
}

function runIn(orders: ThreadOrders, bytes: number | undefined): Promise<number | typeof noRoom | undefined> {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')
  let thread: Worker
  const resourceLimits = bytes === undefined || isSettledOtherwise(bytes) ? undefined : limitsFor(bytes)
  if (resourceLimits !== undefined && isOfManyFiles(orders.argv)) makeRoomForThread(resourceLimits)
  try {
    thread = new Thread(commandFile, { workerData: orders, ...(resourceLimits === undefined ? {} : { resourceLimits }) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw error
    listenForSignals()
    return Promise.resolve(undefined)
  }
  return new Promise((resolve, reject) => {
    let code: number | undefined
    thread.on('message', (answer: number) => (code = answer))
    thread.on('error', error => {
      // What comes behind the answer is no part of the work.
      if (code !== undefined) resolve(code)
      else if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(noRoom)
      else reject(error)
    })
    // Behind an error this changes nothing.
    thread.on('exit', () => {
      if (code !== undefined) resolve(code)
      // A plugin has ended it, which the thread itself has told.
      else if (orders.argv.some(word => word.startsWith('--plugin'))) resolve(exitIncomplete)
      else reject(new Error('the thread of the command ended'))
    })
  })
}
