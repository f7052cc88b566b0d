import { PositionEncodingKind } from 'vscode-languageserver'
import type { Connection, InitializeParams } from 'vscode-languageserver'

import { faultInWords } from '../secrets/fault-in-words.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { clientOf, foldersOf } from './client.js'
import type { Client } from './client.js'
import { createHomes, knownNames } from './homes.js'
import { followDocuments } from './open-documents.js'
import { createPositions, encodings } from './positions.js'
import type { Positions } from './positions.js'
import { readPreferences, defaultPreferences } from './preferences.js'
import { createPublisher } from './publisher.js'
import type { Publisher } from './publisher.js'
import { createSchedule, longestWaitMs } from './schedule.js'
import type { Clock } from './schedule.js'
import { serveWorkspace } from './served-workspace.js'
import type { ServedWorkspace } from './served-workspace.js'
import { createUris } from './uris.js'

/** What is known since the client has introduced itself. */
export interface Introduced {
  readonly client: Client
  readonly positions: Positions
  readonly workspace: ServedWorkspace
}

/** All that a client has opened, and the work that follows from its changes. */
export interface Session {
  begin(params: InitializeParams): Introduced
  now(): Introduced
  changeFolders(added: readonly string[], removed: readonly string[]): void
  /** Takes over what a person has set in the editor. */
  configure(given: unknown): Promise<void>
  /** Takes note that files on disk came, went, or changed. */
  touch(uris: readonly string[]): void
  log(what: string, fault: unknown): void
  end(): void
}

/** How long files are taken to be as they were: the client may tell of changes, but not of all files. */
const freshMs = 2_000
const freshWhereWatchedMs = 30_000

/** Opens the session of a connection; what a client sends before it has introduced itself is taken as from one that can nothing. */
export function createSession(connection: Connection, fileSystem: FileSystem, clock: Clock): Session {
  const uris = createUris()
  let preferences = defaultPreferences
  const homes = createHomes(fileSystem, () => documents.all().map(bufferOf), () => preferences)
  let generation = 0
  let toldAt = 0
  let lastRefresh = clock.now()
  /** How long that took. */
  let refreshMs = 0
  /** Since when something has changed that was not told of. */
  let untoldSince = clock.now()
  /** Something has changed that the client cannot know. */
  let isNews = false
  const log = (what: string, fault: unknown): void => connection.console.error(`cfgcheck: ${what}: ${faultInWords(fault).join(' ')}`)

  const refresh = async (): Promise<void> => {
    const now = clock.now()
    // Many files take long to look at: no more than a hundredth of the time is spent on it.
    if (now - lastRefresh < Math.max(introduced.client.watchesFiles ? freshWhereWatchedMs : freshMs, 100 * refreshMs)) return
    lastRefresh = now
    await homes.refresh()
    refreshMs = clock.now() - now
  }
  const changed = ({ isNews: isOurs = false } = {}): void => {
    if (toldAt === generation) untoldSince = clock.now()
    generation += 1
    isNews ||= isOurs
    schedule.ask()
  }
  const documents = followDocuments(connection, {
    uris,
    positions: () => introduced.positions,
    listener: {
      changed(document) {
        homes.open(bufferOf(document))
        changed()
      },
      closed({ path }, left) {
        if (left === undefined) homes.close(path)
        else homes.open(bufferOf(left))
        introduced.publisher.forget(path)
        changed({ isNews: true })
      },
      saved({ path }) {
        homes.touch(path)
        changed({ isNews: true })
      },
    },
  })
  const introduce = (client: Client, positions: Positions): Introduced & { readonly publisher: Publisher } => {
    const workspace = serveWorkspace({ connection, client, clock, documents, homes, positions, uris, refresh, again: () => changed({ isNews: true }), preferences: () => preferences })
    return { client, positions, workspace, publisher: createPublisher(connection, documents, workspace) }
  }
  let introduced = introduce(clientOf({ capabilities: {}, processId: null, rootUri: null }), createPositions(PositionEncodingKind.UTF16))

  /** Sends what is found, or tells the client to ask. */
  const tell = async (): Promise<void> => {
    const { client, workspace, publisher } = introduced
    if (client.pulls) {
      if (isNews && client.takesRefresh) await connection.languages.diagnostics.refresh()
      isNews = false
      return
    }
    const began = generation
    const isImpatient = (): boolean => clock.now() - untoldSince > longestWaitMs
    const shown = await workspace.shown({ isImpatient, cancel: goodbye })
    if (goodbye.isCancelled) return
    if (began !== generation && !isImpatient()) return // It is asked for again already.
    publisher.publish(shown)
    toldAt = began
    untoldSince = clock.now()
  }
  /** What is being worked out when the client says goodbye, nobody waits for. */
  const goodbye = { isCancelled: false }
  const schedule = createSchedule(() => tell().catch(fault => {
    if (!goodbye.isCancelled) log('the check failed', fault)
  }), clock)

  return {
    begin(params) {
      const client = clientOf(params)
      const wanted = client.capabilities.general?.positionEncodings ?? []
      const encoding = wanted.find(one => encodings.includes(one)) ?? PositionEncodingKind.UTF16
      const folders = foldersOf(params)
      folders.forEach(uris.learn)
      homes.setFolders(folders.map(uris.pathOf))
      introduced = introduce(client, createPositions(encoding))
      return introduced
    },
    now: () => introduced,
    changeFolders(added, removed) {
      added.forEach(uris.learn)
      const gone = new Set(removed.map(uris.pathOf))
      homes.setFolders([...new Set([...homes.folders(), ...added.map(uris.pathOf)])].filter(folder => !gone.has(folder)))
      changed({ isNews: true })
    },
    async configure(given) {
      const read = await readPreferences(given, knownNames)
      for (const fault of read.faults) introduced.workspace.tell(`The settings of the editor for cfgcheck do not count: ${fault}`)
      if (JSON.stringify(read) === JSON.stringify(preferences)) return
      preferences = read
      homes.setFolders(homes.folders()) // All is judged anew.
      changed({ isNews: true })
    },
    touch(changes) {
      const paths = changes.map(uris.pathOf)
      paths.forEach(homes.touch)
      if (paths.some(path => /\/(cfgcheck|package)\.json$/.test(path))) lastRefresh = -Infinity
      changed({ isNews: true })
    },
    log,
    end() {
      goodbye.isCancelled = true
      schedule.stop()
    },
  }
}

function bufferOf({ path, text, languageId }: { readonly path: string; readonly text: string; readonly languageId: string }): { readonly path: string; readonly text: string; readonly language: string } {
  return { path, text, language: languageId }
}
