import { builtinLanguages } from '../languages/builtin.js'
import type { Language } from '../languages/language.js'
import type { Source } from '../text/source.js'
import type { CheckRequest } from './checker.js'
import { folderOf } from './file-system.js'
import { gather } from './gather.js'
import type { Gathered } from './gather.js'
import { readHost } from './read-host.js'
import { recognise } from './recognise.js'
import { createRun } from './run.js'
import type { Settings } from './settings.js'

/** A configuration as its software sees it. */
export interface DumpedFile {
  /** The root file. */
  readonly path: string
  readonly host?: string
  readonly language: Language
  readonly configuration: unknown
}

/** What a request's files and hosts hold. */
export interface Dump {
  readonly configurations: readonly DumpedFile[]
  readonly sources: ReadonlyMap<string, Source>
  readonly incomplete: readonly string[]
}

/** Reads and composes all configurations of a request, without checking them. */
export async function dumpRequest(request: CheckRequest, settings: Settings): Promise<Dump> {
  const run = createRun({ fileSystem: request.fileSystem, languages: builtinLanguages, settings })
  const configurations: DumpedFile[] = []
  const add = (language: Language, path: string, { root, included }: Gathered, host?: string): void => {
    const { configuration } = language.compose(root, included)
    configurations.push({ path, language, configuration, ...(host === undefined ? {} : { host }) })
  }
  for (const { path, text, language: id } of request.files ?? []) {
    const entry = id === undefined ? recognise(path, run.languages, settings) : run.languages.find(language => language.id === id)
    if (entry === undefined) {
      run.incomplete.push(`${path}: no language claims a file of this name; name one with --language`)
      continue
    }
    const language = await run.load(entry)
    const options = { language, confinement: folderOf(path), circumstancesOf: () => ({}) }
    const gathered = await gather(run, { path, ...(text === undefined ? {} : { text }) }, options)
    if (gathered !== undefined) add(language, path, gathered)
  }
  for (const { hosts } of request.clusters ?? []) {
    for (const hostRequest of hosts) {
      const host = await readHost(run, hostRequest)
      for (const { language, gathered, isRoot } of host.configurations) {
        if (isRoot) add(language, gathered.root.file.source.id, gathered, host.name)
      }
    }
  }
  return { configurations, sources: run.sources, incomplete: run.incomplete }
}
