import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Sign } from '../../inference/sign.js'
import type { IncludeProblem, IncludeRequest, Language, Reading } from '../../languages/language.js'
import { folderOf, isBelow, joinPath, normalPath } from '../documents/file-system.js'
import type { FileSystem, MaybePromise } from '../documents/file-system.js'
import { expandGlob } from '../documents/glob.js'
import { targetFor } from '../settings.js'
import type { Settings } from '../settings.js'
import { keyOfFile, keyOfInclude } from './configuration.js'
import type { CollectedConfiguration, ConfigurationFile, ConfigurationPlace, IncludeAnswer } from './configuration.js'
import { guarded } from './guard.js'
import { isLoop } from './opener.js'
import type { OpenFile, OpenOptions, Opener } from './opener.js'
import { circumstancesFor } from './readings.js'
import type { Readings } from './readings.js'
import type { FileScan, ScanMemory } from './scan-memory.js'

/** By what configurations are collected. */
export interface CollectOptions {
  readonly opener: Opener
  readonly readings: Readings
  readonly settings: Settings
  /** What the readings of one run have in common. */
  readonly run: object
  /** What other files with the same text tell. Absent where each file is read, because somebody may ask for it later. */
  readonly scans?: ScanMemory | undefined
}

const deepestInclude = 256
const mostIncludes = 100_000

/**
 * Opens a file and all that it includes, and asks each what it tells of its release.
 *
 * Returns `undefined` where the root file has no text, or its language broke down; the notes say why.
 */
export async function collectConfiguration(place: ConfigurationPlace, options: CollectOptions): Promise<CollectedConfiguration | undefined> {
  const collector = createCollector(place, options)
  const root = await collector.read(place.location, undefined)
  if (root === undefined) return undefined
  await collector.firstName(place.location)
  await collector.follow(root, [place.location])
  const [first, ...others] = collector.files.values()
  return first === undefined ? undefined : { place, files: [first, ...others], answers: collector.answers, signs: collector.signs, scripts: [] }
}

type Role = ConfigurationFile['role']

interface Collector {
  /** Each file once, however many names lead to it; a template apart. */
  readonly files: ReadonlyMap<string, ConfigurationFile>
  readonly answers: ReadonlyMap<string, IncludeAnswer>
  readonly signs: readonly Sign[]
  read(path: string, role: Role): MaybePromise<FileScan | undefined>
  follow(scan: FileScan, ancestors: readonly string[]): Promise<void>
  /** Gives the name under which a file was read first. */
  firstName(path: string): MaybePromise<string>
}

function createCollector(place: ConfigurationPlace, { opener, readings, settings, run, scans: memory }: CollectOptions): Collector {
  const { language } = place
  const { notes } = opener
  const files = new Map<string, ConfigurationFile>()
  const known = new Map<string, FileScan>()
  const answers = new Map<string, IncludeAnswer>()
  const signs: Sign[] = []
  const firstName = createFirstNames(opener.files)
  let includeCount = 0

  const take = (path: string, file: OpenFile | undefined, role: Role): FileScan | undefined => {
    if (file === undefined) return undefined
    const all = place.circumstancesOf(path)
    const { mode = all.mode } = file
    const circumstances = circumstancesFor(language, mode === undefined ? all : { ...all, mode })
    const named = targetFor(settings, language.targetFamily, path)
    const scanFile = (): FileScan | undefined => {
      const { reading, faults } = readings.read(language, file, { named, circumstances, role, run })
      notes.add(faults)
      if (reading === undefined) return undefined
      const requests = includesOf(language, reading, opener)
      const { signs: own = [] } = reading.target
      return requests === undefined ? { signs: own, requests: [], isLost: true } : { signs: own, requests }
    }
    const scan = memory === undefined ? scanFile() : memory.of({ language, source: file.source, circumstances: `${role} ${named}` }, scanFile)
    if (scan === undefined) {
      opener.giveUp(path)
      return undefined
    }
    const key = keyOfFile({ id: path, role })
    known.set(key, scan)
    files.set(key, { id: path, role, file, mode, circumstances, named })
    if (named === undefined) for (const sign of scan.signs) signs.push(sign)
    return scan
  }
  // Where files are at hand nobody waits: a promise for each of thousands costs as much as the reading.
  const read = (path: string, role: Role): MaybePromise<FileScan | undefined> => {
    const before = known.get(keyOfFile({ id: path, role }))
    if (before !== undefined) return before
    const file = opener.open(path, role !== undefined ? named : place.isFound === true ? found : asked)
    return file instanceof Promise ? file.then(opened => take(path, opened, role)) : take(path, file, role)
  }

  const follow = async ({ requests }: FileScan, ancestors: readonly string[]): Promise<void> => {
    for (const request of requests) {
      if (answers.has(keyOfInclude(request))) continue
      const { paths, isComplete } = await resolve(request, place, opener)
      const keys: string[] = []
      const problems: IncludeProblem[] = []
      answers.set(keyOfInclude(request), { keys, problems, isComplete })
      includeCount += paths.length
      if (ancestors.length >= deepestInclude || includeCount > mostIncludes) {
        notes.say('cfgcheck/too-many-includes', request, 'Includes nest too deep or name too many files')
        notes.leaveUndone(request.file, 'too many includes')
        return
      }
      for (const name of paths) {
        const first = firstName(name)
        const path = first instanceof Promise ? await first : first
        const key = keyOfFile({ id: path, role: request.kind })
        if (ancestors.includes(key)) {
          problems.push({ kind: 'cycle', path: name })
          continue
        }
        const isNew = !known.has(key)
        const later = read(path, request.kind)
        const next = later instanceof Promise ? await later : later
        if (next === undefined) {
          const problem = await problemAt(name, request, opener)
          if (problem !== undefined) problems.push({ kind: problem, path: request.isGlob ? name : request.value })
          continue
        }
        keys.push(key)
        if (isNew && next.requests.length > 0) await follow(next, [...ancestors, key])
      }
    }
  }
  return { files, answers, signs, read, follow, firstName }
}

