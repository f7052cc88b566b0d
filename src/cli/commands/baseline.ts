import { existsSync } from 'node:fs'

import { printBaseline } from '../../baseline/baseline.js'
import type { Baseline } from '../../baseline/baseline.js'
import type { Severity } from '../../diagnostics/diagnostic.js'
import { counted } from '../../text/quantity.js'
import { baselineOf, compareRun, readBaseline } from '../baseline-file.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, note } from '../output.js'
import type { ColorChoice } from '../output.js'
import { readRequest } from '../read-request.js'
import type { RequestOptions } from '../read-request.js'
import { runRequest } from '../run-request.js'
import type { RunReport } from '../run-request.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'

/** What is done with a baseline. */
export type BaselineAction = 'create' | 'check' | 'prune'

/** The options of `cfgcheck baseline`. */
export interface BaselineOptions extends SettingsOptions, RequestOptions {
  readonly baseline: string
  readonly force?: boolean
  readonly failOn: Severity | 'never'
  readonly color: ColorChoice
  readonly quiet?: boolean
}

/** Writes down what is found now, tells whether that is still all, or drops what is found no more. */
export async function baseline(action: BaselineAction, paths: readonly string[], options: BaselineOptions): Promise<number> {
  const { baseline: path } = options
  if (action === 'create') return create(paths, options)
  const file = readBaseline(path)
  if (action === 'check') {
    const { check } = await import('./check.js')
    const code = await check(paths, { ...options, format: ['concise'], jobs: 1 })
    if (code === exitIncomplete) return code
    const { goneCount } = await compareRun(file, await run(paths, options), (await loadSettings(options)).settings)
    if (goneCount > 0) complain(`${path}: gone: ${counted(goneCount, 'known finding')}; "cfgcheck baseline prune" drops what is found no more`)
    return goneCount > 0 && options.failOn !== 'never' ? exitFindings : code
  }
  const report = await run(paths, options)
  report.incomplete.forEach(complain)
  // What could not be read might hold what seems to be gone.
  if (report.incomplete.length > 0) return exitIncomplete
  const { needed, goneCount } = await compareRun(file, report, (await loadSettings(options)).settings)
  if (goneCount > 0) await writeFiles([{ path, text: printBaseline(needed) }])
  if (options.quiet !== true) note(`${path}: ${counted(goneCount, 'finding')} dropped`)
  return exitClean
}

async function create(paths: readonly string[], options: BaselineOptions): Promise<number> {
  const { baseline: path } = options
  if (existsSync(path) && options.force !== true) throw new UsageError(`${path} is already there; "cfgcheck baseline prune" drops what is found no more, --force writes it anew`)
  const report = await run(paths, options)
  const made = await baselineOf(report, path)
  await writeFiles([{ path, text: printBaseline(made) }])
  report.incomplete.forEach(complain)
  if (options.quiet !== true) note(`${path} written: ${counted(entryCount(made), 'known finding')}`)
  return report.incomplete.length > 0 ? exitIncomplete : exitClean
}

/** As many as `check` calls gone once all is mended: one that several hosts have counts for each of them. */
function entryCount({ findings }: Baseline): number {
  return findings.reduce((sum, { count }) => sum + count, 0)
}

async function run(paths: readonly string[], options: BaselineOptions): Promise<RunReport> {
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  return runRequest(request, { settings: loaded.settings, folder: loaded.folder, isQuiet: options.quiet === true })
}
