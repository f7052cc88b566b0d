import { shownSources } from '../../secrets/shown-source.js'
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js'
import type { FixSafety } from '../../diagnostics/fix.js'
import { folded, shownFindings } from '../../diagnostics/shown-findings.js'
import { reporters } from '../../reporters/index.js'
import type { Report, Reporter } from '../../reporters/report.js'
import { countBySeverity } from '../../reporters/report.js'
import { counted, listed } from '../../text/quantity.js'
import { visible, visibleJson } from '../../text/visible.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { fixAll } from '../fix-all.js'
import type { Fixed } from '../fix-all.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, hasColor, note, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { readRequest, refuseSnapshots } from '../read-request.js'
import type { ReadRequest, RequestOptions } from '../read-request.js'
import { runRequest } from '../run-request.js'
import type { RunOptions, RunReport } from '../run-request.js'
import { UsageError } from '../usage-error.js'
import { builtinLanguages } from '../../languages/builtin.js'
import { keyOf, releaseInWords, settledBy } from '../../workspace/report/reasons.js'
import { version } from '../version.js'
import { writeFiles } from '../write-files.js'

/** The options of `cfgcheck check`. */
export interface CheckOptions extends SettingsOptions, RequestOptions {
  readonly format: readonly string[]
  readonly failOn: Severity | 'never'
  readonly fix?: FixSafety
  readonly diff?: boolean
  readonly color: ColorChoice
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly jobs?: number
  readonly statistics?: boolean
  readonly listFiles?: boolean
  /** A file with findings that are known, and not told. */
  readonly baseline?: string
}

/** Checks files and clusters, prints what was found, and returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const outputs = parseOutputs(options)
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  const isFixing = options.fix !== undefined && options.diff !== true
  if (isFixing) refuseUnfixable(request)
  const known = await knownFindings(options)
  const run = async (changed: Partial<RunOptions> = {}): Promise<RunReport> =>
    known.leaveOut(
      await runRequest(request, {
        settings: loaded.settings,
        folder: loaded.folder,
        isQuiet: options.quiet === true,
        ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
        ...changed,
      }),
    )
  let report = await run()
  if (options.listFiles === true) return listFiles(report, outputs)
  const failures: string[] = []
  let isDifferent = false
  if (isFixing || options.diff === true) {
    const fixed = await fixAll(report, options.fix ?? 'safe', {
      mayChange: file => request.standardInput === undefined || request.standardInput.path === file,
      checkAgain: texts => run({ texts }),
    })
    for (const place of fixed.heldBack) complain(`${place}: its safe fix is left out, because more errors would be found then than now`)
    if (options.diff === true) {
      for (const file of fixed.files) await writeResult(await differenceOf(file, report, fixed.report, options.color))
      isDifferent = fixed.files.length > 0
      report = fixed.report
    } else {
      // What could not be written is still to be found in the files.
      const failure = await writeFixed(request, fixed, options)
      if (failure === undefined) report = fixed.report
      else failures.push(failure)
    }
  }
  if (options.diff !== true) failures.push(...(await printAll(outputs, report, request, options)))
  for (const reason of [...report.incomplete, ...failures]) complain(reason)
  if (options.quiet !== true) {
    summarise(report, options, outputs)
    known.tell()
  }
  if (failures.length > 0) return exitIncomplete
  return exitCode(report, options.failOn, isDifferent)
}

/** Leaves out what the baseline knows, and tells how much that was. What a fault of ours hides is never known. */
async function knownFindings({ baseline: path }: CheckOptions): Promise<{ leaveOut(report: RunReport): Promise<RunReport> | RunReport; tell(): void }> {
  if (path === undefined) return { leaveOut: report => report, tell: () => undefined }
  const { compareRun, readBaseline } = await import('../baseline-file.js')
  const file = readBaseline(path)
  let count = 0
  return {
    async leaveOut(report) {
      const { unknown, knownCount } = await compareRun(file, report)
      count = knownCount
      return { ...report, diagnostics: unknown }
    },
    tell: () => note(`${counted(count, 'known finding')} left out (${path})`),
  }
}

