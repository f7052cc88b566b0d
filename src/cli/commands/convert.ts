import type { DrbdRelease } from '../../migration/output/drbd-conf.js'
import type { Conversion } from '../../migration/conversion.js'
import { Refusal } from '../../migration/input.js'
import { shownConversion } from '../../migration/report/shown-conversion.js'
import { tellConversion } from '../../migration/report/tell-conversion.js'
import { counted } from '../../text/quantity.js'
import { visibleJson, visibleLines } from '../../text/visible.js'
import { convertRequest } from '../convert-request.js'
import type { Converted } from '../convert-request.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, note, writeResult } from '../output.js'
import { readRequest } from '../read-request.js'
import { UsageError } from '../usage-error.js'
import { checkFolder, writeFolder } from '../write-folder.js'

/** The options of `cfgcheck convert`. */
export interface ConvertOptions extends SettingsOptions {
  readonly output?: string
  readonly force?: boolean
  readonly format: 'text' | 'json'
}

const ownerOnly = 0o600

/** Turns the clusters of a tree into what Pacemaker wants: writes a folder, or prints the report. */
export async function convert(tree: string, options: ConvertOptions): Promise<number> {
  if (options.output !== undefined) checkFolder(options.output, { isForced: options.force === true })
  const loaded = await loadSettings(options)
  const request = await readRequest([tree], {}, loaded)
  if (request.clusters.length === 0) throw new UsageError(`${tree}: a folder of hosts, a host or an archive is wanted, because a cluster is converted as a whole`)
  const converted = await convertedOrRefused(() => convertRequest(request, loaded, releaseOf(loaded.settings.targets.drbd)))
  const { conversions, report } = converted
  if (conversions.length === 0) throw new UsageError(`${tree}: no cluster of Heartbeat or cman is found`)
  const { text, json } = reportsOf(converted)
  if (options.output === undefined) await writeResult(options.format === 'json' ? json : text)
  else {
    await writeFolder(options.output, [
      ...conversions.flatMap(({ files }) => files.map(({ path, text: own, isSecret }) => ({ path, text: own, ...(isSecret ? { mode: ownerOnly } : {}) }))),
      { path: 'report.txt', text },
      { path: 'report.json', text: json },
    ])
    note(`${counted(conversions.length, 'cluster')} written to ${options.output}; begin with ${options.output}/report.txt`)
  }
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0) complain(`the old files have ${counted(errors, 'error')}, and what is wrong in them may be wrong in the new ones: see "cfgcheck ${tree}"`)
  report.incomplete.forEach(complain)
  return report.incomplete.length > 0 ? exitIncomplete : exitClean
}

function releaseOf(target: string | undefined): DrbdRelease {
  if (target === undefined || target.startsWith('9')) return '9'
  if (target === '8.4') return target
  throw new UsageError(`--target drbd=${target}: Pacemaker of today runs with drbd=8.4 or drbd=9`)
}

async function convertedOrRefused(work: () => Promise<Converted>): Promise<Converted> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refusal ? new UsageError(error.message) : error
  }
}

function reportsOf({ conversions, report }: Converted): { readonly text: string; readonly json: string } {
  const { masking, sources } = report
  const lineOf = ({ file, span }: Parameters<Parameters<typeof shownConversion>[1]['lineOf']>[0]): number => sources.get(file)?.positionAt(span.start).line ?? 1
  const clusters = conversions.map((conversion: Conversion) => shownConversion(conversion, { masking, lineOf }))
  return {
    text: visibleLines(clusters.map(tellConversion).join('\n\n')),
    json: `${visibleJson({ version: 1, clusters }, 2)}\n`,
  }
}
