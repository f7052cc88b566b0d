import type { Diagnostic } from 'vscode-languageserver'

import { fingerprintOf } from '../text/fingerprint.js'

/** Names a list of diagnostics by what is in it: what is the same need not be sent again. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return fingerprintOf([JSON.stringify(diagnostics)])
}
