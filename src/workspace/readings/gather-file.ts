import type { Language, LanguageEntry } from '../../languages/language.js'
import type { FileRequest } from '../request.js'
import { folderOf } from '../documents/file-system.js'
import { gather } from './gather.js'
import { jointTarget, settled } from './joint-target.js'
import type { Gathered } from './gather.js'
import { isGlob } from '../documents/glob.js'
import { recognise } from '../documents/recognise.js'
import type { Run } from '../run.js'
import type { Settings } from '../settings.js'

/** A file with what it includes, and its language. */
export interface GatheredFile {
  readonly language: Language
  readonly gathered: Gathered
}

/** Reads one file by itself, with what it includes. `undefined` where it has no text or no language; the run knows why. */
export async function gatherFile(run: Run, request: FileRequest): Promise<GatheredFile | undefined> {
  const { path, text } = request
  const entry = entryOf(request, run.toolbox.languages, run.settings)
  if (entry === undefined) {
    run.incomplete.push(`${path}: no language claims a file of this name; name one with --language`)
    return undefined
  }
  const language = await run.toolbox.load(entry)
  const root = request.root ?? rootByPath(path, entry.paths)
  const gathered = await gather(run, { path, ...(text === undefined ? {} : { text }) }, {
    language,
    ...(root === undefined ? {} : { root }),
    confinement: root ?? folderOf(path),
    circumstancesOf: () => ({}),
  })
  return gathered === undefined ? undefined : { language, gathered: settled(language, gathered, { target: jointTarget(language, gathered), run }) }
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
