import { shownSources } from '../../secrets/shown-source.js'
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js'
import { compareText } from '../../diagnostics/order.js'
import type { FixSafety } from '../../diagnostics/fix.js'
import type { Report, Reporter } from '../../reporters/report.js'
import { counted, listed } from '../../text/quantity.js'
import { visible, visibleJson } from '../../text/visible.js'
import { exitClean, exitCodeOf, exitFindings, exitIncomplete } from '../exit-codes.js'
import { fixAll } from '../fix-all.js'
import type { Fixed } from '../fix-all.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, hasColor, note, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { boothFiles, hostsWithoutFiles, withoutFilesInWords } from '../hosts-without-files.js'
import { noteTruncation, noteSummary, parseOutputs, printReport } from '../print-report.js'
import type { Output } from '../print-report.js'
import { readRequest, refuseSnapshots } from '../read-request.js'
import type { ReadRequest, RequestOptions } from '../read-request.js'
import { runRequest } from '../run-request.js'
import type { RunOptions, RunReport } from '../run-request.js'
import { runOf, shardOf } from '../shard.js'
import type { Shard } from '../shard.js'
import type { Settings } from '../../workspace/settings.js'
import { UsageError } from '../usage-error.js'
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
  /** Leaves out of the findings of hosts what each file by itself shows. */
  readonly beyondFiles?: boolean
  /** A file with findings that are known, and not told. */
  readonly baseline?: string
  readonly shard?: Shard
  /** The reason of comments that silence what is found. */
  readonly addIgnore?: string
  readonly watch?: boolean
  /** The folder where results are kept. */
  readonly cache?: string
}

/** Checks files and clusters, prints what was found, and returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  refuseOddPairs(paths, options)
  if (options.watch !== true) return checkOnce(paths, options)
  const { watch } = await import('../watch.js')
  return watch(async () => checkOnce(paths, options), async () => (await loadSettings(options)).path)
}

function refuseOddPairs(paths: readonly string[], { watch, cache, addIgnore, fix, diff, jobs }: CheckOptions): void {
  const writes = fix !== undefined || addIgnore !== undefined
  if (watch === true && (writes || diff === true || paths.includes('-'))) throw new UsageError('--watch shows what is found in files, and changes none: give no --fix, --diff, --add-ignore or - with it')
  if (addIgnore !== undefined && (fix !== undefined || diff === true || paths.includes('-'))) throw new UsageError('--add-ignore writes to files: give no --fix, --diff or - with it')
  if (cache !== undefined && jobs !== undefined && jobs > 1) throw new UsageError('--cache works in one thread: give no --jobs with it')
}

async function checkOnce(paths: readonly string[], options: CheckOptions): Promise<number> {
  const outputs = outputsOf(options)
  const reason = options.addIgnore === undefined ? undefined : (await import('../add-ignores.js')).reasonOf(options.addIgnore)
  const loaded = await loadSettings(options)
  const whole = await readRequest(paths, options, loaded)
  const request = options.shard === undefined ? whole : shardOf(whole, options.shard)
  const isFixing = options.fix !== undefined && options.diff !== true
  if (isFixing || reason !== undefined) refuseUnfixable(request)
  const known = await knownFindings(options, loaded.settings)
  const run: Run = async (changed = {}) => {
    const how = { ...runOptions(options, loaded), ...changed }
    const found = await runRequest(request, how)
    if (options.beyondFiles !== true) return known.leaveOut(found)
    return known.leaveOut(await (await import('../beyond-files.js')).beyondFiles(request, found, how))
  }
  let report = await run()
  const silent = hostsWithoutFiles(request, report)
  // Of a run in which no file was checked nobody may read that nothing was found.
  if (report.files.length === 0 && silent.length > 0 && report.incomplete.length === 0) report = { ...report, incomplete: [withoutFilesInWords(silent)] }
  if (options.listFiles === true) return listFiles(report, outputs)
  const failures: string[] = []
  let isDifferent = false
  if (isFixing || options.diff === true) ({ report, isDifferent } = await fixing(report, { request, run, failures, options }))
  if (reason !== undefined) report = await ignoring(report, reason, { request, run, failures, isQuiet: options.quiet === true })
  if (options.diff !== true) {
    // Fixed standard input has standard output for itself.
    const stream = request.standardInput !== undefined && options.fix !== undefined ? 'stderr' : 'stdout'
    failures.push(...(await printReport(shownReport(report), outputs, { stream, color: options.color, insteadOf: name => insteadOf(name, report, { ...options, run: options.shard === undefined ? '' : runOf(whole, loaded.settings) }) })))
  }
  for (const reason of [...report.incomplete, ...failures]) complain(reason)
  if (options.quiet !== true) {
    summarise(report, silent, { options, outputs })
    known.tell()
  }
  if (failures.length > 0) return exitIncomplete
  const code = exitCodeOf(report, options.failOn)
  // A difference that is shown counts as `--check` of a formatter does, whatever else is left.
  return code === exitClean && isDifferent && options.failOn !== 'never' ? exitFindings : code
}

/** Checks once more, with something changed. */
type Run = (changed?: Partial<RunOptions>) => Promise<RunReport>

