import { codeAction } from './code-action.js'
import { completion } from './completion.js'
import { completionResolve } from './completion-resolve.js'
import { declaration } from './declaration.js'
import { definition } from './definition.js'
import { documentDiagnostic } from './document-diagnostic.js'
import { documentHighlight } from './document-highlight.js'
import { documentLink } from './document-link.js'
import { documentLinkResolve } from './document-link-resolve.js'
import { documentSymbol } from './document-symbol.js'
import { foldingRange } from './folding-range.js'
import { formatting } from './formatting.js'
import { hover } from './hover.js'
import { implementation } from './implementation.js'
import { prepareRename } from './prepare-rename.js'
import { references } from './references.js'
import { rename } from './rename.js'
import type { ServedRequest } from './request.js'
import { workspaceDiagnostic } from './workspace-diagnostic.js'
import { workspaceSymbol } from './workspace-symbol.js'

/** All requests that are served; one is a file and a line here. */
export const requests: readonly ServedRequest[] = [
  codeAction,
  completion,
  completionResolve,
  declaration,
  definition,
  documentDiagnostic,
  documentHighlight,
  documentLink,
  documentLinkResolve,
  documentSymbol,
  foldingRange,
  formatting,
  hover,
  implementation,
  prepareRename,
  references,
  rename,
  workspaceDiagnostic,
  workspaceSymbol,
]
