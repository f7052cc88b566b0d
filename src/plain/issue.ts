import type { RuleOrigin, Severity } from '../diagnostics/diagnostic.js'
import type { Span } from '../text/span.js'
import type { Path } from './statement.js'

/** What is wrong with a part of a plain model. */
export interface Issue {
  readonly path: Path
  readonly message: string
  readonly severity: Severity
  /** The rule that objects; absent where the schema does. */
  readonly rule?: string
  /** Who objects: the software itself, or those who know it. */
  readonly origin?: RuleOrigin
  /** Where it stands, for what was loaded from a text. */
  readonly span?: Span
}

/** What zod says of a value. */
export interface Verdict {
  readonly success: boolean
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } | undefined
}

/** A zod schema, as far as it is asked. */
export interface Schema {
  safeParse(value: unknown): Verdict
}

/** Lists what a schema refuses of a value. */
export function issuesOf(schema: Schema, value: unknown): Issue[] {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path as Path, message, severity: 'error' }))
}
