import type { GrammarToken } from './chevrotain.js'

/** The deepest nesting that is followed; real files nest four deep. */
export const deepestNesting = 256

/**
 * Finds the first opening brace that lies deeper than `deepestNesting`.
 *
 * The grammars recurse for nested blocks, so that such a text would overflow the stack. Returns the index in `tokens`, or
 * -1.
 */
export function firstTooDeep(tokens: readonly GrammarToken[], open: string, close: string): number {
  let depth = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const name = tokens[index]?.tokenType.name
    if (name === open) {
      depth += 1
      if (depth > deepestNesting) return index
    } else if (name === close && depth > 0) {
      depth -= 1
    }
  }
  return -1
}
