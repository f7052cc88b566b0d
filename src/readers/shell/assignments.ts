import { literalOf } from './literal.js'
import { shellTokens } from './shell-tokens.js'
import type { ShellToken } from './shell-tokens.js'

/** A variable that a file of settings leaves behind. */
export interface ShellAssignment {
  readonly name: string
  /** `NAME=value` as it stands. */
  readonly token: ShellToken
  /** Absent where it is computed, or set only under a condition. */
  readonly value?: string
}

/** The words of one command of a file of settings. */
export interface PlainCommand {
  readonly words: readonly ShellToken[]
  readonly isExport: boolean
  /** It stands behind `&&` or `||`. */
  readonly isConditional: boolean
}

const assignment = /^([A-Za-z_]\w*)(\+?)=/
const openers = new Set(['if', 'case', 'while', 'until', 'for', '{'])
const closers = new Set(['fi', 'esac', 'done', '}'])
const introducers = new Set(['then', 'else', 'elif', 'do', ...openers])

/** Reads a file of shell settings. Of a variable that is set twice the last one counts. */
export function readAssignments(text: string): ReadonlyMap<string, ShellAssignment> {
  const last = new Map<string, ShellAssignment>()
  const values = new Map<string, string>()
  for (const { token, isConditional } of assignmentsIn(shellTokens(text))) {
    const [head = '', name = '', appended] = assignment.exec(token.text) ?? []
    const isKnown = !isConditional && appended === '' && token.isUnclosed !== true
    const value = isKnown ? literalOf(token.text.slice(head.length), values) : undefined
    if (value === undefined) values.delete(name)
    else values.set(name, value)
    last.delete(name) // The list is in the order of the effective lines.
    last.set(name, { name, token, ...(value === undefined ? {} : { value }) })
  }
  return last
}

/** Cuts a file of settings into commands, without looking at what they do. */
export function* commandsIn(tokens: readonly ShellToken[]): Generator<PlainCommand> {
  let words: ShellToken[] = []
  let isConditional = false
  for (const token of [...tokens, undefined]) {
    if (token?.kind === 'word') {
      words.push(token)
      continue
    }
    if (words.length > 0) yield {
      words,
      isExport: words[0]?.text === 'export' || words[0]?.text === 'readonly',
      isConditional,
    }
    words = []
    isConditional = token?.text === '&&' || token?.text === '||'
  }
}

/** Lists the assignments that stay after their line: `A=1 B=2` and `export A=1`, not `A=1 command`. */
function* assignmentsIn(tokens: readonly ShellToken[]): Generator<{ token: ShellToken; isConditional: boolean }> {
  let depth = 0
  for (const command of commandsIn(tokens)) {
    const words = command.isExport ? command.words.slice(1) : command.words
    const [first] = words
    if (first === undefined) continue
    if (openers.has(first.text)) depth += 1
    if (closers.has(first.text)) depth = Math.max(0, depth - 1)
    const rest = introducers.has(first.text) ? words.slice(1) : words
    const isConditional = depth > 0 || command.isConditional
    if (!rest.every(({ text }) => assignment.test(text) || (command.isExport && /^\w+$/.test(text)))) continue
    for (const token of rest) if (assignment.test(token.text)) yield { token, isConditional }
  }
}
