import { builtinLanguages } from '../languages/builtin.js'
import type { Language } from '../languages/language.js'
import type { Source } from '../text/source.js'
import type { CheckRequest } from './checker.js'
import { createCopies } from './readings/copies.js'
import { gatherFile } from './readings/gather-file.js'
import type { Gathered } from './readings/gather.js'
import { gatherConfiguration, readHost } from './hosts/read-host.js'
import { createRun } from './run.js'
import type { Settings } from './settings.js'
import { createToolbox } from './toolbox.js'

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
  const run = createRun({ fileSystem: request.fileSystem, settings, toolbox: createToolbox(builtinLanguages) })
  const configurations: DumpedFile[] = []
  const add = (language: Language, path: string, { root, included }: Gathered, host?: string): void => {
    const { configuration } = language.compose(root, included)
    configurations.push({ path, language, configuration, ...(host === undefined ? {} : { host }) })
  }
  for (const file of request.files ?? []) {
    const read = await gatherFile(run, file)
    if (read !== undefined) add(read.language, file.path, read.gathered)
  }
  for (const { hosts } of request.clusters ?? []) {
    for (const hostRequest of hosts) {
      const host = await readHost(run, hostRequest, { copies: createCopies(), read: place => gatherConfiguration(run, place) })
      for (const { place, found } of host.configurations) {
        if (place.isRoot) add(place.language, place.location, found.gathered, host.name)
      }
    }
  }
  return { configurations, sources: run.sources, incomplete: run.incomplete }
}
