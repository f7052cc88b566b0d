import { kindInWords, nameAfter, newErrorIn, planRename } from '../../editor/index.js'
import type { Renaming } from '../../editor/index.js'
import { addTo } from '../../text/multimap.js'
import { createChecker } from '../../workspace/checker.js'
import type { CheckReport } from '../../workspace/report.js'
import { overlayFileSystem } from '../../workspace/documents/file-system.js'
import { namingFiles, readerOf } from '../../workspace/mentions.js'
import { isArchiveName } from '../../node/snapshots/archive-name.js'
import { applyEdits } from '../../text/edit.js'
import type { Edit } from '../../text/edit.js'
import type { Origin } from '../../text/located.js'
import type { Named } from '../../text/mention.js'
import { brieflyListed, counted } from '../../text/quantity.js'
import { visible } from '../../text/visible.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, hasColor, note, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { isFolder } from '../path-kind.js'
import { knownLanguages } from '../plugins.js'
import { readRequest } from '../read-request.js'
import type { ReadRequest, RequestOptions } from '../read-request.js'
import { showDiff } from '../show-diff.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'

/** The options of `cfgcheck rename`. */
export interface RenameOptions extends SettingsOptions, RequestOptions {
  readonly diff?: boolean
  readonly write?: boolean
  readonly color: ColorChoice
  readonly quiet?: boolean
}

/** What is called otherwise. */
export interface RenameNames {
  readonly of: Named
  readonly from: string
  readonly to: string
  /** What it belongs to. */
  readonly scope?: string
}

/** The kinds of what is known within another thing only: `r0/1` is a volume of r0. */
const scoped: ReadonlySet<Named> = new Set(['volume', 'connection', 'fence-method', 'service-resource'])

/** Reads how the command was called: what belongs to another thing is written behind it and a slash. */
export function renameNames(of: Named, from: string, to: string): RenameNames {
  if (of === 'service' && !from.includes(':')) return { of, from: `service:${from}`, to }
  const slash = scoped.has(of) ? from.indexOf('/') : -1
  return slash === -1 ? { of, from, to } : { of, scope: from.slice(0, slash), from: from.slice(slash + 1), to }
}

const mostLeftovers = 10

/** Gives a thing another name in every file that names it: shows the difference, or writes the files. */
export async function rename(names: RenameNames, paths: readonly string[], options: RenameOptions): Promise<number> {
  const archive = paths.find(path => path !== '-' && !isFolder(path) && isArchiveName(path))
  if (archive !== undefined) throw new UsageError(`${archive}: an archive cannot be changed; unpack it first`)
  if (paths.includes('-')) throw new UsageError('rename changes files, and standard input is none')
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  const checker = createChecker({ settings: loaded.settings, languages: knownLanguages() })
  const before = await checker.check(request)
  const files = await namingFiles(before, readerOf(before, knownLanguages()))
  const planned = planRename(files, names)
  const plan = 'problem' in planned ? await restOf(planRename(files, { ...names, isBegun: true }), { before, problem: planned.problem, paths: files.map(({ source }) => source.id) }) : planned

  const edits = editsByFile(plan)
  const texts = textsAfter(before, edits)
  const after = await checker.check(afterwards(request, texts, names))
  refuseNewErrors(before, after, names)

  if (options.write === true) {
    await writeFiles([...texts].map(([path, text]) => ({ path, text, before: textOf(before, path) })), request.disk)
  } else {
    const isColored = hasColor(options.color, 'stdout')
    for (const [path, text] of texts) {
      const shown = before.masking.rewritten(text, after.masking.secretsIn(path))
      await writeResult(showDiff(path, before.masking.text(path).text, shown, isColored))
    }
  }
  if (options.quiet !== true) tell(before, names, { edits, leftovers: plan.leftovers, isWritten: options.write === true })
  before.incomplete.forEach(complain)
  return before.incomplete.length > 0 ? exitIncomplete : exitClean
}

type Plan = Exclude<Renaming, { readonly problem: string }>

function editsByFile({ edits }: Plan): Map<string, Edit[]> {
  const byFile = new Map<string, Edit[]>()
  for (const edit of edits) addTo(byFile, edit.file, edit)
  return byFile
}

function textsAfter(before: CheckReport, edits: ReadonlyMap<string, readonly Edit[]>): Map<string, string> {
  return new Map([...edits].map(([path, own]) => [path, applyEdits(textOf(before, path), own)]))
}

/**
 * What is left to do where a run that was ended in between has given some files the new name: the new texts of the others lie
 * beside them, and are those that this run would write. Throws what is wrong otherwise.
 */
async function restOf(plan: Renaming, { before, problem, paths }: { readonly before: CheckReport; readonly problem: string; readonly paths: readonly string[] }): Promise<Plan> {
  const { unfinishedTexts } = await import('../../node/unfinished.js')
  const left = unfinishedTexts(paths)
  if (left.size === 0) throw new UsageError(problem)
  const isSame = !('problem' in plan) && plan.edits.length > 0 && [...textsAfter(before, editsByFile(plan))].every(([path, text]) => left.get(path) === text)
  if ('problem' in plan || !isSame) throw new UsageError(`${problem}; a run that was ended in between left new texts of ${brieflyListed([...left.keys()].map(visible))} beside them (.cfgcheck-….tmp): move each to its place, or delete them`)
  return plan
}

function textOf({ sources }: CheckReport, path: string): string {
  return sources.get(path)?.text ?? ''
}

/** What would be checked then: the new texts, under the new name of the host. */
function afterwards(request: ReadRequest, texts: ReadonlyMap<string, string>, names: RenameNames): ReadRequest {
  return {
    ...request,
    fileSystem: overlayFileSystem(request.fileSystem, texts),
    clusters: request.clusters.map(cluster => ({
      ...cluster,
      hosts: cluster.hosts.map(host => ({ ...host, name: nameAfter(host.name, names) })),
    })),
  }
}

/** A name that one of the languages does not take shows as an error that was not there. */
function refuseNewErrors(before: CheckReport, after: CheckReport, { of, from, to }: RenameNames): void {
  const added = newErrorIn(before, after)
  if (added === undefined) return
  const { line, column } = after.sources.get(added.file)?.positionAt(added.span.start) ?? { line: 1, column: 1 }
  throw new UsageError(`${kindInWords(of)} "${from}" cannot be called "${to}": ${added.message} (${added.file}:${line}:${column}, ${added.rule})`)
}

function tell(
  report: CheckReport,
  { of, from }: RenameNames,
  { edits, leftovers, isWritten }: { readonly edits: ReadonlyMap<string, readonly Edit[]>; readonly leftovers: readonly Origin[]; readonly isWritten: boolean },
): void {
  const places = [...edits.values()].reduce((sum, own) => sum + own.length, 0)
  note(`${counted(places, 'place')} in ${counted(edits.size, 'file')} ${isWritten ? 'changed' : 'would change; --write changes them'}`)
  for (const { file, span } of leftovers.slice(0, mostLeftovers)) {
    note(`${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 1}: "${from}" stands here too, and stays`)
  }
  if (leftovers.length > mostLeftovers) note(`"${from}" stays in ${leftovers.length - mostLeftovers} more places`)
  if (of !== 'host') return
  const folders = [...report.clusters].flatMap(({ hosts }) => [...hosts.keys()]).filter(name => name.toLowerCase() === from.toLowerCase())
  if (folders.length > 0) note(`a folder that is called "${from}" keeps its name`)
}
