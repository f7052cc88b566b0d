import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { convertReport } from '../migration/convert-report.js'
import type { Conversion } from '../migration/conversion.js'
import type { DrbdRelease } from '../migration/output/drbd-conf.js'
import { createChecker } from '../workspace/checker.js'
import type { CheckReport } from '../workspace/report.js'
import { fixAll } from './fix-all.js'
import type { LoadedSettings } from './load-settings.js'
import { knownLanguages } from './plugins.js'
import type { ReadRequest } from './read-request.js'
import { runRequest } from './run-request.js'
import type { RunOptions } from './run-request.js'

/** What became of a request. */
export interface Converted {
  readonly conversions: readonly Conversion[]
  /** What the old files are, and what is wrong with them. */
  readonly report: CheckReport
}

/**
 * Converts the clusters of a request. The files of DRBD are rewritten for the release that the new hosts run first, as far as
 * safe fixes go.
 */
export async function convertRequest(request: ReadRequest, loaded: Pick<LoadedSettings, 'settings' | 'folder'>, release: DrbdRelease): Promise<Converted> {
  const { settings, folder } = loaded
  // What the old files are is asked without a target: they are written for what they are written for.
  const { drbd: _, ...targets } = settings.targets
  const report = await createChecker({ settings: { ...settings, targets }, languages: knownLanguages() }).check(request)
  const isDrbd = new Set(report.files.filter(({ language }) => language === 'drbd-conf').map(({ path }) => path))
  const later = { settings: { ...settings, targets: { ...targets, drbd: release } }, folder, isQuiet: true }
  const { texts, said, left } = await movedDrbd(request, later, { isDrbd, release })
  return { conversions: convertReport(report, { release, rewritten: texts, said, left }), report }
}

interface MovedDrbd {
  readonly texts: ReadonlyMap<string, string>
  /** What was rewritten although it need not mean the same. */
  readonly said: readonly string[]
  /** What the new release refuses still. */
  readonly left: readonly string[]
}

/** Rewrites files for a release of DRBD: by safe fixes, and where it refuses something still, by those that somebody must look at. */
async function movedDrbd(request: ReadRequest, options: RunOptions, { isDrbd, release }: { readonly isDrbd: ReadonlySet<string>; readonly release: string }): Promise<MovedDrbd> {
  const mayChange = (file: string): boolean => isDrbd.has(file)
  const refused = ({ diagnostics }: Pick<CheckReport, 'diagnostics'>): readonly Diagnostic[] => diagnostics.filter(({ file, severity, rule }) => severity === 'error' && isDrbd.has(file) && rule.startsWith('drbd-conf/'))
  const told = (report: Pick<CheckReport, 'sources'>, { file, span, message }: Diagnostic): string => `${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 1}: ${message}`
  if (isDrbd.size === 0) return { texts: new Map(), said: [], left: [] }
  const first = await runRequest(request, options)
  const safe = await fixAll(first, 'safe', { mayChange, checkAgain: texts => runRequest(request, { ...options, texts }) })
  const texts = new Map(safe.files.map(({ path, text }) => [path, text]))
  const still = refused(safe.report)
  if (still.length === 0) return { texts, said: [], left: [] }
  const only = { ...options, settings: { ...options.settings, only: [...new Set(still.map(({ rule }) => rule))] } }
  const again = (changed: ReadonlyMap<string, string>): ReturnType<typeof runRequest> => runRequest(request, { ...only, texts: new Map([...texts, ...changed]) })
  const looked = await fixAll(await again(new Map()), 'unsafe', { mayChange, checkAgain: again })
  for (const { path, text } of looked.files) texts.set(path, text)
  const last = await runRequest(request, { ...options, texts })
  const end = refused(last)
  return {
    texts,
    said: still.filter(({ fixes }) => fixes.length > 0).map(diagnostic => `${told(safe.report, diagnostic)}: ${diagnostic.fixes[0]?.title ?? ''}`),
    left: end.map(diagnostic => `${told(last, diagnostic)}: DRBD ${release} refuses this, and somebody must decide`),
  }
}
