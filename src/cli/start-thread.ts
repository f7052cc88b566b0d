import { workerData } from 'node:worker_threads'

import { startAt } from './load-parts.js'

/** The start of a thread of the npm command, from the folder of the bundle: the command itself, or a worker that checks parts. */
startAt('argv' in (workerData as object) ? './command-thread.cjs' : './check-worker.cjs', __dirname, '-thread')
