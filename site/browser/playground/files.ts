import { LSPPlugin, Workspace } from '@codemirror/lsp-client'
import type { WorkspaceFile } from '@codemirror/lsp-client'
import { ChangeSet, Text } from '@codemirror/state'
import type { TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** A file that has a language. All of them are open to the server; one of them is in front. */
export interface OpenFile extends WorkspaceFile {
  /** Below the folder that the server knows, such as `alpha/etc/ha.d/ha.cf`. */
  readonly path: string
  view: EditorView | null
}

/** The folder under which the server knows all files. */
export const root = 'file:///cluster'

export function uriOf(path: string): string {
  return `${root}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** All files of the playground, as the language client sees them. */
export class Files extends Workspace {
  override files: OpenFile[] = []
  /** Puts a file in front; set by the page. */
  show: (file: OpenFile) => EditorView | null = () => null
  private readonly changes = new Map<OpenFile, { readonly before: Text; readonly changes: ChangeSet }>()

  /** Takes other files instead of those before. */
  replace(files: readonly { readonly path: string; readonly languageId: string; readonly text: string }[]): void {
    for (const { uri } of this.files) this.client.didClose(uri)
    this.changes.clear()
    this.files = files.map(({ path, languageId, text }) => {
      const file: OpenFile = { path, uri: uriOf(path), languageId, version: 0, doc: Text.of(text.split(/\r\n|\r|\n/)), view: null, getView: () => file.view }
      return file
    })
    for (const file of this.files) this.client.didOpen(file)
  }

  at(uri: string): OpenFile | undefined {
    return this.files.find(file => file.uri === uri)
  }

  override syncFiles(): { file: OpenFile; prevDoc: Text; changes: ChangeSet }[] {
    const updates: { file: OpenFile; prevDoc: Text; changes: ChangeSet }[] = []
    for (const file of this.files) {
      const plugin = file.view === null ? null : LSPPlugin.get(file.view)
      const own = this.changes.get(file)
      this.changes.delete(file)
      if (own !== undefined) updates.push({ file, prevDoc: own.before, changes: own.changes })
      else if (plugin !== null && file.view !== null && !plugin.unsyncedChanges.empty) {
        updates.push({ file, prevDoc: file.doc, changes: plugin.unsyncedChanges })
        file.doc = file.view.state.doc
        plugin.clear()
      } else continue
      file.version += 1
    }
    return updates
  }

  override openFile(uri: string, _: string, view: EditorView): void {
    const file = this.at(uri)
    if (file !== undefined) file.view = view
  }

  override closeFile(uri: string): void {
    const file = this.at(uri)
    if (file !== undefined) file.view = null
  }

  /** Changes a file, in front or not. */
  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.at(uri)
    if (file === undefined || update.changes === undefined) return
    if (file.view !== null) return file.view.dispatch(update)
    const changes = ChangeSet.of(update.changes, file.doc.length)
    this.changes.set(file, { before: this.changes.get(file)?.before ?? file.doc, changes: this.changes.get(file)?.changes.compose(changes) ?? changes })
    file.doc = changes.apply(file.doc)
    this.client.sync()
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    const file = this.at(uri)
    return file === undefined ? null : this.show(file)
  }
}
