import { PositionEncodingKind } from 'vscode-languageserver'
import type { Connection, InitializeParams } from 'vscode-languageserver'

import { faultInWords } from '../secrets/fault-in-words.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { clientOf, foldersOf } from './client.js'
import type { Client } from './client.js'
import { createHomes, knownNames } from './homes.js'
import type { Homes } from './homes.js'
import { followDocuments } from './open-documents.js'
import type { DocumentListener } from './open-documents.js'
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

/** Opens the session of a connection; what a client sends before it has introduced itself is taken as from one that can nothing. */
export function createSession(connection: Connection, fileSystem: FileSystem, clock: Clock): Session {
  const uris = createUris()
  let preferences = defaultPreferences
  const homes = createHomes(fileSystem, () => documents.all().map(bufferOf), () => preferences)
  const refresher = createRefresher(homes, clock, () => introduced.client)
  const changes = createChangeCount(clock)
  /** What is being worked out when the client says goodbye, nobody waits for. */
  const goodbye = { isCancelled: false }
  const log = (what: string, fault: unknown): void => connection.console.error(`cfgcheck: ${what}: ${faultInWords(fault).join(' ')}`)
  const changed = (news?: 'unknown to the client'): void => {
    changes.add(news)
    schedule.ask()
  }
  const documents = followDocuments(connection, {
    uris,
    positions: () => introduced.positions,
    listener: listenerOf(homes, path => introduced.publisher.forget(path), changed),
  })
  const introduce = (client: Client, positions: Positions): Greeted => {
    const again = (): void => changed('unknown to the client')
    const workspace = serveWorkspace({ connection, client, clock, documents, homes, positions, uris, again, refresh: refresher.refresh, preferences: () => preferences })
    return { client, positions, workspace, publisher: createPublisher(connection, documents, workspace) }
  }
  let introduced = introduce(clientOf({ capabilities: {}, processId: null, rootUri: null }), createPositions(PositionEncodingKind.UTF16))
  const schedule = createSchedule(() => sendFindings(connection, introduced, { changes, goodbye }).catch(fault => {
    if (!goodbye.isCancelled) log('the check failed', fault)
  }), clock)

  return {
    begin(params) {
      const client = clientOf(params)
      const folders = foldersOf(params)
      folders.forEach(uris.learn)
      homes.setFolders(folders.map(uris.pathOf))
      introduced = introduce(client, createPositions(encodingFor(client)))
      return introduced
    },
    now: () => introduced,
    changeFolders(added, removed) {
      added.forEach(uris.learn)
      const gone = new Set(removed.map(uris.pathOf))
      homes.setFolders([...new Set([...homes.folders(), ...added.map(uris.pathOf)])].filter(folder => !gone.has(folder)))
      changed('unknown to the client')
    },
    async configure(given) {
      const read = await readPreferences(given, knownNames)
      for (const fault of read.faults) introduced.workspace.tell(`The settings of the editor for cfgcheck do not count: ${fault}`)
      if (JSON.stringify(read) === JSON.stringify(preferences)) return
      preferences = read
      homes.setFolders(homes.folders()) // All is judged anew.
      changed('unknown to the client')
    },
    touch(touched) {
      const paths = touched.map(uris.pathOf)
      paths.forEach(homes.touch)
      if (paths.some(path => /\/(cfgcheck|package)\.json$/.test(path))) refresher.hurry()
      changed('unknown to the client')
    },
    log,
    end() {
      goodbye.isCancelled = true
      schedule.stop()
    },
  }
}

interface Greeted extends Introduced {
  readonly publisher: Publisher
}

function encodingFor({ capabilities }: Client): PositionEncodingKind {
  const wanted = capabilities.general?.positionEncodings ?? []
  return wanted.find(one => encodings.includes(one)) ?? PositionEncodingKind.UTF16
}

/** Passes on what becomes of the documents that are open. */
function listenerOf(homes: Homes, forget: (path: string) => void, changed: (news?: 'unknown to the client') => void): DocumentListener {
  return {
    changed(document) {
      homes.open(bufferOf(document))
      changed()
    },
    closed({ path }, left) {
      if (left === undefined) homes.close(path)
      else homes.open(bufferOf(left))
      forget(path)
      changed('unknown to the client')
    },
    saved({ path }) {
      homes.touch(path)
      changed('unknown to the client')
    },
  }
}

/** Sends what is found, or tells the client to ask. */
async function sendFindings(connection: Connection, { client, workspace, publisher }: Greeted, { changes, goodbye }: { readonly changes: ChangeCount; readonly goodbye: Cancellation }): Promise<void> {
  if (client.pulls) {
    if (changes.hasNews() && client.takesRefresh) await connection.languages.diagnostics.refresh()
    changes.newsIsKnown()
    return
  }
  const began = changes.count()
  const shown = await workspace.shown({ isImpatient: changes.isWaitingLong, cancel: goodbye })
  if (goodbye.isCancelled) return
  if (began !== changes.count() && !changes.isWaitingLong()) return // It is asked for again already.
  publisher.publish(shown)
  changes.sent(began)
}

/** The changes of all files, counted. */
interface ChangeCount {
  add(news?: 'unknown to the client'): void
  count(): number
  /** Notes that what was found after so many changes was sent. */
  sent(count: number): void
  /** Tells whether a change waits for too long already. */
  isWaitingLong(): boolean
  /** Tells whether something has changed that the client cannot know. */
  hasNews(): boolean
  newsIsKnown(): void
}

function createChangeCount(clock: Clock): ChangeCount {
  let count = 0
  let sentCount = 0
  let waitingSince = clock.now()
  let hasNews = false
  return {
    add(news) {
      if (sentCount === count) waitingSince = clock.now()
      count += 1
      hasNews ||= news !== undefined
    },
    count: () => count,
    sent(upTo) {
      sentCount = upTo
      waitingSince = clock.now()
    },
    isWaitingLong: () => clock.now() - waitingSince > longestWaitMs,
    hasNews: () => hasNews,
    newsIsKnown: () => void (hasNews = false),
  }
}

/** How long files are taken to be as they were: the client may tell of changes, but not of all files. */
const freshMs = 2_000
const freshWhereWatchedMs = 30_000

/** Looks now and then whether files on disk have changed. */
function createRefresher(homes: Homes, clock: Clock, client: () => Client): { refresh(): Promise<void>; hurry(): void } {
  let last = clock.now()
  let tookMs = 0
  return {
    async refresh() {
      const now = clock.now()
      // Many files take long to look at: no more than a hundredth of the time is spent on it.
      if (now - last < Math.max(client().watchesFiles ? freshWhereWatchedMs : freshMs, 100 * tookMs)) return
      last = now
      await homes.refresh()
      tookMs = clock.now() - now
    },
    hurry: () => void (last = -Infinity),
  }
}

function bufferOf({ path, text, languageId }: { readonly path: string; readonly text: string; readonly languageId: string }): { readonly path: string; readonly text: string; readonly language: string } {
  return { path, text, language: languageId }
}
