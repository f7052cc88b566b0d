import type { Span } from '../../text/span.js'
import type { ShellToken } from './shell-tokens.js'

/** One simple command of a script and what its surroundings do with it. */
export interface ShellCommand extends Span {
  /** The command and its arguments; assignments before it and redirections are left out. */
  readonly words: readonly ShellToken[]
  /** The labels of the outermost `case` branch that it stands in. */
  readonly labels: readonly string[]
  /** The function in whose body it stands. */
  readonly functionName?: string
  readonly isExec: boolean
  /** An unconditional `exec` of the same list comes before it. */
  readonly isUnreachable: boolean
  /** Its exit status decides something, or becomes that of what holds it. */
  readonly isChecked: boolean
  /** It stands in a function, and its status is the function's. */
  readonly isFunctionResult: boolean
}

/** What was understood of a script. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[]
  /** All labels of outermost `case` branches, in order. */
  readonly labels: readonly string[]
  /** Variables that are set to one plain text only. */
  readonly variables: ReadonlyMap<string, string>
}