function runOptions({ quiet, jobs, cache }: CheckOptions, { settings, folder }: Awaited<ReturnType<typeof loadSettings>>): RunOptions {
  return {
    settings,
    folder,
    isQuiet: quiet === true,
    ...(jobs === undefined ? {} : { jobs }),
    ...(cache === undefined ? {} : { cacheFolder: cache }),
  }
}

/** What is done to files after they have been checked. */
interface Following {
  readonly request: ReadRequest
  readonly run: Run
  /** What could not be written, and why. */
  readonly failures: string[]
}

/** Mends files, or shows how they would be mended; returns what is found then. */
async function fixing(report: RunReport, { request, run, failures, options }: Following & { readonly options: CheckOptions }): Promise<{ readonly report: RunReport; readonly isDifferent: boolean }> {
  const fixed = await fixAll(report, options.fix ?? 'safe', {
    mayChange: file => request.standardInput === undefined || request.standardInput.path === file,
    checkAgain: texts => run({ texts }),
  })
  for (const place of fixed.heldBack) complain(`${place}: its safe fix is left out, because more errors would be found then than now`)
  if (options.diff === true) {
    for (const file of fixed.files) await writeResult(await differenceOf(file, report, fixed.report, options.color))
    return { report: fixed.report, isDifferent: fixed.files.length > 0 }
  }
  const failure = await writeFixed(request, fixed, options)
  if (failure === undefined) return { report: fixed.report, isDifferent: false }
  // What could not be written is still to be found in the files.
  failures.push(failure)
  return { report, isDifferent: false }
}

/** Writes comments that silence what is found; returns what is found then. */
async function ignoring(
  report: RunReport,
  reason: string,
  { request, run, failures, isQuiet }: Following & { readonly isQuiet: boolean },
): Promise<RunReport> {
  const { addIgnores } = await import('../add-ignores.js')
  const ignored = await addIgnores(report, reason, texts => run({ texts }))
  try {
    await writeFiles(ignored.files, request.disk)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    failures.push(error.message)
    return report
  }
  if (!isQuiet) note(`${counted(ignored.count, 'finding')} silenced in ${counted(ignored.files.length, 'file')}`)
  return ignored.report
}

/** Leaves out what the baseline knows, and tells how much that was. What a fault of ours hides is never known. */
async function knownFindings({ baseline: path }: CheckOptions, settings: Settings): Promise<{ leaveOut(report: RunReport): Promise<RunReport> | RunReport; tell(): void }> {
  if (path === undefined) return { leaveOut: report => report, tell: () => undefined }
  const { compareRun, readBaseline } = await import('../baseline-file.js')
  const file = readBaseline(path)
  let count = 0
  return {
    async leaveOut(report) {
      const { unknown, knownCount } = await compareRun(file, report, settings)
      count = knownCount
      return { ...report, diagnostics: unknown }
    },
    tell: () => note(`${counted(count, 'known finding')} left out (${path})`),
  }
}

