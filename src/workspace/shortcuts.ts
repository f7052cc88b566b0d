import { ordered } from '../diagnostics/order.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FormatOptions, Language } from '../languages/language.js'
import type { ParsedFile } from '../syntax/parsed-file.js'
import { applyEdits, UnfitEdits } from '../text/edit.js'
import { createSource } from '../text/source.js'
import { asReported } from './report/as-reported.js'
import { checkUnit, readSource } from './readings/check-unit.js'
import { createChecker } from './checker.js'
import type { CheckerOptions } from './checker.js'
import type { CheckReport } from './report.js'
import { memoryFileSystem } from './documents/file-system.js'

/** How a single text is to be read. */
export interface TextOptions {
  /** The name under which findings are shown; `input` when absent. */
  readonly path?: string
  /** The version of the software that reads it; inferred when absent. */
  readonly target?: string
}

/** Parses a text: its tokens, its tree and what is wrong with its syntax, typed by the language. Total: any text gives a result. */
export function parse<Model, Configuration, Tree>(
  language: Language<Model, Configuration, Tree>,
  text: string,
  options: TextOptions = {},
): ParsedFile<Tree> {
  return language.parse(createSource(options.path ?? 'input', text))
}

/** Lays a text out anew; only whitespace changes. Total: a text for which the language's edits do not fit stays as it is. */
export function format(language: Language, text: string, options: FormatOptions = {}): string {
  try {
    return applyEdits(text, language.format(parse(language, text), options))
  } catch (error) {
    if (error instanceof UnfitEdits) return text
    throw error
  }
}

/** Checks a text by itself with all rules of its language; what it includes counts as unknown. Total. */
export function check(language: Language, text: string, options: TextOptions = {}): Diagnostic[] {
  const source = createSource(options.path ?? 'input', text)
  const reading = readSource(language, source, options.target === undefined ? {} : { target: options.target })
  const { diagnostics } = checkUnit(language, reading, { readings: [reading], included: () => [] })
  return ordered(asReported(diagnostics, new Map([[source.id, source]])))
}

/** The files of each host, by the host's name and the path on it: `{ alpha: { '/etc/ha.d/ha.cf': '…' } }`. */
export type ClusterFiles = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Checks the files of several hosts as one cluster. Findings are shown under `host/path`. */
export async function checkCluster(hosts: ClusterFiles, options: CheckerOptions = {}): Promise<CheckReport> {
  const files: Record<string, string> = {}
  for (const [host, texts] of Object.entries(hosts)) {
    for (const [path, text] of Object.entries(texts)) files[`${host}/${path.replace(/^\/+/, '')}`] = text
  }
  const requests = Object.keys(hosts).map(name => ({ name, root: name, isNamed: true }))
  return createChecker(options).check({ fileSystem: memoryFileSystem(files), clusters: [{ hosts: requests }] })
}
