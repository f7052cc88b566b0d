import type { PartResult } from '../report.js'

/** What work tells of how far it is. Either may end it, where it is out of date. */
export interface WorkSteps {
  /** A file or a host is done. */
  done(): Promise<void>
  /** Others may have their turn. */
  pause(): Promise<void>
}

/** The work on one part of a request, which can be done again: what did not change is not done twice. */
export interface PartWork {
  check(steps: WorkSteps): Promise<PartResult>
  /** Tells whether a file or folder that was looked at has changed since. */
  isStale(): boolean
}
