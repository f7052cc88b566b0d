import { isMainThread, workerData } from 'node:worker_threads'

import { runCommand } from './run-command.js'
import { listenForSignals } from './signals.js'

/** The entry of the single executable: its threads start from the same file as the command, and are told apart by their orders. */

if (!isMainThread) void ('argv' in (workerData as object) ? import('./command-thread.js') : import('../node/threads/worker.js'))
else {
  listenForSignals()
  void runCommand(process.argv.slice(2)).then(code => {
    process.exitCode = code
  })
}
