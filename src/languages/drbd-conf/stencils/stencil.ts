import type { Span } from '../../../text/span.js'
import { lexemeOf } from '../reading/lexis.js'
import type { ResourceSection, Setting } from '../schema.js'
import type { ResourceSigns } from '../targets.js'
import type { TargetVocabulary } from '../vocabulary.js'
import { highestMinor } from '../analysis/simple-resource.js'
import { canonicalPath } from '../analysis/volumes.js'

/** What may stand in a hole. */
export type HoleKind = 'resource' | 'minor' | 'disk' | 'address' | 'port' | 'secret' | 'comment'

/** A place in a stencil where each resource has a text of its own. */
export interface Hole {
  readonly kind: HoleKind
  /** It lies between quotes, which belong to the text around it. */
  readonly isQuoted: boolean
  /** The index of the first hole with the same text: its own where it is the first. */
  readonly first: number
  /** What stands there in the template, which is right. */
  readonly own: string
}

/** What resources use, and no two of them may. */
export type UseKind = 'minors' | 'devices' | 'disks' | 'ports'

/** What a resource uses, and the hole that says it. */
export interface StencilUse {
  readonly kind: UseKind
  readonly hole: number
}

/** What is known of the settings of all resources cut by one stencil. */
export interface StencilSettings {
  /** Those of the template by their key, in reading order. */
  readonly byKey: ReadonlyMap<string, readonly Setting[]>
  /** The place of each among all of them. */
  readonly indexes: ReadonlyMap<Setting, number>
  readonly hasSyncer: boolean
  readonly hasHandlers: boolean
  readonly hasOmittedValues: boolean
  /** None stands in a host, a volume, a connection or a mesh, and those of the resource itself stand in front. */
  readonly areInOptions: boolean
}

/** What a stencil is made of; its text may hold secrets, which nobody shall print. */
export interface StencilParts {
  readonly holes: readonly Hole[]
  /** The text before each hole, and last the text behind them all. */
  readonly between: readonly string[]
  /** Pairs of holes of one kind that have to differ. */
  readonly rivals: readonly (readonly [number, number])[]
}

/** What is known of all resources cut by one stencil. */
export interface StencilFacts {
  readonly vocabulary: TargetVocabulary
  /** The resource that the stencil was made of. */
  readonly template: ResourceSection
  /** The hole of the resource's own name. */
  readonly nameHole: number
  readonly uses: readonly StencilUse[]
  readonly settings: StencilSettings
  readonly signs: ResourceSigns
}

/** For each offset from the start of a template, behind which hole it lies, and how far. */
export interface StencilPlaces {
  /** The last hole that ends at or before it; -1 for none. */
  readonly holeBehind: Int16Array
  /** How far it is behind that end, or behind the start. */
  readonly distances: Int32Array
  /** The hole that begins there. */
  readonly holeAt: ReadonlyMap<number, number>
}

/** A stretch of a text that fits a stencil. */
export interface FittingText extends Span {
  readonly kind: 'FittingText'
  readonly stencil: Stencil
  readonly text: string
  /** The start and the end of each hole, one after another. */
  readonly places: readonly number[]
}

/**
 * The text of a resource in which nothing is wrong, with holes where names and numbers stand.
 *
 * Whatever else fits it is read in the same way and differs in nothing but these: equal holes stay equal, different ones
 * stay different, and each holds a word of the same kind that is as right as the first. Scripts write thousands of such
 * resources; to compare texts is ten times as fast as to read them.
 */
export class Stencil {
  readonly facts: StencilFacts
  readonly #parts: StencilParts
  readonly #places: StencilPlaces

  constructor(facts: StencilFacts, parts: StencilParts, places: StencilPlaces) {
    this.facts = facts
    this.#parts = parts
    this.#places = places
  }

