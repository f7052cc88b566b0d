import { createWriteStream } from 'node:fs'

import type { Severity } from '../../diagnostics/diagnostic.js'
import type { FixSafety } from '../../diagnostics/fix.js'
import { applyFixes } from '../../workspace/apply-fixes.js'
import { maskSecrets, shownDiagnostics } from '../../workspace/secret-spans.js'
import { reporters } from '../../reporters/index.js'
import type { Report } from '../../reporters/report.js'
import { countBySeverity } from '../../reporters/report.js'
import { counted, listed } from '../../text/quantity.js'
import type { Span } from '../../text/span.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, hasColor, note, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { readRequest, refuseSnapshots } from '../read-request.js'
import type { ReadRequest, RequestOptions } from '../read-request.js'
import { runRequest } from '../run-request.js'
import type { RunOptions, RunReport } from '../run-request.js'
import { UsageError } from '../usage-error.js'
import { version } from '../version.js'
import { writeFile } from '../write-files.js'

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
}

/** The most rounds of fixes: one that a fix makes possible is found in the next. */
const mostRounds = 20

/** Checks files and clusters, prints what was found, and returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const outputs = parseOutputs(options.format)
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  if (options.fix !== undefined && options.diff !== true) refuseSnapshots(request)
  const run = (changed: Partial<RunOptions> = {}): Promise<RunReport> =>
    runRequest(request, {
      settings: loaded.settings,
      folder: loaded.folder,
      isQuiet: options.quiet === true,
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      ...changed,
    })
  let report = await run()

  if (options.fix !== undefined || options.diff === true) {
    report = await fixAll(request, report, options, texts => run({ texts }))
  }
  if (options.diff !== true) {
    const shown = shownReport(report)
    for (const { name, file } of outputs) {
      const isColored = file === undefined && hasColor(options.color, 'stdout')
      const text = (await reporterNamed(name))(shown, { hasColor: isColored, version })
      await (file === undefined ? writeResult(text) : writeTo(file, text))
    }
  }
  for (const reason of report.incomplete) complain(reason)
  if (options.quiet !== true) summarise(report, options)
  return exitCode(report, options.failOn)
}

function shownReport(report: RunReport): Report {
  const secrets = new Map<string, readonly Span[]>()
  return {
    ...report,
    diagnostics: shownDiagnostics(report.diagnostics, report),
    shownText(path, part) {
      let spans = secrets.get(path)
      if (spans === undefined) secrets.set(path, (spans = report.secretsIn(path)))
      return maskSecrets(report.sources.get(path)?.text ?? '', spans, part)
    },
  }
}

function exitCode(report: RunReport, failOn: Severity | 'never'): number {
  if (report.incomplete.length > 0 || report.diagnostics.some(({ code }) => code === 'cfgcheck/internal-fault')) return exitIncomplete
  const counts = countBySeverity(report.diagnostics)
  const failing = { error: counts.error, warning: counts.error + counts.warning, info: report.diagnostics.length, never: 0 }
  return failing[failOn] > 0 ? exitFindings : exitClean
}

function summarise(report: RunReport, options: CheckOptions): void {
  if (options.verbose === true) {
    for (const { path, language, target, isTargetInferred } of report.files) {
      note(`${path}: ${language} for ${target} (${isTargetInferred ? 'inferred' : 'as told'})`)
    }
  }
  const { error, warning, info } = countBySeverity(report.diagnostics)
  const found = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].filter(text => !text.startsWith('0 '))
  const where = counted(report.files.length, 'file') + (report.hostCount > 0 ? ` on ${counted(report.hostCount, 'host')}` : '')
  const dialects = [...new Set(report.files.map(({ language, target }) => `${language} ${target}`))].sort()
  note(`${where} checked (${listed(dialects)}): ${found.length === 0 ? 'nothing found' : listed(found)}`)
}

interface Output {
  readonly name: string
  readonly file?: string
}

function parseOutputs(formats: readonly string[]): Output[] {
  const outputs = formats.map(format => {
    const at = format.indexOf('=')
    return at === -1 ? { name: format } : { name: format.slice(0, at), file: format.slice(at + 1) }
  })
  for (const { name } of outputs) {
    if (!(name in reporters)) throw new UsageError(`--format ${name}: known are ${Object.keys(reporters).join(', ')}`)
  }
  return outputs.length === 0 ? [{ name: 'text' }] : outputs
}

function reporterNamed(name: string): ReturnType<NonNullable<(typeof reporters)[string]>> {
  const load = reporters[name]
  if (load === undefined) throw new UsageError(`--format ${name}: not known`)
  return load()
}

function writeTo(file: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = createWriteStream(file)
    stream.on('error', error => reject(new UsageError(`${file}: cannot be written (${error.message})`)))
    stream.end(text, () => resolve())
  })
}

/** Applies fixes until no more fit, then writes the files or shows what would change. */
async function fixAll(
  request: ReadRequest,
  first: RunReport,
  options: CheckOptions,
  checkAgain: (texts: ReadonlyMap<string, string>) => Promise<RunReport>,
): Promise<RunReport> {
  const changed = new Map<string, string>()
  let report = first
  for (let round = 0; round < mostRounds; round += 1) {
    const { texts, count } = applyFixes(report.diagnostics, file => report.sources.get(file)?.text, options.fix ?? 'safe')
    if (count === 0) break
    for (const [file, text] of texts) changed.set(file, text)
    report = await checkAgain(changed)
  }
  for (const [file, text] of [...changed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (options.diff === true) {
      const secrets = first.secretsIn(file)
      const before = first.sources.get(file)?.text ?? ''
      const shownBefore = maskSecrets(before, secrets, { start: 0, end: before.length })
      const shownAfter = maskSecrets(text, report.secretsIn(file), { start: 0, end: text.length })
      const { showDiff } = await import('../show-diff.js')
      await writeResult(showDiff(file, shownBefore, shownAfter, hasColor(options.color, 'stdout')))
    } else if (request.files.some(request => request.path === file && request.path.startsWith('<stdin>'))) {
      complain('standard input cannot be fixed in place; use --diff')
    } else {
      writeFile(file, text)
    }
  }
  if (options.diff !== true && changed.size > 0 && options.quiet !== true) note(`${counted(changed.size, 'file')} fixed`)
  return report
}