const asked: OpenOptions = {}
const named: OpenOptions = { isNamed: true }
const found: OpenOptions = { isOptional: true }

/** Remembers under which name each file was read first: several names may lead to one file. */
function createFirstNames(files: FileSystem): (path: string) => MaybePromise<string> {
  if (files.identityOf === undefined) return path => path
  const names = new Map<string, string>()
  const known = (path: string, identity: string | undefined): string => {
    if (identity === undefined) return path
    const first = names.get(identity)
    if (first === undefined) names.set(identity, path)
    return first ?? path
  }
  return path => {
    const identity = files.identityOf?.(path)
    return identity instanceof Promise ? identity.then(found => known(path, found)) : known(path, identity)
  }
}

function includesOf(language: Language, reading: Reading, { notes }: Opener): readonly IncludeRequest[] | undefined {
  if (language.includes === undefined) return []
  const report = (fault: Diagnostic): void => notes.add([fault])
  return guarded({ step: 'following its includes', file: reading.file.source.id, language: language.id, report }, () => language.includes?.(reading) ?? [], undefined)
}

/** Tells why a file that an include names has no text, where that is for the language to judge. */
async function problemAt(path: string, { isGlob }: IncludeRequest, { files }: Opener): Promise<IncludeProblem['kind'] | undefined> {
  const content = await files.read(path)
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

async function resolve(request: IncludeRequest, { root, confinement }: ConfigurationPlace, opener: Opener): Promise<Named> {
  const { files, notes } = opener
  const isAbsolute = request.value.startsWith('/')
  if (isAbsolute && root === undefined) return nowhere // Nobody knows what lies there.
  const base = isAbsolute ? (root ?? '') : folderOf(request.file)
  const path = normalPath(joinPath(base, request.value.replace(/^\/+/, '')))
  if (path === undefined || !isBelow(path, confinement)) {
    if (root !== undefined) notes.say('cfgcheck/outside', request, `"${request.value}" leads out of the given root`)
    return nowhere
  }
  if (request.isGlob) {
    const start = isAbsolute ? base : base === '' ? '.' : base
    const below = start === '.' ? path : path.slice(normalPath(start)?.length ?? 0).replace(/^\//, '')
    const takesFolders = request.value.endsWith('/')
    let isComplete = root !== undefined
    const paths = await expandGlob(files, start, below, {
      takesFolders,
      onProblem(folder, problem) {
        isComplete = false
        opener.refuseFolder(folder, problem)
      },
    })
    return { paths, isComplete }
  }
  const folder = folderOf(path)
  const listed = folder === '' ? '.' : folder
  const isFolderThere = root !== undefined || (await files.list(listed)) !== undefined || files.problemOf?.(listed)?.problem === 'unreadable'
  const isThere = isFolderThere || !('problem' in (await files.read(path)))
  return isThere ? { paths: [path], isComplete: true } : nowhere
}
