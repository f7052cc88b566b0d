import { parentPort, workerData } from 'node:worker_threads'

import { createWorkspace } from '../../workspace/workspace.js'
import { nodeFileSystem } from '../node-file-system.js'
import { relativeTo } from '../relative-to.js'
import { packed } from './messages.js'
import type { Answer, Batch, Orders } from './messages.js'

/** A worker thread: checks the parts that it is sent, one after another, until it is sent no more. */

const orders = workerData as Orders
const workspace = createWorkspace({
  fileSystem: nodeFileSystem(orders.disk),
  settings: { ...orders.settings, pathFromSettings: relativeTo(orders.settingsFolder) },
  isForOnce: true,
})
for (const [path, text] of orders.texts) workspace.open({ path, text })

/** An error is for the main thread: it ends there as if it had happened there. */
async function work(batch: Batch): Promise<void> {
  for (const [at, [index, part]] of batch.entries()) {
    const { outcome } = await workspace.outcomeOf(part)
    const answer: Answer = { index, outcome: packed(outcome, workspace.rules, orders.texts.keys()), isLast: at === batch.length - 1 }
    parentPort?.postMessage(answer)
  }
}

parentPort?.on('message', (batch: Batch) => void work(batch))
