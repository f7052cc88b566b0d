import type { Included, IncludeOutcome, IncludeProblem, IncludeRequest, Language, Reading } from '../../languages/language.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import { readSource } from './check-unit.js'
import { folderOf, isBelow, joinPath, normalPath } from '../documents/file-system.js'
import type { FileSystem, MaybePromise } from '../documents/file-system.js'
import { expandGlob } from '../documents/glob.js'
import { isLoop } from '../run.js'
import type { OpenFile, OpenOptions, Run } from '../run.js'
import { targetFor } from '../settings.js'
import { keyOfRole } from './reading-key.js'

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

const named: OpenOptions = { isNamed: true }
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
  const root = await gatherer.read(file.path, { text: file.text })
  if (root === undefined) return undefined
  await gatherer.firstName(file.path)
  await gatherer.follow(root, [file.path])
  const { readings, answers } = gatherer
  return {
    root,
    readings: [...readings.values()],
    included: Object.assign((request: IncludeRequest) => answers.get(keyOf(request))?.readings ?? [], {
      outcomeOf: (request: IncludeRequest) => answers.get(keyOf(request)),
    }),
  }
}

/** The files that an include names, and what else came of it. */
interface Answer extends IncludeOutcome {
  readonly readings: Reading[]
  readonly problems: IncludeProblem[]
}

interface Gatherer {
  /** Each file once, however many names lead to it; a template apart. */
  readonly readings: Map<string, Reading>
  /** By the place of the include. */
  readonly answers: Map<string, Answer>
  read(path: string, options: ReadFileOptions): MaybePromise<Reading | undefined>
  follow(reading: Reading, ancestors: readonly string[]): Promise<void>
  /** Gives the name under which a file was read first. */
  firstName(path: string): MaybePromise<string>
}

interface ReadFileOptions {
  readonly text?: string | undefined
  readonly role?: IncludeRequest['kind']
}

function createGatherer(run: Run, options: GatherOptions): Gatherer {
  const { language } = options
  const readings = new Map<string, Reading>()
  const answers = new Map<string, Answer>()
  const firstName = createFirstNames(run.fileSystem)
  let includeCount = 0

  const take = (path: string, file: OpenFile | undefined, role: IncludeRequest['kind'] | undefined): Reading | undefined => {
    if (file === undefined) return undefined
    const target = targetFor(run.settings, language.targetFamily, path)
    const known = options.circumstancesOf(path)
    const facts = file.mode === undefined ? known : { ...known, mode: file.mode }
    const asked = { facts, run, ...(target === undefined ? {} : { target }), ...(role === undefined ? {} : { role }) }
    const read = readSource(language, file.source, asked)
    run.addLanguage(path, language)
    const reading = role === undefined ? read : { ...read, role }
    readings.set(keyOfRole(path, role), reading)
    return reading
  }
  // Where files are at hand nobody waits: a promise for each of thousands costs as much as the reading.
  const read = (path: string, { text, role }: ReadFileOptions): MaybePromise<Reading | undefined> => {
    const known = readings.get(keyOfRole(path, role))
    if (known !== undefined) return known
    const file = run.open(path, text !== undefined ? { text } : role === undefined ? {} : named)
    return file instanceof Promise ? file.then(opened => take(path, opened, role)) : take(path, file, role)
  }

  const requestsOf = (reading: Reading): readonly IncludeRequest[] => language.includes?.(reading) ?? []

  const follow = async (reading: Reading, ancestors: readonly string[]): Promise<void> => {
    for (const request of requestsOf(reading)) {
      if (answers.has(keyOf(request))) continue
      const { paths, isComplete } = await resolve(run, request, options)
      const answer: Answer = { readings: [], problems: [], isComplete }
      answers.set(keyOf(request), answer)
      includeCount += paths.length
      if (ancestors.length >= deepestInclude || includeCount > mostIncludes) {
        run.addOwn('cfgcheck/too-many-includes', request.file, request.span, 'Includes nest too deep or name too many files')
        run.incomplete.push(`${request.file}: too many includes`)
        return
      }
      for (const named of paths) {
        const first = firstName(named)
        const path = first instanceof Promise ? await first : first
        const key = keyOfRole(path, request.kind)
        if (ancestors.includes(key)) {
          answer.problems.push({ kind: 'cycle', path: named })
          continue
        }
        const isNew = !readings.has(key)
        const later = read(path, { role: request.kind })
        const next = later instanceof Promise ? await later : later
        if (next === undefined) {
          const problem = await problemAt(run, named, request)
          if (problem !== undefined) answer.problems.push({ kind: problem, path: request.isGlob ? named : request.value })
          continue
        }
        answer.readings.push(next)
        if (isNew && requestsOf(next).length > 0) await follow(next, [...ancestors, key])
      }
    }
  }
  return { readings, answers, read, follow, firstName }
}

