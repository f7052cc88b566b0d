import { MessageType, ShowMessageNotification } from 'vscode-languageserver'
import type { Connection, Diagnostic as LspDiagnostic, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit } from '../diagnostics/fix.js'
import { editedDocument } from '../editor/index.js'
import type { EditedDocument } from '../editor/index.js'
import type { Edit } from '../text/edit.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { overlayFileSystem } from '../workspace/documents/file-system.js'
import { createWorkspace } from '../workspace/workspace.js'
import type { Workspace } from '../workspace/workspace.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { AskOptions } from '../workspace/clusters/unit.js'
import type { ReadDocument } from '../workspace/readings/document.js'
import type { CheckReport } from '../workspace/report.js'
import type { Settings } from '../workspace/settings.js'
import type { Client } from './client.js'
import { toLspDiagnostic } from './convert.js'
import { createHomeReports } from './home-reports.js'
import { writeEdits } from './workspace-edit.js'
import type { EditOptions } from './workspace-edit.js'
import type { Homes } from './homes.js'
import type { OpenDocuments } from './open-documents.js'
import type { Positions } from './positions.js'
import type { Preferences } from './preferences.js'
import { createPauses } from './schedule.js'
import type { Clock } from './schedule.js'
import { settingsDiagnostics } from './settings-diagnostics.js'
import { findingsByFile } from './shown.js'
import type { ShownFinding } from './shown.js'
import type { Uris } from './uris.js'

/** A document as requests name it. */
export interface DocumentName {
  readonly uri: string
}

/** What is to be shown. */
export interface ShownOptions extends Pick<AskOptions, 'cancel' | 'isImpatient'> {
  /** All files of all folders, as the command would check them. */
  readonly isWhole?: boolean
}

/** All files, as requests of a client see them: in URIs, ranges and positions. */
export interface ServedWorkspace {
  readonly client: Client
  /** Opens a document, whether the client has it open or not; nothing for one that has no language. */
  document(name: DocumentName): Promise<EditedDocument | undefined>
  /** Reads a file, open or not. */
  read(path: string): Promise<ReadDocument | undefined>
  /** The workspace that a file belongs to. */
  workspaceOf(path: string): Promise<Workspace>
  /** Tells whether there is a file or folder at a path. */
  exists(path: string): Promise<boolean>
  /** Checks the cluster around a document, and what else it belongs to. */
  reportOn(name: DocumentName, cancel?: Cancellation): Promise<CheckReport | undefined>
  /** The last report on a document, also one that is out of date; nothing where there is none. */
  lastReportOn(name: DocumentName): Promise<CheckReport | undefined>
  /** Lists the findings that are shown in a document. */
  findingsIn(name: DocumentName, cancel?: Cancellation): Promise<readonly ShownFinding[]>
  /** Lists what is shown in a document. */
  diagnosticsIn(name: DocumentName, cancel?: Cancellation): Promise<readonly LspDiagnostic[]>
  /** Lists what is shown of all files that have to do with the open ones, by path; with `isWhole` that of all files of all folders. */
  shown(options?: ShownOptions): Promise<ReadonlyMap<string, readonly LspDiagnostic[]>>
  /** Checks all files of all folders, and what the open ones belong to. */
  reports(cancel?: Cancellation): Promise<readonly CheckReport[]>
  /** Checks the cluster around a document as if some files had other texts. */
  reportWith(name: DocumentName, texts: ReadonlyMap<string, string>): Promise<CheckReport | undefined>
  /** The settings that hold for a document. */
  settingsFor(name: DocumentName): Promise<Settings>
  pathOf(uri: string): string
  uriOf(path: string): string
  /** The version of a document, where it is open. */
  versionOf(path: string): number | null
  openPaths(): readonly string[]
  rangeOf(source: Source, span: Span): Range
  offsetOf(source: Source, position: Position): number
  textEdit(source: Source, edit: Edit): TextEdit
  /** Writes edits of several files for the client. */
  workspaceEdit(edits: readonly FileEdit[], sourceOf: (file: string) => Source | undefined, options?: EditOptions): WorkspaceEdit
  diagnostic(diagnostic: Diagnostic, sourceOf: (file: string) => Source | undefined): LspDiagnostic
  /** What the person has set in the editor. */
  preferences(): Preferences
  /** Tells the person something, once. */
  tell(message: string): void
  /** Has the client make edits; tells whether it did. */
  apply(label: string, edit: WorkspaceEdit): Promise<boolean>
  /** Forgets all that is remembered, so that everything is read again. */
  restart(): void
  folders(): readonly string[]
}

/** What a served workspace is made of. */
export interface Served {
  readonly connection: Connection
  readonly client: Client
  readonly clock: Clock
  readonly documents: OpenDocuments
  readonly homes: Homes
  readonly positions: Positions
  readonly uris: Uris
  preferences(): Preferences
  /** Sees to it that files on disk are not remembered for too long. */
  refresh(): Promise<void>
  /** Has all looked at again, and told. */
  again(): void
}

/** Serves the homes of all files. */
export function serveWorkspace(served: Served): ServedWorkspace {
  const { client, documents, homes, preferences } = served
  return {
    client,
    ...filesOf(served),
    ...checksOf(served),
    ...conversions(served),
    ...conversation(served),
    folders: () => homes.folders(),
    openPaths: () => openPaths(documents),
    preferences,
  }
}

function openPaths(documents: OpenDocuments): readonly string[] {
  return [...new Set(documents.all().map(({ path }) => path))]
}

