import { callHierarchy } from './call-hierarchy.js'
import { codeAction } from './code-action.js'
import { codeActionResolve } from './code-action-resolve.js'
import { codeLens } from './code-lens.js'
import { codeLensResolve } from './code-lens-resolve.js'
import { completion } from './completion.js'
import { completionResolve } from './completion-resolve.js'
import { declaration } from './declaration.js'
import { definition } from './definition.js'
import { documentDiagnostic } from './document-diagnostic.js'
import { documentHighlight } from './document-highlight.js'
import { documentLink } from './document-link.js'
import { documentLinkResolve } from './document-link-resolve.js'
import { documentSymbol } from './document-symbol.js'
import { executeCommand } from './execute-command.js'
import { foldingRange } from './folding-range.js'
import { formatting } from './formatting.js'
import { hover } from './hover.js'
import { implementation } from './implementation.js'
import { incomingCalls } from './incoming-calls.js'
import { inlayHint } from './inlay-hint.js'
import { inlayHintResolve } from './inlay-hint-resolve.js'
import { linkedEditingRange } from './linked-editing-range.js'
import { onTypeFormatting } from './on-type-formatting.js'
import { outgoingCalls } from './outgoing-calls.js'
import { prepareRename } from './prepare-rename.js'
import { rangeFormatting } from './range-formatting.js'
import { rangesFormatting } from './ranges-formatting.js'
import { references } from './references.js'
import { rename } from './rename.js'
import type { ServedRequest } from './request.js'
import { selectionRange } from './selection-range.js'
import { semanticTokens } from './semantic-tokens.js'
import { semanticTokensDelta } from './semantic-tokens-delta.js'
import { semanticTokensRange } from './semantic-tokens-range.js'
import { signatureHelp } from './signature-help.js'
import { textDocumentContent } from './text-document-content.js'
import { typeDefinition } from './type-definition.js'
import { willRenameFiles } from './will-rename-files.js'
import { workspaceDiagnostic } from './workspace-diagnostic.js'
import { workspaceSymbol } from './workspace-symbol.js'
import { workspaceSymbolResolve } from './workspace-symbol-resolve.js'

/** All requests that are served; one is a file and a line here. */
export const requests: readonly ServedRequest[] = [
  callHierarchy,
  codeAction,
  codeActionResolve,
  codeLens,
  codeLensResolve,
  completion,
  completionResolve,
  declaration,
  definition,
  documentDiagnostic,
  documentHighlight,
  documentLink,
  documentLinkResolve,
  documentSymbol,
  executeCommand,
  foldingRange,
  formatting,
  hover,
  implementation,
  incomingCalls,
  inlayHint,
  inlayHintResolve,
  linkedEditingRange,
  onTypeFormatting,
  outgoingCalls,
  prepareRename,
  rangeFormatting,
  rangesFormatting,
  references,
  rename,
  selectionRange,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  signatureHelp,
  textDocumentContent,
  typeDefinition,
  willRenameFiles,
  workspaceDiagnostic,
  workspaceSymbol,
  workspaceSymbolResolve,
]
