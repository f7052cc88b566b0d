import type { RequestPart } from '../../workspace/request.js'
import { filesToShow } from '../../workspace/report/outcome.js'
import type { Outcome } from '../../workspace/report.js'
import type { Settings } from '../../workspace/settings.js'
import type { RuleDocs } from '../../workspace/report.js'
import { createSource } from '../../text/source.js'
import type { Span } from '../../text/span.js'
import type { NodeFileSystemOptions } from '../node-file-system.js'

/** What a worker is told when it starts. All of it is plain data. */
export interface Orders {
  readonly settings: Omit<Settings, 'pathFromSettings'>
  /** The folder from which the settings' patterns count. */
  readonly settingsFolder: string
  readonly disk: NodeFileSystemOptions
  /** Texts that stand in front of files. */
  readonly texts: ReadonlyMap<string, string>
}

/** Parts of a request for a worker, each with its place in the request. */
export type Batch = readonly (readonly [index: number, part: RequestPart])[]

/** A worker's answer on one part. */
export interface Answer {
  readonly index: number
  readonly outcome: SentOutcome
  /** It was the last of its batch. */
  readonly isLast: boolean
}

/** An outcome on its way between threads: of the files, only those that somebody may ask for come with their texts. */
export interface SentOutcome extends Pick<Outcome, 'files' | 'hostCount' | 'found' | 'incomplete' | 'suppressions' | 'places'> {
  readonly texts: readonly (readonly [path: string, text: string, secrets: readonly Span[]])[]
  /** The rules that found something. */
  readonly docs: readonly RuleDocs[]
}

/** Makes plain data of an outcome. Texts are sent of files that findings name, and of those that are `wanted` in any case. */
export function packed(outcome: Outcome, rules: ReadonlyMap<string, RuleDocs>, wanted: Iterable<string>): SentOutcome {
  const { files, hostCount, found, incomplete, suppressions, places } = outcome
  const named = new Set([...filesToShow(outcome), ...wanted])
  const texts = [...named].flatMap(path => {
    const text = outcome.sources.get(path)?.text
    return text === undefined ? [] : [[path, text, outcome.secretsIn(path)] as const]
  })
  const docs = [...new Set(found.map(({ rule }) => rule))].flatMap(id => {
    const rule = rules.get(id)
    return rule === undefined ? [] : [docsOf(rule)]
  })
  return { files, hostCount, found, incomplete, suppressions, places, texts, docs }
}

/** Makes an outcome of what came from another thread. */
export function unpacked({ texts, docs: _docs, ...rest }: SentOutcome): Outcome {
  const secrets = new Map(texts.map(([path, , spans]) => [path, spans]))
  return {
    ...rest,
    sources: new Map(texts.map(([path, text]) => [path, createSource(path, text)])),
    secretsIn: path => secrets.get(path) ?? [],
    names: () => [],
  }
}

/** A rule without its functions. */
function docsOf({ id, severity, origin, summary, why, do: advice, sources, since, fix, aliases }: RuleDocs): RuleDocs {
  return {
    id,
    severity,
    origin,
    summary,
    why,
    do: advice,
    sources,
    since,
    ...(fix === undefined ? {} : { fix }),
    ...(aliases === undefined ? {} : { aliases }),
  }
}
