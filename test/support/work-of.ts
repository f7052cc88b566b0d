import { Session } from 'node:inspector'
import type { Profiler } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'

// Calls in optimized code are not counted.
setFlagsFromString('--no-opt')
setFlagsFromString('--no-maglev')
const session = new Session()
session.connect()
session.post('Profiler.enable')
// Blocks are counted in functions that are first called from here on: a test that counts has a process of its own.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/** How often functions and the blocks in them were run since this was last asked. */
function countOf(): number {
  let count = 0
  session.post('Profiler.takePreciseCoverage', (_error, { result }: Profiler.TakePreciseCoverageReturnType) => {
    for (const { url, functions } of result) if (!url.endsWith('/work-of.ts')) for (const { ranges } of functions) for (const range of ranges) count += range.count
  })
  return count
}

/**
 * Counts the work of a task: how often its functions and the blocks in them are run.
 *
 * The same task gives the same count on any machine, however busy; what is built on first use is built before. What the engine
 * does by itself is not counted, such as the steps of a regular expression or of a search in a list: growth of those shows in
 * `npm run bench:scaling`.
 */
export function workOf(task: () => unknown): number {
  countOf()
  task()
  return countOf()
}
