import type { Span } from '../text/span.js'

/** Names a part of a plain model, such as `['resources', 0, 'net', 'timeout']`. */
export type Path = readonly (string | number)[]

/** What a part of a plain model is in a text: one statement, or a section with what stands in it. */
export interface Statement {
  readonly path: Path
  /** The keyword: a statement may become another one of its kind, which is what a new name is. */
  readonly kind: string
  /** Tells it from others of its kind; absent where only the order does. */
  readonly name?: string
  /** What it begins with, as it is written. */
  readonly head: string
  /** What stands behind the head, a blank before each. */
  readonly parts?: readonly Part[]
  /** What stands in a section; absent for a single statement. */
  readonly body?: readonly Statement[]
}

/** A word of a statement that can be changed by itself: a value, an attribute, a resource of a group. */
export interface Part {
  readonly path: Path
  /** Tells it from the others; absent where only the order does. */
  readonly name?: string
  readonly text: string
}

/** Where a statement stands in a text. */
export interface Place {
  /** All of it, with the sign that ends it. */
  readonly span: Span
  readonly head: Span
  /** One for each of its parts, in the order of these. */
  readonly parts: readonly Span[]
  /** What lies between the signs around a body; empty behind the head where there are none. */
  readonly body?: Span
  /** The sign that ends a section without a body, `/>`. */
  readonly end?: Span
}

/** Places by the key of a path. */
export type Places = ReadonlyMap<string, Place>

/** How a language writes statements. */
export interface Notation {
  /** What one level of a body is indented by. */
  readonly indent: string
  /** Writes a statement and its body, without indenting the first line. */
  lines(statement: Statement): readonly string[]
  /** What stands around a body, where a section had none: `>` and `</x>`. */
  around?(statement: Statement): readonly [string, string]
  /** Matches what may stand behind a statement on its line so that a new one goes below: nothing, or a comment. */
  readonly rest: RegExp
  /** An empty line stands between sections at the top. */
  readonly isSpaced?: true
}

/** Makes a path a key of a map. */
export function keyOf(path: Path): string {
  return JSON.stringify(path)
}