/** Prints instead of the findings how many there are of each rule, or in JSON what is needed to put the parts of a run together. */
async function insteadOf(name: string, { incomplete }: RunReport, { statistics, shard, run }: CheckOptions & { readonly run: string }): Promise<Reporter | undefined> {
  if (statistics === true) {
    const counting = await import('../../reporters/statistics.js')
    return report => counting.statistics(report, name === 'json' ? 'json' : 'text')
  }
  if (shard === undefined || name !== 'json') return undefined
  const { shardReport } = await import('../../reporters/shard-report.js')
  return report => shardReport(report, { ...shard, cfgcheck: version, run, incomplete: incomplete.map(visible) })
}

function shownReport({ files, hostCount, diagnostics, incomplete, rules, hostOf, sources, masking }: RunReport): Report {
  return { files, hostCount, diagnostics: diagnostics.map(withVisibleText), incomplete: incomplete.map(visible), rules, hostOf, sources: shownSources(sources, masking) }
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

/** Says of each software by what signs its release was settled. */
function reasonsFor(report: RunReport): readonly string[] {
  const inferred = report.files.filter(({ isTargetInferred }) => isTargetInferred)
  return [...new Map(inferred.map(file => [keyOf(file), file])).values()].map(({ path, software, target, signs }) => {
    const release = releaseInWords(software, target, knownLanguages())
    const places = signs.map(({ message, file, span }) => `${message} (${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 1})`)
    const reason = places.length === 0 ? `${path}: nothing tells the release, so ${release} is assumed` : `${release} because of ${listed(places)}`
    return `${reason}; ${settledBy(software)}`
  })
}

/** Says on standard error what was done; `silent` are the hosts without any file. */
function summarise(report: RunReport, silent: readonly string[], { options, outputs }: { readonly options: CheckOptions; readonly outputs: readonly Output[] }): void {
  if (report.files.length > 0 && silent.length > 0) note(withoutFilesInWords(silent))
  if (options.verbose === true) {
    for (const { path, language, target, isTargetInferred } of report.files) {
      note(`${path}: ${language} for ${target} (${isTargetInferred ? 'inferred' : 'as told'})`)
    }
    for (const line of reasonsFor(report)) note(line)
  }
  if (options.diff !== true) noteTruncation(report.diagnostics, outputs)
  // Of hosts without any file there is nothing that was not read.
  const files = [...report.files, ...boothFiles(report).map(file => ({ ...file, target: '', isTargetInferred: false, software: '', signs: [] }))]
  noteSummary({ ...report, files, incomplete: report.incomplete.filter(reason => reason !== withoutFilesInWords(silent)) })
}

/** Reads the formats; what is no list of findings has text and JSON only. */
function outputsOf({ format, statistics, listFiles: lists }: CheckOptions): Output[] {
  const outputs = parseOutputs(format)
  const special = statistics === true ? '--statistics' : lists === true ? '--list-files' : undefined
  const other = outputs.find(({ name }) => name !== 'text' && name !== 'json')
  if (special !== undefined && other !== undefined) throw new UsageError(`${special} prints text or json, not ${other.name}`)
  return outputs
}

/** Prints which files are checked, includes and all. Whatever is found in them does not matter. */
async function listFiles(report: RunReport, outputs: readonly Output[]): Promise<number> {
  const checked = report.files.map(({ path, host, language, target }) => ({ path, ...(host === undefined ? {} : { host }), language, target }))
  for (const { name, file } of outputs) {
    const entries = [...checked, ...boothFiles(report)].sort((a, b) => compareText(a.path, b.path))
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
