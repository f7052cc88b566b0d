import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { IncludeRequest, Language, Reading, ReadOptions, Target } from '../../languages/language.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { guarded } from './guard.js'
import type { OpenFile } from './opener.js'

/** What was understood of a file, and what failed on the way. */
export interface ReadFile {
  /** Absent where the language broke down. */
  readonly reading?: Reading
  readonly faults: readonly Diagnostic[]
}

/** By what a file is read. */
export interface ReadingOptions {
  /** The version that the user named. */
  readonly named?: string | undefined
  /** The version that all files together add up to, where the user named none; each file's own guess when absent. */
  readonly inferred?: Target | undefined
  readonly circumstances: FileCircumstances
  /** How another file brings it in. */
  readonly role?: IncludeRequest['kind'] | undefined
  /** What the readings of one run have in common. */
  readonly run: object
}

/** Reads files; the same file by the same version in the same circumstances is read once. */
export interface Readings {
  read(language: Language, file: OpenFile, options: ReadingOptions): ReadFile
  /** Reads a file as the one at its path was read last: what a check reads is read already, or will be. `named` counts where none was. */
  readAgain(language: Language, file: OpenFile, named: string | undefined): ReadFile
}

interface Known {
  readonly language: Language
  readonly parsed: ParsedFile | undefined
  readonly faults: readonly Diagnostic[]
  readonly readings: Map<string, ReadFile>
}

/** Starts without any readings; what was read of a file is forgotten with the file. With `isForOnce` nobody reads a path again. */
export function createReadings({ isForOnce = false }: { readonly isForOnce?: boolean } = {}): Readings {
  const known = new WeakMap<OpenFile, Known[]>()
  const last = new Map<string, Omit<ReadingOptions, 'run'>>()
  /** By path what was made of the file by the last ways of reading it. */
  const formers = new Map<string, Map<string, Reading>>()
  const readings: Readings = {
    read(language, file, { named, inferred, circumstances, role, run }) {
      const entry = entryFor(known, language, file)
      const { parsed } = entry
      if (!isForOnce) last.set(file.source.id, { named, inferred, circumstances, role })
      if (parsed === undefined) return { faults: entry.faults }
      const key = keyOf({ named, inferred: named === undefined ? inferred?.version : undefined, circumstances, role })
      const before = entry.readings.get(key)
      if (before !== undefined) return before
      const former = formers.get(file.source.id)?.get(`${language.id} ${key}`)
      const options: ReadOptions = {
        facts: circumstances,
        run,
        ...(former === undefined ? {} : { former }),
        ...(role === undefined ? {} : { role }),
        ...(named !== undefined ? { target: named } : inferred !== undefined ? { inferred } : {}),
      }
      const faults: Diagnostic[] = []
      const report = (fault: Diagnostic): void => void faults.push(fault)
      const read = (): Reading => (role === undefined ? language.read(parsed, options) : { role, ...language.read(parsed, options) })
      const reading = guarded({ step: 'reading the file', file: file.source.id, language: language.id, report }, read, undefined)
      const result: ReadFile = { faults, ...(reading === undefined ? {} : { reading }) }
      entry.readings.set(key, result)
      if (!isForOnce && reading !== undefined) remember(formers, file.source.id, `${language.id} ${key}`, reading)
      // What a file shows by itself is often what all files add up to.
      if (reading?.target.isInferred === true) entry.readings.set(keyOf({ inferred: reading.target.version, circumstances, role }), result)
      return result
    },
    readAgain(language, file, named) {
      const before = last.get(file.source.id)
      if (before === undefined) return readings.read(language, file, { named, circumstances: {}, run: {} })
      const { inferred, ...others } = before
      const first = readings.read(language, file, { ...others, run: {} })
      // As in a check: where the file alone shows what all files add up to, that is one reading.
      const isSettled = inferred === undefined || first.reading?.target.version === inferred.version
      last.set(file.source.id, before)
      return isSettled ? first : readings.read(language, file, { ...before, run: {} })
    },
  }
  return readings
}

/** A file is read in few ways: by what it says itself, and by what all files say. */
const mostWays = 4

function remember(formers: Map<string, Map<string, Reading>>, path: string, way: string, reading: Reading): void {
  const ways = formers.get(path) ?? new Map<string, Reading>()
  formers.set(path, ways)
  ways.delete(way)
  ways.set(way, reading)
  for (const oldest of ways.keys()) if (ways.size > mostWays) ways.delete(oldest)
}

function entryFor(known: WeakMap<OpenFile, Known[]>, language: Language, file: OpenFile): Known {
  const ofFile = known.get(file) ?? []
  const before = ofFile.find(entry => entry.language === language)
  if (before !== undefined) return before
  const faults: Diagnostic[] = []
  const report = (fault: Diagnostic): void => void faults.push(fault)
  const parsed = guarded({ step: 'parsing the file', file: file.source.id, language: language.id, report }, () => language.parse(file.source), undefined)
  const entry: Known = { language, parsed, faults, readings: new Map() }
  known.set(file, [...ofFile, entry])
  return entry
}

function keyOf({ named, inferred, circumstances, role }: Omit<ReadingOptions, 'run' | 'inferred'> & { readonly inferred?: string | undefined }): string {
  const known = Object.entries(circumstances).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([named ?? null, inferred ?? null, role ?? null, known])
}

/** Leaves of what is known of a file what its language may ask for: the less that is, the more files are alike. */
export function circumstancesFor({ circumstances }: Language, all: FileCircumstances): FileCircumstances {
  if (circumstances === undefined) return all
  return Object.fromEntries(circumstances.flatMap(name => (all[name] === undefined ? [] : [[name, all[name]]])))
}
