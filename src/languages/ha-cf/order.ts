import type { Located } from '../../text/located.js'

/** Picks what stands later in the file, where both or one of them stand there at all. */
export function laterOf<A, B>(a: Located<A> | undefined, b: Located<B> | undefined): Located<A> | Located<B> | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.span.start >= b.span.start ? a : b
}
