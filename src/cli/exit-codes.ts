/** Everything was done, and nothing is at or above `--fail-on`. */
export const exitClean = 0
/** Everything was done; there are findings or differences. */
export const exitFindings = 1
/** The job could not be done completely. */
export const exitIncomplete = 2
