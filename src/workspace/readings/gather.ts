import type { Included, IncludeRequest, Language, Reading } from '../../languages/language.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import { readSource } from './check-unit.js'
import { folderOf, isBelow, joinPath, normalPath } from '../documents/file-system.js'
import type { MaybePromise } from '../documents/file-system.js'
import { expandGlob } from '../documents/glob.js'
import type { OpenFile, OpenOptions, Run } from '../run.js'
import { targetFor } from '../settings.js'

/** A root file, everything that it includes, and the answer to each include. */
export interface Gathered {
  readonly root: Reading
  /** The root first, then the others in reading order. */
  readonly readings: readonly Reading[]
  readonly included: Included<unknown>
}

/** Where a configuration lies. */
export interface GatherOptions {
  readonly language: Language
  /** The folder that stands for the host's `/`; without it an absolute path is unknown. */
  readonly root?: string
  /** Includes do not leave this folder. */
  readonly confinement: string
  circumstancesOf(path: string): FileCircumstances
}

const noOptions: OpenOptions = {}
const deepestInclude = 256
const mostIncludes = 100_000

/**
 * Reads a file and all that it includes, each by the version that it shows itself: `settled` brings them to one.
 *
 * Returns `undefined` where the file has no text.
 */
export async function gather(
  run: Run,
  file: { readonly path: string; readonly text?: string },
  options: GatherOptions,
): Promise<Gathered | undefined> {
  const gatherer = createGatherer(run, options)
  const root = await gatherer.read(file.path, file.text)
  if (root === undefined) return undefined
  await gatherer.follow(root, [file.path])
  const { readings, answers } = gatherer
  return {
    root,
    readings: [...readings.values()],
    included: request => (answers.get(keyOf(request)) ?? []).flatMap(name => readings.get(name) ?? []),
  }
}

interface Gatherer {
  readonly readings: Map<string, Reading>
  /** The paths that each include names, by the place of the include. */
  readonly answers: Map<string, readonly string[]>
  read(path: string, text?: string): MaybePromise<Reading | undefined>
  follow(reading: Reading, ancestors: readonly string[]): Promise<void>
}

function createGatherer(run: Run, options: GatherOptions): Gatherer {
  const { language } = options
  const readings = new Map<string, Reading>()
  const answers = new Map<string, readonly string[]>()
  let includeCount = 0

  const take = (path: string, file: OpenFile | undefined): Reading | undefined => {
    if (file === undefined) return undefined
    const target = targetFor(run.settings, language.targetFamily, path)
    const known = options.circumstancesOf(path)
    const facts = file.mode === undefined ? known : { ...known, mode: file.mode }
    run.addLanguage(path, language)
    const reading = readSource(language, file.source, target === undefined ? { facts, run } : { facts, target, run })
    readings.set(path, reading)
    return reading
  }
  // Where files are at hand nobody waits: a promise for each of thousands costs as much as the reading.
  const read = (path: string, text?: string): MaybePromise<Reading | undefined> => {
    const known = readings.get(path)
    if (known !== undefined) return known
    const file = run.open(path, text === undefined ? noOptions : { text })
    return file instanceof Promise ? file.then(opened => take(path, opened)) : take(path, file)
  }

  const requestsOf = (reading: Reading): readonly IncludeRequest[] => language.includes?.(reading) ?? []

  const follow = async (reading: Reading, ancestors: readonly string[]): Promise<void> => {
    for (const request of requestsOf(reading)) {
      if (answers.has(keyOf(request))) continue
      const paths = await resolve(run, request, options)
      const answer: string[] = []
      answers.set(keyOf(request), answer)
      includeCount += paths.length
      if (ancestors.length >= deepestInclude || includeCount > mostIncludes) {
        run.addOwn('cfgcheck/too-many-includes', request.file, request.span, 'Includes nest too deep or name too many files')
        run.incomplete.push(`${request.file}: too many includes`)
        return
      }
      for (const path of paths) {
        if (ancestors.includes(path)) {
          run.addOwn('cfgcheck/include-cycle', request.file, request.span, `"${path}" includes itself through here`)
          continue
        }
        const isNew = !readings.has(path)
        const later = read(path)
        const next = later instanceof Promise ? await later : later
        if (next === undefined) continue
        answer.push(path)
        if (isNew && requestsOf(next).length > 0) await follow(next, [...ancestors, path])
      }
    }
  }
  return { readings, answers, read, follow }
}

async function resolve(run: Run, request: IncludeRequest, options: GatherOptions): Promise<readonly string[]> {
  const isAbsolute = request.value.startsWith('/')
  if (isAbsolute && options.root === undefined) return [] // Nobody knows what lies there.
  const base = isAbsolute ? (options.root ?? '') : folderOf(request.file)
  const path = normalPath(joinPath(base, request.value.replace(/^\/+/, '')))
  if (path === undefined || !isBelow(path, options.confinement)) {
    if (options.root !== undefined) {
      run.addOwn('cfgcheck/outside', request.file, request.span, `"${request.value}" leads out of the given root`)
    }
    return []
  }
  if (request.isGlob) {
    const start = isAbsolute ? base : base === '' ? '.' : base
    const below = start === '.' ? path : path.slice(normalPath(start)?.length ?? 0).replace(/^\//, '')
    return expandGlob(run.fileSystem, start, below, (folder, problem) => run.refuseFolder(folder, problem))
  }
  if ((await run.open(path, { isOptional: true })) !== undefined) return [path]
  const content = await run.fileSystem.read(path)
  if (!('problem' in content) || content.problem !== 'missing') return []
  const folder = folderOf(path)
  const listed = folder === '' ? '.' : folder
  const isFolderThere = options.root !== undefined || (await run.fileSystem.list(listed)) !== undefined || run.fileSystem.problemOf?.(listed)?.problem === 'unreadable'
  if (isFolderThere) run.addOwn('cfgcheck/missing-include', request.file, request.span, `"${request.value}" does not exist`)
  return []
}

function keyOf(request: IncludeRequest): string {
  return `${request.file}\0${request.span.start}`
}
