import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { compareText } from '../diagnostics/order.js'
import type { Language } from '../languages/language.js'
import type { NewText } from '../node/replace-files.js'
import { lineEndAt, lineStartAt } from '../text/line-at.js'
import { addTo } from '../text/multimap.js'
import { createSource } from '../text/source.js'
import { readSource } from '../workspace/readings/check-unit.js'
import { knownLanguages } from './plugins.js'
import type { RunReport } from './run-request.js'
import { UsageError } from './usage-error.js'

/** What came of silencing findings by comments. */
export interface Ignored {
  /** What is found with the comments. */
  readonly report: RunReport
  readonly files: readonly NewText[]
  readonly count: number
}

/** Reads the reason of `--add-ignore`. */
export function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason === '' || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(reason)) throw new UsageError('--add-ignore: expected a reason on one line')
  if (reason.endsWith('\\')) throw new UsageError('--add-ignore: expected a reason without "\\" at its end, which would take in the next line')
  return reason
}

/** What a comment of XML cannot hold. */
const noCommentOfXml = /--|-$/

/** Findings that others have hidden come one after the other: as many hosts say the same, and more. */
const mostRounds = 50

/**
 * Writes a comment with a reason above the statement of each finding. Nothing is written to disk.
 *
 * A comment stays only where the finding is silenced by it and nothing else is found for it: syntax errors, for one, no
 * comment silences.
 */
export async function addIgnores(first: RunReport, reason: string, checkAgain: (texts: ReadonlyMap<string, string>) => Promise<RunReport>): Promise<Ignored> {
  const texts = new Map<string, string>()
  /** File and rule of findings that comments do not silence. */
  const refused = new Set<string>()
  let report = first
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = wantedIn(report, refused)
    const changed = await commented(report, wanted, reason)
    if (changed.size === 0) break
    const tried = await checkAgain(new Map([...texts, ...changed]))
    const hidden = new Set([...wanted.values()].flatMap(found => found.map(({ rule }) => rule)))
    const failed = [...changed.keys()].flatMap(file => {
      const rules = [...new Set((wanted.get(file) ?? []).map(({ rule }) => rule))]
      const left = rules.filter(rule => countIn(tried, file, rule) >= countIn(report, file, rule))
      return (left.length > 0 ? left : hasMore(file, { tried, report, hidden }) ? rules : []).map(rule => `${file}: ${rule}`)
    })
    for (const key of failed) refused.add(key)
    if (failed.length > 0) continue
    for (const [file, text] of changed) texts.set(file, text)
    report = tried
  }
  const files = [...texts].map(([path, text]) => ({ path, text, before: first.sources.get(path)?.text ?? '' }))
  return { report, files: files.sort((a, b) => compareText(a.path, b.path)), count: first.diagnostics.length - report.diagnostics.length }
}

function wantedIn({ diagnostics }: RunReport, refused: ReadonlySet<string>): ReadonlyMap<string, readonly Diagnostic[]> {
  const wanted = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const { rule, file } = diagnostic
    if (rule.startsWith('cfgcheck/') || refused.has(`${file}: ${rule}`)) continue
    addTo(wanted, file, diagnostic)
  }
  return wanted
}

function countIn({ diagnostics }: RunReport, file: string, rule: string): number {
  return diagnostics.reduce((count, found) => count + (found.file === file && found.rule === rule ? 1 : 0), 0)
}

/** Tells whether a comment brought something else up. What several hosts have is told of the next one when it is silenced on the first. */
function hasMore(file: string, { tried, report, hidden }: { readonly tried: RunReport; readonly report: RunReport; readonly hidden: ReadonlySet<string> }): boolean {
  const before = countsOf(report)
  return [...countsOf(tried)].some(([key, count]) => key.startsWith(`${file}: `) && !hidden.has(key.slice(file.length + 2)) && count > (before.get(key) ?? 0))
}

function countsOf({ diagnostics }: RunReport): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { file, rule } of diagnostics) counts.set(`${file}: ${rule}`, (counts.get(`${file}: ${rule}`) ?? 0) + 1)
  return counts
}

/** The texts of files with a comment above the statement of each finding. */
async function commented(report: RunReport, wanted: ReadonlyMap<string, readonly Diagnostic[]>, reason: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const [file, found] of wanted) {
    const text = report.sources.get(file)?.text
    const id = report.files.find(({ path }) => path === file)?.language
    const entry = knownLanguages().find(known => known.id === id)
    if (text === undefined || entry === undefined || found.length === 0) continue
    texts.set(file, withComments(text, found, { language: await entry.load(), file, reason }))
  }
  return texts
}

function withComments(text: string, found: readonly Diagnostic[], { language, file, reason }: { readonly language: Language; readonly file: string; readonly reason: string }): string {
  const reading = readSource(language, createSource(file, text))
  const statements = [...language.statements(reading.file)]
  const top = lineStartAt(text, statements[0]?.start ?? 0)
  /** Rules by the line above which they are named; what is about no statement is silenced for the whole file. */
  const lines = new Map<string, { readonly start: number; readonly word: string; readonly rules: Set<string> }>()
  for (const { rule, span } of found) {
    const around = statements.filter(({ start, end }) => start <= span.start && span.start <= end)
    // The innermost one begins last.
    const start = around.length === 0 ? top : lineStartAt(text, Math.max(...around.map(statement => statement.start)))
    const word = around.length === 0 ? 'cfgcheck-ignore-file' : 'cfgcheck-ignore'
    const line = lines.get(`${start} ${word}`) ?? { start, word, rules: new Set() }
    lines.set(`${start} ${word}`, line)
    line.rules.add(rule)
  }
  const isXml = /^\s*</.test(text)
  if (isXml && noCommentOfXml.test(reason)) throw new UsageError(`--add-ignore: expected a reason without "--", and without "-" at its end, which no comment of XML can hold, for ${file}`)
  let result = text
  // From behind, so that places before stay where they are; the comment of the file comes first.
  for (const { start, word, rules } of [...lines.values()].sort((a, b) => b.start - a.start || a.word.length - b.word.length)) {
    const line = text.slice(start, lineEndAt(text, start))
    const words = `${word} ${[...rules].sort(compareText).join(' ')}: ${reason}`
    const comment = isXml ? `<!-- ${words} -->` : `# ${words}`
    const end = text.includes('\r\n') ? '\r\n' : '\n'
    result = `${result.slice(0, start)}${/^[ \t]*/.exec(line)?.[0] ?? ''}${comment}${end}${result.slice(start)}`
  }
  return result
}
