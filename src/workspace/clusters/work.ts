import type { PartResult } from '../report.js'

/** The work on one part of a request, which can be done again: what did not change is not done twice. */
export interface PartWork {
  /** `onStep` is told of each file and each host that is done. */
  check(onStep: () => Promise<void>): Promise<PartResult>
  /** Tells whether a file or folder that was looked at has changed since. */
  isStale(): boolean
}
