import type { ClusterRequest } from '../workspace/request.js'
import { folderOf, joinPath, normalPath } from '../workspace/documents/file-system.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { relativePath } from '../workspace/documents/paths.js'
import type { Settings } from '../workspace/settings.js'
import { hasSettings } from './has-settings.js'
import type { SettingsFile } from './schema.js'
import type { KnownNames } from './read-settings.js'
import { settingsOf } from './settings-of.js'

/** Where the settings of a folder are. */
export interface SettingsPlace {
  readonly path: string
  readonly text: string
}

/** What holds for the files of a folder. */
export interface FoundSettings {
  readonly settings: Settings
  /** Hosts that belong together by the user's word. */
  readonly clusters: readonly ClusterRequest[]
}

/** Looks for the nearest configuration file of a folder, upwards. Paths are absolute. */
export async function findSettings(folder: string, fileSystem: FileSystem): Promise<SettingsPlace | undefined> {
  if (!folder.startsWith('/')) return undefined
  for (let at = folder; ; at = folderOf(at)) {
    for (const name of ['cfgcheck.json', 'package.json']) {
      const path = joinPath(at === '' ? '/' : at, name)
      const content = await fileSystem.read(path)
      if ('text' in content && (name !== 'package.json' || hasSettings(content.text))) return { path, text: content.text }
    }
    if (at === '' || at === '/') return undefined
  }
}

/** What is wrong with a configuration file, and where. */
export interface SettingsFault extends SettingsPlace {
  readonly message: string
  readonly offset: number
}

/** What holds when nobody settled anything. */
export const noSettings: FoundSettings = { settings: settingsOf(undefined, path => path), clusters: [] }

/** Reads settings; those that are not understood are a fault. */
export async function openSettings(place: SettingsPlace, names: () => KnownNames): Promise<FoundSettings | SettingsFault> {
  const { readSettings, SettingsError } = await import('./read-settings.js')
  let file: SettingsFile | undefined
  try {
    file = readSettings(place.path, place.text, names())
  } catch (error) {
    if (error instanceof SettingsError) return { ...place, message: error.reason, offset: error.offset }
    throw error
  }
  const folder = folderOf(place.path)
  const clusters = Object.entries(file?.clusters ?? {}).map(([name, { hosts }]) => ({
    name,
    hosts: Object.entries(hosts).map(([host, path]) => ({ name: host, root: path.startsWith('/') ? path : (normalPath(joinPath(folder, path)) ?? path), isNamed: true })),
  }))
  return { settings: settingsOf(file, path => relativePath(folder, path)), clusters }
}
