import { builtinLanguages } from '../languages/builtin.js'
import type { Language } from '../languages/language.js'
import type { Masking } from '../secrets/masking.js'
import type { Source } from '../text/source.js'
import { refusalsOf } from './clusters/check-request.js'
import { filesOf } from './documents/documents.js'
import type { CheckRequest } from './request.js'
import { gatherFile } from './readings/gather-file.js'
import type { Gathered } from './readings/gather.js'
import { readHosts } from './hosts/settle-hosts.js'
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
  /** Without which nothing of it may be shown. */
  readonly masking: Masking
}

/** Reads and composes all configurations of a request, without checking them. */
export async function dumpRequest(request: CheckRequest, settings: Settings): Promise<Dump> {
  const run = createRun({ fileSystem: filesOf(request), settings, toolbox: createToolbox(builtinLanguages) })
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
    for (const { host, targetOf } of await readHosts(run, hosts)) {
      for (const { place, readAt } of host.configurations) {
        if (place.isRoot) add(place.language, place.location, readAt(targetOf(place)), host.name)
      }
    }
  }
  return { configurations, sources: run.sources, incomplete: [...refusalsOf(request).incomplete, ...run.incomplete], masking: run.masking() }
}
