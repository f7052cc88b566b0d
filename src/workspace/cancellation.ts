/** Tells a piece of work that nobody waits for it any more. */
export interface Cancellation {
  readonly isCancelled: boolean
}

/** Ends a piece of work that nobody waits for any more, or whose result would be out of date. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