/** Prints the report in each format; returns what could not be written. Fixed standard input has standard output for itself. */
async function printAll(outputs: readonly Output[], report: RunReport, request: ReadRequest, options: CheckOptions): Promise<string[]> {
  const stream = request.standardInput !== undefined && options.fix !== undefined ? 'stderr' : 'stdout'
  const failures: string[] = []
  for (const { name, file } of outputs) {
    const isColored = file === undefined && hasColor(options.color, stream)
    const reporter = options.statistics === true ? await countingReporter(name) : await reporterNamed(name)
    // Text folds what is repeated, and needs all of it; so does who counts.
    const needsAll = name === 'text' || options.statistics === true
    const text = reporter(shownReport(report, needsAll ? report.diagnostics : shownFindings(report.diagnostics).shown), { hasColor: isColored, version })
    try {
      await (file === undefined ? writeResult(text, stream) : writeFiles([{ path: file, text }]))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      failures.push(error.message)
    }
  }
  return failures
}

function shownReport({ files, hostCount, diagnostics: all, rules, hostOf, sources, masking }: RunReport, diagnostics: readonly Diagnostic[]): Report {
  return { files, hostCount, diagnostics: diagnostics.map(withVisibleText), totals: countBySeverity(all), rules, hostOf, sources: shownSources(sources, masking) }
}

/** What a message repeats of a file is shown escaped in every format, because people read it in the end. */
function withVisibleText(diagnostic: Diagnostic): Diagnostic {
  const { message, related, help, fixes } = diagnostic
  return {
    ...diagnostic,
    message: visible(message),
    related: related.map(other => ({ ...other, message: visible(other.message) })),
    ...(help === undefined ? {} : { help: visible(help) }),
    fixes: fixes.map(fix => ({ ...fix, title: visible(fix.title) })),
  }
}

/** A difference that is shown counts as `--check` of a formatter does, whatever else is left. */
function exitCode(report: RunReport, failOn: Severity | 'never', isDifferent: boolean): number {
  if (report.incomplete.length > 0 || report.diagnostics.some(({ code }) => code === 'cfgcheck/internal-fault')) return exitIncomplete
  const counts = countBySeverity(report.diagnostics)
  const failing = { error: counts.error, warning: counts.error + counts.warning, info: report.diagnostics.length, never: 0 }
  return failing[failOn] > 0 || (isDifferent && failOn !== 'never') ? exitFindings : exitClean
}

/** Says of each software by what signs its release was settled. */
function reasonsFor(report: RunReport): readonly string[] {
  const inferred = report.files.filter(({ isTargetInferred }) => isTargetInferred)
  return [...new Map(inferred.map(file => [keyOf(file), file])).values()].map(({ path, software, target, signs }) => {
    const release = releaseInWords(software, target, builtinLanguages)
    const places = signs.map(({ message, file, span }) => `${message} (${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 1})`)
    const reason = places.length === 0 ? `${path}: nothing tells the release, so ${release} is assumed` : `${release} because of ${listed(places)}`
    return `${reason}; ${settledBy(software)}`
  })
}

