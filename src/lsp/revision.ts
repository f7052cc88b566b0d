import type { FileEdit } from '../diagnostics/fix.js'
import type { Located } from '../text/located.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** Finds the number of a document that is to be raised with each change. */
export async function revisionIn(workspace: ServedWorkspace, name: DocumentName): Promise<Located<number> | undefined> {
  const document = await workspace.document(name)
  return document?.language.revisionOf?.(document.reading)
}

/** The edit that raises it by one. */
export function raised({ file, span, value }: Located<number>): FileEdit {
  return { file, span, newText: String(value + 1) }
}
