import { shownFindings } from '../../diagnostics/shown-findings.js'
import { createChecker } from '../../workspace/checker.js'
import { dot, html, mermaid, pictureOfReport, svg } from '../../graph/index.js'
import type { Picture } from '../../graph/index.js'
import { visibleJson } from '../../text/visible.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, writeResult } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { withLoneCibs } from '../lone-cibs.js'
import { readRequest } from '../read-request.js'
import type { RequestOptions } from '../read-request.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'

/** The options of `cfgcheck graph`. */
export interface GraphOptions extends SettingsOptions, RequestOptions {
  readonly format: 'svg' | 'html' | 'mermaid' | 'dot' | 'json'
  readonly output?: string
}

/** Draws the first cluster that the paths name, with its findings. */
export async function graph(paths: readonly string[], options: GraphOptions): Promise<number> {
  const loaded = await loadSettings(options)
  const request = await withLoneCibs(await readRequest(paths, options, loaded), loaded)
  const [cluster] = request.clusters
  if (cluster === undefined) throw new UsageError('graph needs a folder of hosts, a host, or a CIB')
  const report = await createChecker({ settings: loaded.settings, languages: knownLanguages() }).check({ ...request, files: [], clusters: [cluster] })
  const [model] = report.clusters
  if (model === undefined) return exitIncomplete
  const text = draw(pictureOfReport(model, report, shownFindings(report.diagnostics).shown), options.format)
  if (options.output === undefined) await writeResult(text)
  else await writeFiles([{ path: options.output, text }])
  report.incomplete.forEach(complain)
  return report.incomplete.length > 0 ? exitIncomplete : exitClean
}

function draw(picture: Picture, format: GraphOptions['format']): string {
  if (format === 'mermaid') return mermaid(picture)
  if (format === 'dot') return dot(picture)
  if (format === 'json') return `${visibleJson(picture, 2)}\n`
  return format === 'svg' ? svg(picture) : html(picture)
}
