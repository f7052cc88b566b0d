import type { Language } from '../languages/language.js'
import type { Masking } from '../secrets/masking.js'
import type { Origin } from '../text/located.js'
import type { Source } from '../text/source.js'
import { visible, visibleLines } from '../text/visible.js'
import type { CheckRequest } from './request.js'
import { createWorkspace } from './workspace.js'
import type { WorkspaceOptions } from './workspace.js'

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

/** Reads and composes all configurations of a request that software reads, without checking them. */
export async function dumpRequest(request: CheckRequest, options: Pick<WorkspaceOptions, 'languages' | 'settings'>): Promise<Dump> {
  const { parts, ...rest } = await createWorkspace({ ...options, fileSystem: request.fileSystem, isForOnce: true }).compose(request)
  const configurations = parts.flatMap(({ host, configurations: own }) =>
    own.flatMap(({ isRoot, path, language, configuration }) =>
      isRoot ? [{ path, language, configuration, ...(host === undefined ? {} : { host }) }] : [],
    ),
  )
  return { configurations, ...rest }
}

/** Names a place of a file as `FILE:LINE:COLUMN`. */
export function placeIn(sources: Dump['sources'], { file, span }: Origin): string {
  const { line, column } = sources.get(file)?.positionAt(span.start) ?? { line: 1, column: 1 }
  return `${file}:${line}:${column}`
}

/** Writes a configuration in its language's words, without secrets, below its path; `undefined` where the language has none. */
export function dumpText({ path, language, configuration }: Pick<DumpedFile, 'path' | 'language' | 'configuration'>, { sources, masking }: Pick<Dump, 'sources' | 'masking'>): string | undefined {
  const text = language.dump?.(configuration, origin => placeIn(sources, origin))
  if (text === undefined) return undefined
  // Not all write the words of their language.
  const secrets = language.dumpMasks === undefined ? language.masks(text) : language.dumpMasks(text)
  return `# ${visible(path)}\n${visibleLines(masking.rewritten(text, secrets, language.dumpRemarks))}`
}