function summarise(report: RunReport, options: CheckOptions, outputs: readonly Output[]): void {
  if (options.verbose === true) {
    for (const { path, language, target, isTargetInferred } of report.files) {
      note(`${path}: ${language} for ${target} (${isTargetInferred ? 'inferred' : 'as told'})`)
    }
    for (const line of reasonsFor(report)) note(line)
  }
  const isFolded = outputs.every(({ name }) => name === 'text')
  const wanted = isFolded ? folded(report.diagnostics).map(({ diagnostic }) => diagnostic) : report.diagnostics
  for (const { file, shown, count } of options.diff === true ? [] : shownFindings(wanted).cut) {
    note(`${file}: only the first ${shown} of ${count} findings are shown; all count`)
  }
  const { error, warning, info } = countBySeverity(report.diagnostics)
  const found = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].filter(text => !text.startsWith('0 '))
  const where = counted(report.files.length, 'file') + (report.hostCount > 0 ? ` on ${counted(report.hostCount, 'host')}` : '')
  const dialects = [...new Set(report.files.map(({ language, target }) => `${language} ${target}`))].sort()
  note(`${where} checked${dialects.length === 0 ? '' : ` (${listed(dialects)})`}: ${found.length === 0 ? 'nothing found' : listed(found)}`)
}

interface Output {
  readonly name: string
  readonly file?: string
}

function parseOutputs({ format: formats, statistics, listFiles: lists }: CheckOptions): Output[] {
  const outputs = formats.map(format => {
    const at = format.indexOf('=')
    return at === -1 ? { name: format } : { name: format.slice(0, at), file: format.slice(at + 1) }
  })
  for (const { name } of outputs) {
    if (!(name in reporters)) throw new UsageError(`--format ${name}: known are ${Object.keys(reporters).join(', ')}`)
    const special = statistics === true ? '--statistics' : lists === true ? '--list-files' : undefined
    if (special !== undefined && name !== 'text' && name !== 'json') throw new UsageError(`${special} prints text or json, not ${name}`)
  }
  return outputs.length === 0 ? [{ name: 'text' }] : outputs
}

function reporterNamed(name: string): ReturnType<NonNullable<(typeof reporters)[string]>> {
  const load = reporters[name]
  if (load === undefined) throw new UsageError(`--format ${name}: not known`)
  return load()
}

async function countingReporter(name: string): Promise<Reporter> {
  const { statistics } = await import('../../reporters/statistics.js')
  return report => statistics(report, name === 'json' ? 'json' : 'text')
}

/** Prints which files are checked, includes and all. Whatever is found in them does not matter. */
async function listFiles(report: RunReport, outputs: readonly Output[]): Promise<number> {
  for (const { name, file } of outputs) {
    const entries = report.files.map(({ path, host, language, target }) => ({ path, ...(host === undefined ? {} : { host }), language, target }))
    const text = name === 'json' ? `${visibleJson(entries, 2)}\n` : entries.map(({ path }) => `${visible(path)}\n`).join('')
    await (file === undefined ? writeResult(text) : writeFiles([{ path: file, text }]))
  }
  report.incomplete.forEach(complain)
  return report.incomplete.length > 0 ? exitIncomplete : exitClean
}

function refuseUnfixable(request: ReadRequest): void {
  refuseSnapshots(request)
  if (request.standardInput !== undefined && (request.files.length > 1 || request.clusters.length > 0)) {
    throw new UsageError('--fix writes what comes from standard input to standard output: give no other path with it')
  }
}

/** Writes fixed files; standard input goes to standard output, changed or not. Returns why that could not be done. */
async function writeFixed({ standardInput, disk }: ReadRequest, { report, files }: Fixed, { quiet }: CheckOptions): Promise<string | undefined> {
  try {
    if (standardInput !== undefined) {
      const text = files[0]?.text ?? report.sources.get(standardInput.path)?.text ?? ''
      await writeResult(Buffer.from(text, standardInput.encoding))
      return undefined
    }
    await writeFiles(files, disk)
    if (files.length > 0 && quiet !== true) note(`${counted(files.length, 'file')} fixed`)
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

/** Shows what fixes change in a file, secrets masked. */
async function differenceOf({ path, text }: Fixed['files'][number], first: RunReport, last: RunReport, color: ColorChoice): Promise<string> {
  const { showDiff } = await import('../show-diff.js')
  const after = first.masking.rewritten(text, last.masking.secretsIn(path))
  return showDiff(path, first.masking.text(path).text, after, hasColor(color, 'stdout'))
}
