import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver'

/** What the client can do; it may leave out anything. */
export interface Client {
  /** It asks for diagnostics, so that they need not be sent. */
  readonly pulls: boolean
  /** It takes the news that diagnostics have changed. */
  readonly takesRefresh: boolean
  /** It watches files for us, as soon as we ask for it. */
  readonly watchesFiles: boolean
  /** It takes edits that say which version of a document they are for. */
  readonly takesVersionedEdits: boolean
  /** It makes new files for an edit. */
  readonly createsFiles: boolean
  /** It asks the person about edits that are marked so. */
  readonly asksToConfirm: boolean
  /** It asks for the edits of an action when it is chosen. */
  readonly resolvesEdits: boolean
  /** It shows documents that no file holds. */
  readonly showsVirtualDocuments: boolean
  /** It shows the tags of diagnostics. */
  readonly showsTags: boolean
  /** It links the rule's name to its page. */
  readonly showsAddresses: boolean
  /** It tells when its folders change. */
  readonly tellsFolders: boolean
  /** It can be asked for what was set in the editor. */
  readonly hasSettings: boolean
  /** It tells when that changes, as soon as we ask for it. */
  readonly tellsSettings: boolean
  readonly capabilities: ClientCapabilities
}

/** Reads what a client says of itself. */
export function clientOf({ capabilities }: InitializeParams): Client {
  // A client may send anything, nothing too.
  const { textDocument, workspace } = (capabilities as ClientCapabilities | null | undefined) ?? {}
  return {
    pulls: textDocument?.diagnostic !== undefined,
    takesRefresh: workspace?.diagnostics?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true && textDocument.codeAction.dataSupport === true,
    showsVirtualDocuments: workspace?.textDocumentContent !== undefined,
    asksToConfirm: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    showsAddresses: textDocument?.publishDiagnostics?.codeDescriptionSupport === true || textDocument?.diagnostic?.codeDescriptionSupport === true,
    showsTags: textDocument?.publishDiagnostics?.tagSupport !== undefined || textDocument?.diagnostic?.tagSupport !== undefined,
    tellsFolders: workspace?.workspaceFolders === true,
    hasSettings: workspace?.configuration === true,
    tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    capabilities: capabilities ?? {},
  }
}

/** Lists the URIs of the folders that a client has opened. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri)
  if (typeof rootUri === 'string') return [rootUri]
  return typeof rootPath === 'string' && rootPath.startsWith('/') ? [`file://${rootPath.split('/').map(encodeURIComponent).join('/')}`] : []
}
