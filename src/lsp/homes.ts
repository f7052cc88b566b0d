import { builtinLanguages } from '../languages/builtin.js'
import { familiesOf } from '../languages/families.js'
import { findSettings, noSettings, openSettings } from '../settings/find-settings.js'
import type { FoundSettings, SettingsFault, SettingsPlace } from '../settings/find-settings.js'
import type { KnownNames } from '../settings/read-settings.js'
import { isHostFolder, surroundingsOf } from '../workspace/documents/discover.js'
import type { Buffer } from '../workspace/documents/documents.js'
import { folderOf } from '../workspace/documents/file-system.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import type { ClusterRequest } from '../workspace/request.js'
import { ruleIds } from '../workspace/rules/rule-index.js'
import { createWorkspace } from '../workspace/workspace.js'
import { defaultPreferences, withPreferences } from './preferences.js'
import type { Preferences } from './preferences.js'
import type { Workspace } from '../workspace/workspace.js'

/** A folder with its settings, as if the command were run there. */
export interface Home {
  readonly folder: string
  readonly workspace: Workspace
  /** The hosts that the settings name. */
  readonly clusters: readonly ClusterRequest[]
}

/** The homes of all files: each folder that the client has opened is one, and what lies elsewhere has its own. */
export interface Homes {
  /** The home of a file. It is made when it is first asked for. */
  of(path: string): Promise<Home>
  /** Gives the home of a folder that the client has opened. */
  at(folder: string): Promise<Home>
  setFolders(folders: readonly string[]): void
  folders(): readonly string[]
  open(buffer: Buffer): void
  /** Takes a text away; homes outside of all folders that no text needs any more are given up. */
  close(path: string): void
  touch(path: string): void
  /** Looks whether files on disk, or settings, have changed. */
  refresh(): Promise<void>
  faults(): readonly SettingsFault[]
}

/** Starts without homes. Settings that are not understood are told by `faults`, and those before stay in force. */
export function createHomes(fileSystem: FileSystem, buffers: () => Iterable<Buffer>, preferences: () => Preferences = () => defaultPreferences): Homes {
  const homes = new Map<string, Promise<OpenHome>>()
  /** Those that have a workspace already. */
  const opened = new Map<string, OpenHome>()
  let folders: readonly string[] = []

  const open = async (folder: string, before?: OpenHome): Promise<OpenHome> => {
    const place = await findSettings(folder, fileSystem)
    const read = place === undefined ? noSettings : await openSettings(place, knownNames)
    const fault = 'message' in read ? read : undefined
    const found = 'message' in read ? (before?.found ?? noSettings) : read
    const isOfHost = await isHostFolder(folder, { fileSystem, languages: builtinLanguages })
    // The hosts beside one that was opened are looked at as well.
    const root = isOfHost ? folderOf(folder) : folder
    const files = root.startsWith('/') ? (fileSystem.within?.([root]) ?? fileSystem) : fileSystem
    const workspace = createWorkspace({ fileSystem: files, settings: withPreferences(found.settings, preferences()), clusters: found.clusters })
    for (const buffer of buffers()) workspace.open(buffer)
    const home = { folder, workspace, clusters: found.clusters, found, place, ...(fault === undefined ? {} : { fault }) }
    opened.set(folder, home)
    return home
  }
  const at = (folder: string): Promise<OpenHome> => {
    let home = homes.get(folder)
    if (home === undefined) {
      homes.set(folder, (home = open(folder)))
      home.catch(() => homes.delete(folder))
    }
    return home
  }
  const folderFor = (path: string): string => {
    if (!path.startsWith('/')) return folders[0] ?? ''
    const around = folders.filter(folder => folder === '/' || path.startsWith(`${folder}/`))
    return around.reduce<string | undefined>((inner, folder) => (inner === undefined || folder.length > inner.length ? folder : inner), undefined) ?? surroundingsOf(path)
  }
  const each = (tell: (workspace: Workspace) => void): void => opened.forEach(({ workspace }) => tell(workspace))

  return {
    at,
    of: path => at(folderFor(path)),
    folders: () => folders,
    setFolders(now) {
      folders = now
      for (const folder of homes.keys()) {
        homes.delete(folder)
        opened.delete(folder)
      }
    },
    open: buffer => each(workspace => workspace.open(buffer)),
    close(path) {
      each(workspace => workspace.close(path))
      const needed = new Set([...folders, ...[...buffers()].map(buffer => folderFor(buffer.path))])
      for (const folder of homes.keys()) {
        if (needed.has(folder)) continue
        homes.delete(folder)
        opened.delete(folder)
      }
    },
    touch: path => each(workspace => workspace.touch(path)),
    async refresh() {
      for (const [folder, home] of opened) {
        const place = await findSettings(folder, fileSystem)
        if (place?.path === home.place?.path && place?.text === home.place?.text) home.workspace.refresh()
        else {
          const next = open(folder, home)
          homes.set(folder, next)
          await next
        }
      }
    },
    faults: () => [...opened.values()].flatMap(({ fault }) => fault ?? []),
  }
}

/** What settings may name. */
export const knownNames = (): KnownNames => ({ languageIds: builtinLanguages.map(({ id }) => id), families: familiesOf(builtinLanguages), ruleIds: ruleIds() })

interface OpenHome extends Home {
  readonly found: FoundSettings
  readonly place: SettingsPlace | undefined
  readonly fault?: SettingsFault
}
