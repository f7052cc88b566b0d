import { SymbolKind } from 'vscode-languageserver'
import type { CallHierarchyItem } from 'vscode-languageserver'

import { editedDocument, partAt } from '../editor/index.js'
import type { Part, PartSearch } from '../editor/index.js'
import type { Cancellation } from '../workspace/cancellation.js'
import { namesAround } from './names-at.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** A part of a document, and where what it has to do with is looked for. */
export interface FoundPart {
  readonly part: Part
  readonly search: PartSearch
}

/** Finds the part of a document around an offset. */
export async function partIn(workspace: ServedWorkspace, name: DocumentName, { offset, cancel }: { readonly offset: (document: Part['document']) => number; readonly cancel: Cancellation }): Promise<FoundPart | undefined> {
  const around = await namesAround(workspace, name, cancel)
  const document = await workspace.document(name)
  if (around === undefined || document === undefined) return undefined
  const part = partAt(document, around.file, offset(document))
  const documentOf: PartSearch['documentOf'] = async file => {
    const read = await workspace.read(file.source.id)
    return read === undefined ? undefined : editedDocument(read)
  }
  return part === undefined ? undefined : { part, search: { files: around.files, documentOf } }
}

/** Finds the part that was told as an item. */
export function partOfItem(workspace: ServedWorkspace, { uri, data }: CallHierarchyItem, cancel: Cancellation): Promise<FoundPart | undefined> {
  return partIn(workspace, { uri }, { offset: () => (typeof data === 'number' ? data : 0), cancel })
}

/** Writes a part for the client. */
export function itemOf(workspace: ServedWorkspace, { document, file, name, detail, kind, span, nameSpan }: Part): CallHierarchyItem {
  const host = file.place?.host
  const about = [...(detail === undefined ? [] : [detail]), ...(host === undefined ? [] : [`on ${host}`])].join(' ')
  return {
    name: name === '' ? '(unnamed)' : name,
    ...(about === '' ? {} : { detail: about }),
    kind: kind === 'host' ? SymbolKind.Object : kind === 'resource' ? SymbolKind.Class : SymbolKind.Function,
    uri: workspace.uriOf(file.source.id),
    range: workspace.rangeOf(document.source, span),
    selectionRange: workspace.rangeOf(document.source, nameSpan),
    data: nameSpan.start,
  }
}