/** Remembers under which name each file was read first: several names may lead to one file. */
function createFirstNames(fileSystem: FileSystem): (path: string) => MaybePromise<string> {
  if (fileSystem.identityOf === undefined) return path => path
  const names = new Map<string, string>()
  const known = (path: string, identity: string | undefined): string => {
    if (identity === undefined) return path
    const first = names.get(identity)
    if (first === undefined) names.set(identity, path)
    return first ?? path
  }
  return path => {
    const identity = fileSystem.identityOf?.(path)
    return identity instanceof Promise ? identity.then(found => known(path, found)) : known(path, identity)
  }
}

/** Tells why a file that an include names has no text, where that is for the language to judge. */
async function problemAt(run: Run, path: string, { isGlob }: IncludeRequest): Promise<IncludeProblem['kind'] | undefined> {
  const content = await run.fileSystem.read(path)
  if (!('problem' in content)) return undefined
  if (content.problem === 'directory') return 'folder'
  if (isLoop(content)) return 'loop'
  return content.problem === 'missing' ? (isGlob ? 'dangling' : 'missing') : undefined
}

/** The paths that an include names. */
interface Named {
  readonly paths: readonly string[]
  /** All places were looked at. */
  readonly isComplete: boolean
}

const nowhere: Named = { paths: [], isComplete: false }

async function resolve(run: Run, request: IncludeRequest, options: GatherOptions): Promise<Named> {
  const isAbsolute = request.value.startsWith('/')
  if (isAbsolute && options.root === undefined) return nowhere // Nobody knows what lies there.
  const base = isAbsolute ? (options.root ?? '') : folderOf(request.file)
  const path = normalPath(joinPath(base, request.value.replace(/^\/+/, '')))
  if (path === undefined || !isBelow(path, options.confinement)) {
    if (options.root !== undefined) {
      run.addOwn('cfgcheck/outside', request.file, request.span, `"${request.value}" leads out of the given root`)
    }
    return nowhere
  }
  if (request.isGlob) {
    const start = isAbsolute ? base : base === '' ? '.' : base
    const below = start === '.' ? path : path.slice(normalPath(start)?.length ?? 0).replace(/^\//, '')
    const takesFolders = request.value.endsWith('/')
    let isComplete = options.root !== undefined
    const paths = await expandGlob(run.fileSystem, start, below, {
      takesFolders,
      onProblem(folder, problem) {
        isComplete = false
        run.refuseFolder(folder, problem)
      },
    })
    return { paths, isComplete }
  }
  const folder = folderOf(path)
  const listed = folder === '' ? '.' : folder
  const isFolderThere = options.root !== undefined || (await run.fileSystem.list(listed)) !== undefined || run.fileSystem.problemOf?.(listed)?.problem === 'unreadable'
  const isThere = isFolderThere || !('problem' in (await run.fileSystem.read(path)))
  return isThere ? { paths: [path], isComplete: true } : nowhere
}

function keyOf(request: IncludeRequest): string {
  return `${request.file}\0${request.span.start}`
}
