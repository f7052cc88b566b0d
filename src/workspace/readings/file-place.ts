import type { LanguageEntry } from '../../languages/language.js'
import type { WorkContext } from '../context.js'
import { folderOf } from '../documents/file-system.js'
import { isGlob } from '../documents/glob.js'
import { recognise } from '../documents/recognise.js'
import type { FileRequest } from '../request.js'
import type { Settings } from '../settings.js'
import type { ConfigurationPlace } from './configuration.js'

/** Finds how a file is read by itself. `undefined` where no language claims it. */
export async function placeOfFile(
  request: FileRequest,
  { toolbox, settings }: Pick<WorkContext, 'toolbox' | 'settings'>,
): Promise<ConfigurationPlace | undefined> {
  const { path } = request
  const entry = entryOf(request, toolbox.languages, settings)
  if (entry === undefined) return undefined
  const root = request.root ?? rootByPath(path, entry.paths)
  return { language: await toolbox.load(entry), location: path, root, confinement: root ?? folderOf(path), circumstancesOf: () => ({}) }
}

/** Names the folder that what a file includes does not leave; empty for the working directory. */
export function confinementOf(request: FileRequest, languages: readonly LanguageEntry[], settings: Settings): string {
  const entry = entryOf(request, languages, settings)
  return request.root ?? rootByPath(request.path, entry?.paths ?? []) ?? folderOf(request.path)
}

function entryOf({ path, language }: FileRequest, languages: readonly LanguageEntry[], settings: Settings): LanguageEntry | undefined {
  return language === undefined ? recognise(path, languages, settings) : languages.find(({ id }) => id === language)
}

/** Finds the folder that stands for `/` when a file lies where its software looks for it. */
function rootByPath(path: string, known: readonly string[]): string | undefined {
  for (const pattern of known) {
    if (isGlob(pattern)) continue
    if (path === pattern) return '/'
    if (path.endsWith(pattern)) return path.slice(0, -pattern.length)
    if (`/${path}` === pattern) return '.'
  }
  return undefined
}
