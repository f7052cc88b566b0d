import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js'
import { folded, shownFindings, withCuts } from '../diagnostics/shown-findings.js'
import { reporters } from '../reporters/index.js'
import { extentInWords, nothingInWords, totalsOf } from '../reporters/report.js'
import type { Report, Reporter, ReportedFile } from '../reporters/report.js'
import { counted, listed } from '../text/quantity.js'
import { hasColor, note, writeResult } from './output.js'
import type { ColorChoice } from './output.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'
import { writeFiles } from './write-files.js'

/** A format in which a report is wanted, and the file that takes it; a stream when absent. */
export interface Output {
  readonly name: string
  readonly file?: string
}

/** Reads the values of `--format`. Throws a `UsageError` for a format that there is not. */
export function parseOutputs(formats: readonly string[]): Output[] {
  const outputs = formats.map(format => {
    const at = format.indexOf('=')
    return at === -1 ? { name: format } : { name: format.slice(0, at), file: format.slice(at + 1) }
  })
  for (const { name } of outputs) {
    if (!(name in reporters)) throw new UsageError(`--format ${name}: known are ${Object.keys(reporters).join(', ')}`)
  }
  return outputs.length === 0 ? [{ name: 'text' }] : outputs
}

/** How a report is printed. */
export interface PrintOptions {
  readonly stream: 'stdout' | 'stderr'
  readonly color: ColorChoice
  /** What is printed instead of a format. It gets all findings. */
  readonly insteadOf?: (name: string) => Promise<Reporter | undefined>
}

/** Prints a report with all its findings in each format; returns what could not be written. */
export async function printReport(report: Report, outputs: readonly Output[], { stream, color, insteadOf }: PrintOptions): Promise<string[]> {
  const failures: string[] = []
  const whole = { ...report, totals: totalsOf(report) }
  const cut = { ...whole, diagnostics: withCuts(shownFindings(report.diagnostics)) }
  for (const { name, file } of outputs) {
    const other = await insteadOf?.(name)
    const reporter = other ?? (await reporterNamed(name))
    const isColored = file === undefined && hasColor(color, stream)
    // Text folds what is repeated, and needs all of it.
    const text = reporter(other !== undefined || name === 'text' ? whole : cut, { hasColor: isColored, version })
    try {
      await (file === undefined ? writeResult(text, stream) : writeFiles([{ path: file, text }]))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      failures.push(error.message)
    }
  }
  return failures
}

function reporterNamed(name: string): Promise<Reporter> {
  const load = reporters[name]
  if (load === undefined) throw new UsageError(`--format ${name}: not known`)
  return load()
}

/** Says which findings the outputs do not show. */
export function noteTruncation(diagnostics: readonly Diagnostic[], outputs: readonly Output[]): void {
  const isFolded = outputs.every(({ name }) => name === 'text')
  const wanted = isFolded ? folded(diagnostics).map(({ diagnostic }) => diagnostic) : diagnostics
  for (const { file, shown, count } of shownFindings(wanted).cut) {
    note(`${file}: only ${shown} of ${count} findings are shown, the gravest first; all count`)
  }
}

/** What a line about a run says. */
interface Summarised {
  readonly files: readonly ReportedFile[]
  readonly hostCount: number
  readonly diagnostics: readonly Diagnostic[]
  readonly totals?: Readonly<Record<Severity, number>>
  readonly incomplete: readonly string[]
}

/** Says in one line what was checked and found, and how much was not read. */
export function noteSummary(report: Summarised): void {
  const { error, warning, info } = totalsOf(report)
  const counts = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].filter(text => !text.startsWith('0 '))
  const dialects = [...new Set(report.files.map(({ language, target }) => `${language} ${target}`.trim()))].sort()
  const found = counts.length === 0 ? nothingInWords(report) : listed(counts)
  note(`${extentInWords(report, dialects)}${found === undefined ? '' : `: ${found}`}`)
}
