import type { PartResult } from '../report.js'

/** What work tells of how far it is. Each may end it, where nobody waits for it any more. */
export interface WorkSteps {
  /** A file or a host is done. Ends the work where it is out of date. */
  done(): Promise<void>
  /** All was looked at, and others may have their turn; nothing to wait for where nobody wants one. Ends the work where it is out of date. */
  pause(): Promise<void> | undefined
  /** Others may have their turn before all was looked at: what is yet to be looked at may well have changed. */
  pauseEarly(): Promise<void>
}

/** The work on one part of a request, which can be done again: what did not change is not done twice. */
export interface PartWork {
  check(steps: WorkSteps): Promise<PartResult>
  /** Tells whether a file or folder that was looked at has changed since. */
  isStale(): boolean
}
