import { parentPort, workerData } from 'node:worker_threads'

import type { ThreadOrders } from './in-thread.js'
import { allowLargeInput } from './large-input.js'
import { main } from './main.js'
import { setTerminalWidth } from './output.js'
import { shareState } from './signals.js'
import { giveStandardInput } from './standard-input.js'

/** A command in a thread of its own: it may work as long as it likes, because another thread hears signals. */

const { argv, standardInput, state, width } = workerData as ThreadOrders
shareState(state)
allowLargeInput()
if (width !== undefined) setTerminalWidth(width)
if (standardInput !== undefined) giveStandardInput(standardInput)
void main(argv).then(code => parentPort?.postMessage(code))
