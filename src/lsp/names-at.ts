import type { Position } from 'vscode-languageserver'

import { mentionAt } from '../editor/index.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { Mention } from '../text/mention.js'
import type { Cancellation } from '../workspace/cancellation.js'
import { namingFiles } from '../workspace/mentions.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { CheckReport } from '../workspace/report.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** A name in a document, and all files that may name the same. */
export interface FoundName {
  readonly report: CheckReport
  readonly files: readonly NamingFile[]
  readonly file: NamingFile
  readonly found: Mention
}

/** Finds the host or resource that is named at a place. */
export async function nameAt(
  workspace: ServedWorkspace,
  { textDocument, position }: { readonly textDocument: DocumentName; readonly position: Position },
  cancel: Cancellation,
): Promise<FoundName | undefined> {
  const report = await workspace.reportOn(textDocument, cancel)
  if (report === undefined) return undefined
  const files = await namingFiles(report, builtinLanguages)
  const path = workspace.pathOf(textDocument.uri)
  const file = files.find(({ source }) => source.id === path)
  const found = file === undefined ? undefined : mentionAt(file, workspace.offsetOf(file.source, position))
  return file === undefined || found === undefined ? undefined : { report, files, file, found }
}