type Files = 'document' | 'read' | 'workspaceOf' | 'exists' | 'settingsFor' | 'pathOf' | 'uriOf' | 'versionOf'

function filesOf({ documents, homes, uris }: Served): Pick<ServedWorkspace, Files> {
  const workspaceOf = async (path: string): Promise<Workspace> => (await homes.of(path)).workspace
  const read = async (path: string): Promise<ReadDocument | undefined> => (await workspaceOf(path)).documentAt(path)
  return {
    pathOf: uris.pathOf,
    uriOf: uris.uriOf,
    versionOf: path => documents.at(path)?.version ?? null,
    read,
    workspaceOf,
    async document({ uri }) {
      const found = await read(uris.pathOf(uri))
      return found === undefined ? undefined : editedDocument(found)
    },
    async exists(path) {
      const { files } = await workspaceOf(path)
      const folder = path.slice(0, path.lastIndexOf('/'))
      return (await files.list(folder === '' ? '/' : folder))?.some(({ name }) => `${folder}/${name}` === path) === true
    },
    async settingsFor({ uri }) {
      return (await workspaceOf(uris.pathOf(uri))).settings
    },
  }
}

type Checks = 'reportOn' | 'lastReportOn' | 'findingsIn' | 'diagnosticsIn' | 'shown' | 'reports' | 'reportWith'

function checksOf(served: Served): Pick<ServedWorkspace, Checks> {
  const { clock, documents, homes, uris, positions, refresh } = served
  const pause = createPauses(clock)
  const reports = createHomeReports(homes, { refresh, pause })
  const { diagnostic } = conversions(served)
  const findingsIn: ServedWorkspace['findingsIn'] = async ({ uri }, cancel) => {
    const path = uris.pathOf(uri)
    const all = await reports.on([...new Set([...openPaths(documents), path])], cancel === undefined ? {} : { cancel })
    return all.flatMap(report => (findingsByFile(report).get(path) ?? []).map(found => ({ diagnostic: found, report })))
  }
  return {
    async reportOn({ uri }, cancel) {
      const path = uris.pathOf(uri)
      await refresh()
      return (await homes.of(path)).workspace.reportOn(path, { pause, ...(cancel === undefined ? {} : { cancel }) })
    },
    lastReportOn: ({ uri }) => reports.lastOn(uris.pathOf(uri)),
    findingsIn,
    async diagnosticsIn(name, cancel) {
      const found = await findingsIn(name, cancel)
      const ofSettings = settingsDiagnostics(homes.faults(), positions.rangeOf).get(uris.pathOf(name.uri)) ?? []
      return [...ofSettings, ...found.map(one => diagnostic(one.diagnostic, file => one.report.sources.get(file)))]
    },
    async shown(options = {}) {
      if (options.isWhole === true) reports.askForAll()
      return shownOf(await reports.on(openPaths(documents), options), served, options)
    },
    reports: cancel => reports.on(openPaths(documents), { isWhole: true, ...(cancel === undefined ? {} : { cancel }) }),
    async reportWith({ uri }, texts) {
      const path = uris.pathOf(uri)
      const { workspace, clusters } = await homes.of(path)
      const changed = createWorkspace({ fileSystem: overlayFileSystem(workspace.files, texts), settings: workspace.settings, clusters, isForOnce: true })
      return changed.reportOn(path)
    },
  }
}

/** What reports show, by path, and what is wrong with the settings. */
function shownOf(reports: readonly CheckReport[], served: Served, { isWhole = false }: ShownOptions): ReadonlyMap<string, readonly LspDiagnostic[]> {
  const { diagnostic } = conversions(served)
  const shown = new Map<string, LspDiagnostic[]>()
  for (const report of reports) {
    const sourceOf = (file: string): Source | undefined => report.sources.get(file)
    for (const path of isWhole ? report.sources.keys() : []) shown.set(path, shown.get(path) ?? [])
    for (const [path, found] of findingsByFile(report)) {
      shown.set(path, [...(shown.get(path) ?? []), ...found.map(one => diagnostic(one, sourceOf))])
    }
  }
  for (const [path, found] of settingsDiagnostics(served.homes.faults(), served.positions.rangeOf)) shown.set(path, found)
  return shown
}

type Conversions = 'rangeOf' | 'offsetOf' | 'textEdit' | 'workspaceEdit' | 'diagnostic'

function conversions({ client, documents, positions: { rangeOf, offsetOf }, uris }: Served): Pick<ServedWorkspace, Conversions> {
  const textEdit = (source: Source, { span, newText }: Edit): TextEdit => ({ range: rangeOf(source, span), newText })
  return {
    rangeOf,
    offsetOf,
    textEdit,
    workspaceEdit: (edits, sourceOf, options = {}) => writeEdits(edits, { sourceOf, textEdit, uris, documents, client }, options),
    diagnostic: (found, sourceOf) => toLspDiagnostic(found, { sourceOf, rangeOf, uriOf: uris.uriOf, showsTags: client.showsTags, showsAddresses: client.showsAddresses }),
  }
}

function conversation({ connection, homes, again }: Served): Pick<ServedWorkspace, 'tell' | 'apply' | 'restart'> {
  const said = new Set<string>()
  return {
    tell(message) {
      if (said.has(message)) return
      said.add(message)
      // Nobody is to choose anything, so that no answer is asked for: clients that show messages need not know how to ask.
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(() => undefined) // The client is gone.
    },
    async apply(label, edit) {
      return (await connection.workspace.applyEdit({ label, edit })).applied
    },
    restart() {
      homes.setFolders(homes.folders())
      again()
    },
  }
}
