import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Fix } from '../diagnostics/fix.js'
import type { Span } from '../text/span.js'

/** A fix that is offered for a diagnostic. */
export interface CodeAction {
  readonly fix: Fix
  readonly diagnostic: Diagnostic
  /** The one to take without thinking: the first and safe one. */
  readonly isPreferred: boolean
}

/** Lists the fixes of the diagnostics that a selection touches. */
export function codeActionsIn(diagnostics: readonly Diagnostic[], file: string, selection: Span): readonly CodeAction[] {
  return diagnostics
    .filter(diagnostic => diagnostic.file === file && diagnostic.span.start <= selection.end && selection.start <= diagnostic.span.end)
    .flatMap(diagnostic =>
      diagnostic.fixes.map((fix, index) => ({ fix, diagnostic, isPreferred: index === 0 && fix.safety === 'safe' })),
    )
}
