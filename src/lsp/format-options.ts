import type { FormattingOptions } from 'vscode-languageserver'

import type { FormatOptions } from '../languages/language.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** How a document is laid out: by the settings of its folder; what these leave open the editor says. */
export async function formatOptionsFor(workspace: ServedWorkspace, document: DocumentName, { insertSpaces, tabSize }: FormattingOptions): Promise<FormatOptions> {
  const { format } = await workspace.settingsFor(document)
  return { ...(insertSpaces && tabSize > 0 ? { indent: tabSize } : {}), ...format }
}
