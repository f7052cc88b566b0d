import { codeAction } from './code-action.js'
import { completion } from './completion.js'
import { documentDiagnostic } from './document-diagnostic.js'
import { documentSymbol } from './document-symbol.js'
import { foldingRange } from './folding-range.js'
import { formatting } from './formatting.js'
import { hover } from './hover.js'
import { prepareRename } from './prepare-rename.js'
import { references } from './references.js'
import { rename } from './rename.js'
import type { ServedRequest } from './request.js'
import { workspaceDiagnostic } from './workspace-diagnostic.js'

/** All requests that are served; one is a file and a line here. */
export const requests: readonly ServedRequest[] = [
  codeAction,
  completion,
  documentDiagnostic,
  documentSymbol,
  foldingRange,
  formatting,
  hover,
  prepareRename,
  references,
  rename,
  workspaceDiagnostic,
]