  /** Lays the stencil on a text at an offset. Returns nothing where it does not fit. */
  fit(text: string, start: number): FittingText | undefined {
    const { holes, between } = this.#parts
    const places = new Array<number>(2 * holes.length)
    let at = start
    for (let index = 0; index < holes.length; index += 1) {
      const before = between[index] ?? ''
      const hole = holes[index]
      if (hole === undefined || !text.startsWith(before, at)) return undefined
      at += before.length
      const end = endOfHole(hole, text, at)
      if (end === at && hole.kind !== 'comment') return undefined
      places[2 * index] = at
      places[2 * index + 1] = end
      at = end
    }
    const last = between[holes.length] ?? ''
    if (!text.startsWith(last, at)) return undefined
    const found: FittingText = { kind: 'FittingText', stencil: this, text, start, end: at + last.length, places }
    return isRight(found, this.#parts) ? found : undefined
  }

  /** Takes an offset in the template to that of the same word in a cut. */
  offsetIn({ start, places }: FittingText, old: number): number {
    const at = old - this.facts.template.extent.start
    const hole = this.#places.holeBehind[at] ?? -1
    return (hole < 0 ? start : (places[2 * hole + 1] ?? 0)) + (this.#places.distances[at] ?? 0)
  }

  /** Finds the hole that is a word of the template, quotes or not. */
  holeOf({ start }: Span): number | undefined {
    const at = start - this.facts.template.extent.start
    return this.#places.holeAt.get(at) ?? this.#places.holeAt.get(at + 1)
  }

  /** Finds where the name of a cut resource stands, quotes included. */
  nameSpan({ places }: FittingText): Span {
    const { nameHole } = this.facts
    const quote = this.#parts.holes[nameHole]?.isQuoted === true ? 1 : 0
    return { start: (places[2 * nameHole] ?? 0) - quote, end: (places[2 * nameHole + 1] ?? 0) + quote }
  }
}

/** Reads what stands in a hole. */
export function textIn({ text, places }: FittingText, hole: number): string {
  return text.slice(places[2 * hole], places[2 * hole + 1])
}

function endOfHole({ kind, isQuoted }: Hole, text: string, from: number): number {
  if (kind === 'comment') {
    const end = text.indexOf('\n', from)
    if (end === -1) return text.length
    return end > from && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
  }
  const wanted = isQuoted ? inQuotes : kind === 'minor' || kind === 'port' ? inNumber : kind === 'address' ? inAddress : inWord
  signs ??= createSigns()
  let at = from
  while (at < text.length && ((signs[text.charCodeAt(at)] ?? 0) & wanted) !== 0) at += 1
  return at
}

const carriageReturn = 13
const inNumber = 1
const inAddress = 2
const inWord = 4
const inQuotes = 8

/** Which signs may stand in which holes, by their code; made on first use. */
let signs: readonly number[] | undefined

function createSigns(): readonly number[] {
  return Array.from({ length: 128 }, (_, code) => {
    const sign = String.fromCharCode(code)
    if (/[0-9]/.test(sign)) return inNumber | inAddress | inWord | inQuotes
    if (sign === '.') return inAddress | inWord | inQuotes
    if (/[A-Za-z/_-]/.test(sign)) return inWord | inQuotes
    return sign === '+' ? inQuotes : 0
  })
}

function isRight(found: FittingText, { holes, rivals }: StencilParts): boolean {
  const { text, places } = found
  for (let index = 0; index < holes.length; index += 1) {
    const hole = holes[index]
    if (hole === undefined || hole.kind === 'comment') continue
    const isFirst = hole.first === index
    if (!isFirst && !isSameText(text, places, index, hole.first)) return false
    if ((isFirst || hole.isQuoted !== holes[hole.first]?.isQuoted) && !isRightWord(found, index, hole)) return false
  }
  for (const [a, b] of rivals) {
    if (isSameText(text, places, a, b)) return false
    if (holes[a]?.kind === 'disk' && canonicalPath(textIn(found, a)) === canonicalPath(textIn(found, b))) return false
  }
  return true
}

function isSameText(text: string, places: readonly number[], a: number, b: number): boolean {
  const start = places[2 * a] ?? 0
  const other = places[2 * b] ?? 0
  const length = (places[2 * a + 1] ?? 0) - start
  if ((places[2 * b + 1] ?? 0) - other !== length) return false
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(start + at) !== text.charCodeAt(other + at)) return false
  return true
}

function isRightWord({ stencil, text, places }: FittingText, index: number, hole: Hole): boolean {
  const { own, kind } = hole
  const start = places[2 * index] ?? 0
  const end = places[2 * index + 1] ?? 0
  if (end - start === own.length && text.startsWith(own, start)) return true
  if (!isRightIn(hole, text.slice(start, end), stencil.facts.vocabulary)) return false
  return kind !== 'disk' || classOfPath(text.slice(start, end)) === classOfPath(own)
}

/** Tells whether a word is one that every release takes in such a hole, and no rule has anything to say of. */
export function isRightIn({ kind, isQuoted }: Pick<Hole, 'kind' | 'isQuoted'>, word: string, vocabulary: TargetVocabulary): boolean {
  switch (kind) {
    case 'comment':
      return true
    case 'minor':
      return isNumberUpTo(word, highestMinor)
    case 'port':
      return isNumberUpTo(word, 65_535) && word !== '0'
    case 'address':
      return plainAddress.test(word) && !word.startsWith('127.') && !word.endsWith('.0') && !word.endsWith('.255')
    default:
      return isPlainWord(word, isQuoted, vocabulary)
  }
}

/** Tells whether a word is a number without needless zeros, at most as large as `most`. */
function isNumberUpTo(word: string, most: number): boolean {
  return word.length <= 7 && (word.length === 1 || word.charCodeAt(0) !== zero) && Number(word) <= most
}

const zero = 48

/** No octet is above 255 or has a needless zero; the first is 1 to 223. */
const plainAddress = /^(?:22[0-3]|2[01]\d|1\d\d|[1-9]\d?)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/

/** Tells whether a word is a name to every release, with no meaning of its own, and short enough for every option. */
function isPlainWord(word: string, isQuoted: boolean, vocabulary: TargetVocabulary): boolean {
  if (word.length > 60 || specialWords.has(word)) return false
  return isQuoted || lexemeOf({ kind: 'Bare', image: word, start: 0, end: word.length }, { vocabulary, encoding: 'utf8' }) === 'name'
}

/** Names that mean something: all resources, no disk, meta data on the disk itself. */
const specialWords: ReadonlySet<string> = new Set(['all', 'none', 'internal'])

/** Tells what a path leads to as far as its beginning says: a device by one of its other names, a device of DRBD, any other. */
function classOfPath(path: string): string {
  const written = /^\/dev\/(?:mapper\/|disk\/[^/]*\/)?/.exec(path)?.[0] ?? ''
  return canonicalPath(path).startsWith('/dev/drbd') ? `${written} drbd` : written
}
