import { refusalsOf } from '../../workspace/report/refusals.js'
import { folderMessage } from '../../workspace/documents/file-system.js'
import type { FolderProblem } from '../../workspace/documents/file-system.js'
import { inSentence } from '../../workspace/report/notes.js'
import { createHostTree } from '../../workspace/documents/host-tree.js'
import { recognise } from '../../workspace/documents/recognise.js'
import { maskingOfFile } from '../../secrets/masking-of-file.js'
import type { FormatOptions, Language } from '../../languages/language.js'
import type { NewText } from '../../node/replace-files.js'
import { applyEdits, UnfitEdits } from '../../text/edit.js'
import { counted } from '../../text/quantity.js'
import { createSource } from '../../text/source.js'
import { visiblePath } from '../../text/visible.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { LoadedSettings, SettingsOptions } from '../load-settings.js'
import { complain, hasColor, note, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { readRequest, refuseSnapshots } from '../read-request.js'
import type { ReadRequest, RequestOptions } from '../read-request.js'
import { showDiff } from '../show-diff.js'
import { writeFiles } from '../write-files.js'

/** The options of `cfgcheck fmt`. */
export interface FmtOptions extends SettingsOptions, RequestOptions {
  readonly check?: boolean
  readonly diff?: boolean
  readonly color: ColorChoice
  readonly quiet?: boolean
}

/**
 * Lays out files anew: in place, or shows what would change. Standard input goes to standard output.
 *
 * A file whose structure is in doubt stays as it is. That is said, and is no failure: its own findings say what is wrong.
 */
export async function fmt(paths: readonly string[], options: FmtOptions): Promise<number> {
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  refuseSnapshots(request)
  const isDryRun = options.check === true || options.diff === true
  const { targets, incomplete } = await formattableFiles(request, options)
  incomplete.forEach(complain)
  let isComplete = incomplete.length === 0
  const changed: ChangedFile[] = []
  let keptCount = 0

  for (const target of targets) {
    const result = await layOut(target, request, loaded.settings)
    if (result?.isKept === true) keptCount += 1
    if (result === undefined || result.after === undefined) isComplete = false
    if (result === undefined) continue
    const { path, language, before, after } = result
    if (after === undefined) complain(`${path}: the layout does not fit the text, which is a mistake of cfgcheck; the file is left as it was`)
    if (target.text !== undefined && !isDryRun) await writeResult(Buffer.from(after ?? before, request.standardInput?.encoding ?? 'utf8'))
    else if (after !== undefined && after !== before) changed.push({ path, text: after, before, language })
  }

  if (isDryRun) await writeResult(changed.map(file => (options.diff === true ? differenceOf(file, options.color) : `${visiblePath(file.path)}\n`)).join(''))
  else await writeFiles(changed, request.disk)
  if (options.quiet !== true) summarise(changed, { isDryRun, readCount: targets.length, keptCount })
  if (!isComplete) return exitIncomplete
  return isDryRun && changed.length > 0 ? exitFindings : exitClean
}

/** A file of which the layout has changed. */
interface ChangedFile extends NewText {
  readonly before: string
  readonly language: Language
}

/** Shows what has changed, without secrets. */
function differenceOf({ path, text, before, language }: ChangedFile, color: ColorChoice): string {
  const masking = maskingOfFile(language, createSource(path, before))
  return showDiff(path, masking.text(path).text, masking.rewritten(text, language.masks(text)), hasColor(color, 'stdout'))
}

function summarise(changed: readonly ChangedFile[], { isDryRun, readCount, keptCount }: { readonly isDryRun: boolean; readonly readCount: number; readonly keptCount: number }): void {
  if (!isDryRun) for (const { path } of changed) note(`reformatted ${path}`)
  const kept = keptCount === 0 ? '' : `, ${keptCount} left as ${keptCount === 1 ? 'it is' : 'they are'}`
  note(`${counted(readCount, 'file')} read, ${changed.length} ${isDryRun ? 'would change' : 'changed'}${kept}`)
}

/** A file that has been laid out anew. */
interface LaidOut {
  readonly path: string
  readonly language: Language
  readonly before: string
  /** Nothing where the layout does not fit the text. */
  readonly after: string | undefined
  /** Its structure is in doubt, so that it stays as it is. */
  readonly isKept: boolean
}

/** Lays one file out anew, and tells why it stays as it is; nothing, and why is told, where it cannot be read. */
async function layOut({ path, languageId, text }: Formattable, { fileSystem }: ReadRequest, settings: LoadedSettings['settings']): Promise<LaidOut | undefined> {
  const content = text === undefined ? await fileSystem.read(path) : { text }
  if ('problem' in content) {
    complain(`${path}: cannot be read (${content.detail ?? content.problem})`)
    return undefined
  }
  const entry = languageId === undefined ? recognise(path, knownLanguages(), settings) : knownLanguages().find(({ id }) => id === languageId)
  if (entry === undefined) {
    complain(`${path}: no language claims a file of this name; name one with --language`)
    return undefined
  }
  const language = await entry.load()
  const file = language.parse(createSource(path, content.text))
  const doubt = language.layoutDoubt?.(file)
  if (doubt !== undefined) {
    const { line, column } = file.source.positionAt(doubt.span.start)
    complain(`${path}:${line}:${column}: left as it is, because ${doubt.message}`)
  }
  return { path, language, before: content.text, after: laidOut(language, file, settings.format ?? {}), isKept: doubt !== undefined }
}

/** Lays a text out anew; nothing where the edits do not fit it. */
function laidOut(language: Language, file: ReturnType<Language['parse']>, options: FormatOptions): string | undefined {
  try {
    return applyEdits(file.source.text, language.format(file, options))
  } catch (error) {
    if (error instanceof UnfitEdits) return undefined
    throw error
  }
}

interface Formattable {
  readonly path: string
  readonly languageId?: string
  readonly text?: string
}

/** Lists the files that are laid out, and why some could not be found. */
async function formattableFiles(
  request: ReadRequest,
  options: FmtOptions,
): Promise<{ readonly targets: readonly Formattable[]; readonly incomplete: readonly string[] }> {
  const incomplete = new Set(refusalsOf(request).incomplete)
  const onProblem = (folder: string, problem: FolderProblem): void => void incomplete.add(inSentence(folder, folderMessage(problem)))
  const files: Formattable[] = request.files.map(({ path, text }) => ({
    path,
    ...(options.language === undefined ? {} : { languageId: options.language }),
    ...(text === undefined ? {} : { text }),
  }))
  for (const { hosts } of request.clusters) {
    for (const { root } of hosts) {
      const tree = createHostTree(request.fileSystem, root)
      for (const { id, paths } of knownLanguages()) {
        for (const pattern of paths) {
          for (const path of await tree.find(pattern, { onProblem })) files.push({ path: tree.locate(path), languageId: id })
        }
      }
    }
  }
  return { targets: files, incomplete: [...incomplete] }
}
