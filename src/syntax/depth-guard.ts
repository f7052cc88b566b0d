import type { GrammarToken } from './chevrotain.js'

/** The deepest nesting that is followed; real files nest four deep. */
export const deepestNesting = 256

/** Tells whether a finding of a language says that a text nests deeper, and so was not read to its end. */
export function isTooDeep(ruleId: string): boolean {
  return ruleId.endsWith('/too-deep')
}

/** How the braces of a text nest. */
export interface Nesting {
  /** The index of the first opening brace that lies deeper than `deepestNesting`, or -1. */
  readonly tooDeep: number
  /** Every brace closes one or is closed, and none lies too deep. */
  readonly isPaired: boolean
}

/** Follows the braces of a text. The grammars recurse for nested blocks, so that a text nested too deep would overflow the stack. */
export function nestingOf(tokens: readonly GrammarToken[], open: string, close: string): Nesting {
  let depth = 0
  let isPaired = true
  for (let index = 0; index < tokens.length; index += 1) {
    const name = tokens[index]?.tokenType.name
    if (name === open) {
      depth += 1
      if (depth > deepestNesting) return { tooDeep: index, isPaired: false }
    } else if (name === close) {
      if (depth > 0) depth -= 1
      else isPaired = false
    }
  }
  return { tooDeep: -1, isPaired: isPaired && depth === 0 }
}
