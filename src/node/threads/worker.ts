import { parentPort, workerData } from 'node:worker_threads'

import { checkPart } from '../../workspace/clusters/check-request.js'
import { overlayFileSystem } from '../../workspace/documents/file-system.js'
import { createToolbox } from '../../workspace/toolbox.js'
import { builtinLanguages } from '../../languages/builtin.js'
import { nodeFileSystem } from '../node-file-system.js'
import { relativeTo } from '../relative-to.js'
import { packed } from './messages.js'
import type { Answer, Batch, Orders } from './messages.js'

/** A worker thread: checks the parts that it is sent, one after another, until it is sent no more. */

const orders = workerData as Orders
const disk = nodeFileSystem(orders.disk)
const toolbox = createToolbox(builtinLanguages)
const given = {
  fileSystem: orders.texts.size === 0 ? disk : overlayFileSystem(disk, orders.texts),
  settings: { ...orders.settings, pathFromSettings: relativeTo(orders.settingsFolder) },
  toolbox,
}

/** An error is for the main thread: it ends there as if it had happened there. */
async function work(batch: Batch): Promise<void> {
  for (const [at, [index, part]] of batch.entries()) {
    const { outcome } = await checkPart(part, given)
    const answer: Answer = { index, outcome: packed(outcome, toolbox.rules, orders.texts.keys()), isLast: at === batch.length - 1 }
    parentPort?.postMessage(answer)
  }
}

parentPort?.on('message', (batch: Batch) => void work(batch))
