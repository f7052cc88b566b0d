import type { Located } from '../../../text/located.js'

/** Picks what stands later in the file, where both or one of them stand there at all. */
export function laterOf<Value>(
  a: Located<Value> | undefined,
  b: Located<Value> | undefined,
): Located<Value> | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.span.start >= b.span.start ? a : b
}
