import type { Fact, FactOf } from './fact.js'

/** The facts of a file that says the same as another one; each is made when somebody asks for it, and is the same object from then on. */
export interface CopiedFacts extends Iterable<Fact> {
  /** Those of the other file. */
  readonly original: readonly Fact[]
  at(index: number): Fact
}

/** All that the files of a language on a host say, setting by setting; listed when somebody asks for it. */
export interface UnlistedSettings extends Iterable<FactOf<'setting'>> {
  readonly language: string
  list(): readonly FactOf<'setting'>[]
}

/** The facts of one file, or some of those of files that belong together. */
export type FactPart = readonly Fact[] | CopiedFacts | UnlistedSettings

/** The facts of a host, file by file. */
export interface FactsInParts extends Iterable<Fact> {
  readonly parts: readonly FactPart[]
}

/** Makes copies of facts, where somebody asks for them. */
export function copiedFacts(original: readonly Fact[], copyAt: (index: number) => Fact): CopiedFacts {
  let copies: (Fact | undefined)[] | undefined
  const at = (index: number): Fact => {
    copies ??= new Array<Fact | undefined>(original.length).fill(undefined)
    return (copies[index] ??= copyAt(index))
  }
  return { original, at, [Symbol.iterator]: () => eachOf(original.length, at) }
}

/** A function of its own, because V8 prepares what a generator makes for each closure of one. */
function* eachOf(count: number, at: (index: number) => Fact): Generator<Fact> {
  for (let index = 0; index < count; index += 1) yield at(index)
}

/** Puts off listing settings. */
export function unlistedSettings(language: string, listAll: () => readonly FactOf<'setting'>[]): UnlistedSettings {
  let known: readonly FactOf<'setting'>[] | undefined
  const list = (): readonly FactOf<'setting'>[] => (known ??= listAll())
  return { language, list, [Symbol.iterator]: () => list()[Symbol.iterator]() }
}

/** Joins the facts of files, without asking for them. */
export function factsInParts(parts: readonly FactPart[]): FactsInParts {
  return { parts, [Symbol.iterator]: () => allOf(parts) }
}

function* allOf(parts: readonly FactPart[]): Generator<Fact> {
  for (const part of parts) yield* part
}

/** Gives facts file by file, as far as they came so. */
export function partsOf(facts: Iterable<Fact> | FactsInParts): readonly FactPart[] {
  return 'parts' in facts ? facts.parts : [[...facts]]
}

/** What a part says: facts that differ in the names of their files only are given by those of the first file. */
export function originalOf(part: FactPart): readonly Fact[] {
  return 'original' in part ? part.original : 'list' in part ? part.list() : part
}
