import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { compareText } from '../diagnostics/order.js'
import type { LanguageEntry } from '../languages/language.js'
import type { CheckReport } from '../workspace/report.js'
import { placeNamesOf } from './places.js'
import type { PlaceNames } from './places.js'
import { baselineSchema } from './schema.js'
import type { Baseline } from './schema.js'

export type { Baseline } from './schema.js'

/** What is needed of a run to compare it with a baseline. */
export type BaselineRun = Pick<CheckReport, 'files' | 'hostCount' | 'sources' | 'diagnostics'>

/** How the paths of a run are written in the baseline, and which languages there are. */
export interface BaselineOptions {
  readonly languages: readonly LanguageEntry[]
  pathInBaseline(path: string): string
}

/** A run held against a baseline. */
export interface Comparison {
  /** What the baseline does not know, in the same order. */
  readonly unknown: readonly Diagnostic[]
  /** How many it knows. */
  readonly knownCount: number
  /** What is known and still found: the baseline without what was mended. Entries that this run could not find stay. */
  readonly needed: Baseline
  /** How many findings of the baseline are gone. */
  readonly goneCount: number
}

/** Reads a baseline. Returns what is wrong with the text where it is none. */
export function parseBaseline(text: string): Baseline | { readonly problem: string } {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { problem: 'is not valid JSON' }
  }
  const result = baselineSchema.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  return { problem: `is no baseline: ${issue === undefined ? 'of another shape' : [issue.path.join('.'), issue.message].filter(part => part !== '').join(': ')}` }
}

/** Writes a baseline as text: one finding a line, so that two of them are easily compared. */
export function printBaseline({ findings }: Baseline): string {
  const lines = findings.map(finding => `    ${JSON.stringify(finding)}`)
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`
}

/** Makes the baseline of a run: all that was found is known from now on. */
export async function createBaseline(run: BaselineRun, options: BaselineOptions): Promise<Baseline> {
  const keysOf = await createKeys(run, options)
  const counts = new Map<string, number>()
  for (const diagnostic of run.diagnostics) for (const key of keysOf(diagnostic)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return toBaseline(counts)
}

/**
 * Holds a run against a baseline. A finding for several hosts is known where it is known of each.
 *
 * `isGone` tells of a file that the run did not read whether it is there no more; `isLookedFor` of a rule whether this run would
 * have told what it finds in a file.
 */
export async function compareWithBaseline(
  baseline: Baseline,
  run: BaselineRun,
  options: ComparisonOptions,
): Promise<Comparison> {
  const keysOf = await createKeys(run, options)
  const left = new Map<string, number>()
  for (const entry of baseline.findings) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count)
  const unknown: Diagnostic[] = []
  const met = new Map<string, number>()
  for (const diagnostic of run.diagnostics) {
    const keys = keysOf(diagnostic)
    if (keys.length === 0 || keys.some(key => (left.get(key) ?? 0) === 0)) unknown.push(diagnostic)
    for (const key of keys) {
      const rest = left.get(key) ?? 0
      if (rest === 0) continue
      left.set(key, rest - 1)
      met.set(key, (met.get(key) ?? 0) + 1)
    }
  }
  const isOver = createIsOver(baseline, run, options)
  let goneCount = 0
  for (const [key, rest] of left) {
    if (rest > 0 && isOver(key)) goneCount += rest
    else if (rest > 0) met.set(key, (met.get(key) ?? 0) + rest)
  }
  return { unknown, knownCount: run.diagnostics.length - unknown.length, needed: toBaseline(met), goneCount }
}

interface ComparisonOptions extends BaselineOptions {
  isGone(pathInBaseline: string): boolean
  isLookedFor(rule: string, path: string): boolean
}

/** Makes what tells of an entry that was not met whether it would have been, were it still so. */
function createIsOver(baseline: Baseline, run: BaselineRun, options: ComparisonOptions): (key: string) => boolean {
  const read = new Map([...run.sources.keys()].map(path => [options.pathInBaseline(path), path]))
  const languages = new Map(run.files.map(({ path, language }) => [path, language]))
  const onHosts = new Set(run.files.flatMap(({ path, host }) => (host === undefined ? [] : [options.pathInBaseline(path)])))
  // What hosts show together takes all of them that had a part in the baseline.
  const hasAllHosts = run.hostCount > 1 && baseline.findings.every(({ path }) => read.has(path) || options.isGone(path))
  return key => {
    const { path, rule } = entryOf(key)
    const own = read.get(path)
    if (own === undefined) return options.isGone(path)
    if (!options.isLookedFor(rule, own)) return false
    if (rule.startsWith('cluster/')) return onHosts.has(path) && hasAllHosts
    // The file may have been read as one of another language.
    const [group] = rule.split('/')
    return languages.get(own) === group || !options.languages.some(({ id }) => id === group)
  }
}

/** Makes the function that names a finding: by its rule and what stands around it, once for each host that has it. One that cannot be known has no name. */
async function createKeys({ files, sources, diagnostics }: BaselineRun, { languages, pathInBaseline }: BaselineOptions): Promise<(diagnostic: Diagnostic) => readonly string[]> {
  const wanted = new Set(diagnostics.flatMap(diagnostic => [diagnostic, ...(diagnostic.copies ?? [])].map(({ file }) => file)))
  const names = new Map<string, PlaceNames>()
  for (const { path, language: id } of files) {
    const source = sources.get(path)
    const entry = languages.find(language => language.id === id)
    if (!wanted.has(path) || source === undefined || entry === undefined) continue
    const language = await entry.load()
    names.set(path, placeNamesOf(language, source))
  }
  return diagnostic => {
    if (diagnostic.rule === 'cfgcheck/internal-fault') return [] // Nobody knows what it hides.
    const each = diagnostic.copies === undefined || diagnostic.copies.length === 0 ? [diagnostic] : diagnostic.copies
    return each.map(({ rule, file, span }) => keyOf({ path: pathInBaseline(file), place: names.get(file)?.(span.start) ?? '', rule }))
  }
}

function keyOf({ path, place, rule }: { readonly path: string; readonly place: string; readonly rule: string }): string {
  return JSON.stringify([path, place, rule])
}

function entryOf(key: string): { readonly path: string; readonly place: string; readonly rule: string } {
  const [path = '', place = '', rule = ''] = JSON.parse(key) as readonly string[]
  return { path, place, rule }
}

function toBaseline(counts: ReadonlyMap<string, number>): Baseline {
  const findings = [...counts].map(([key, count]) => ({ ...entryOf(key), count }))
  findings.sort((a, b) => compareText(a.path, b.path) || compareText(a.place, b.place) || compareText(a.rule, b.rule))
  return { version: 1, findings }
}
