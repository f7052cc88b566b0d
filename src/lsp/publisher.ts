import type { Connection, Diagnostic } from 'vscode-languageserver'

import type { OpenDocuments } from './open-documents.js'
import type { ServedWorkspace } from './served-workspace.js'

/** Sends the client what is found, for clients that do not ask. */
export interface Publisher {
  /** Sends what is shown by now, where it differs from what was sent. */
  publish(shown: ReadonlyMap<string, readonly Diagnostic[]>): void
  /** Forgets what was sent of a document that was closed: the client may do so, too, and is told again when it opens it. */
  forget(path: string): void
}

/** Starts with nothing sent. */
export function createPublisher(connection: Connection, documents: OpenDocuments, workspace: Pick<ServedWorkspace, 'uriOf'>): Publisher {
  const sent = new Map<string, { readonly uri: string; readonly key: string }>()
  const send = (path: string, { uri, version }: { readonly uri: string; readonly version?: number }, diagnostics: readonly Diagnostic[]): void => {
    const key = `${version} ${JSON.stringify(diagnostics)}`
    const before = sent.get(path)
    if (before?.uri === uri && before.key === key) return
    if (before !== undefined && before.uri !== uri) tell({ uri: before.uri, diagnostics: [] })
    sent.set(path, { uri, key })
    tell({ uri, ...(version === undefined ? {} : { version }), diagnostics: [...diagnostics] })
  }
  const tell = (params: Parameters<Connection['sendDiagnostics']>[0]): void => {
    connection.sendDiagnostics(params).catch(() => undefined) // The client is gone.
  }
  return {
    publish(shown) {
      const open = new Map(documents.all().map(document => [document.path, document]))
      for (const [path, { uri, version }] of open) send(path, { uri, version }, shown.get(path) ?? [])
      for (const [path, diagnostics] of shown) if (!open.has(path) && diagnostics.length > 0) send(path, { uri: workspace.uriOf(path) }, diagnostics)
      for (const [path, { uri }] of sent) {
        if (open.has(path) || (shown.get(path) ?? []).length > 0) continue
        tell({ uri, diagnostics: [] })
        sent.delete(path)
      }
    },
    forget(path) {
      const before = sent.get(path)
      if (before !== undefined) sent.set(path, { uri: before.uri, key: '' })
    },
  }
}
