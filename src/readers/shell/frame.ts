/** What a shell keyword or bracket opens. */
export type FrameKind = 'script' | 'if' | 'loop' | 'case' | 'branch' | 'group' | 'subshell' | 'function'

/** Something that is open while a script is read, and what became of the commands in it. */
export interface Frame {
  readonly kind: FrameKind
  /** The commands before it made it unreachable. */
  readonly wasDead: boolean
  isDead: boolean
  /** Its commands are the condition of `if` or `while`. */
  isCondition: boolean
  /** Indexes of the commands that gave the last status in this list. */
  tails: number[]
  /** The same, of finished branches of `if` and `case`. */
  finished: number[]
  /** The name of a function. */
  readonly name?: string
  /** The patterns of a `case` branch. */
  readonly labels?: readonly string[]
}

/** Finds the commands that `$?` speaks of, also where it opens an inner list: `if [ $? -ne 0 ]`. */
export function lastStatusIn(stack: readonly Frame[]): readonly number[] {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const frame = stack[index]
    if (frame !== undefined && frame.tails.length > 0) return frame.tails
    if (frame?.kind === 'function') break
  }
  return []
}

/** Names the function whose body is open. */
export function functionOf(stack: readonly Frame[]): string | undefined {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const frame = stack[index]
    if (frame?.kind === 'function') return frame.name
  }
  return undefined
}
