import type { Source } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { joinedSpans } from './mask.js'

/** Finds the first place from an offset on at which a text may be cut; nothing where there is none. */
export type FindBreak = (from: number) => number | undefined

/** How secrets are looked for in a text, and where the text may be cut for that. */
export interface PartedSearch {
  find(text: string): readonly Span[]
  breaksIn?(text: string): FindBreak | undefined
  /** What is shorter is no part; usually as much as is worth the while. */
  readonly partLength?: number
}

/** Finds the secrets of a text. */
export type FindMasks = (source: Source) => readonly Span[]

/**
 * Makes the search for the secrets of texts, of which a long one is cut into parts. Where the parts end depends on the text alone;
 * what was found in a part of the last text of that name, so long as somebody has it, is not looked for again.
 */
export function createMaskSearch({ find, breaksIn, partLength = defaultPartLength }: PartedSearch): FindMasks {
  const known = new WeakMap<Source, readonly Part[]>()
  const last = new Map<string, WeakRef<Source>>()
  return source => {
    const { id, text } = source
    const findBreak = text.length < 2 * partLength ? undefined : breaksIn?.(text)
    if (findBreak === undefined) return find(text)
    const before = last.get(id)?.deref()
    const parts = maskParts(text, partsOf(text, partLength, findBreak), before === undefined ? undefined : { text: before.text, parts: known.get(before) ?? [] }, find)
    known.set(source, parts)
    last.delete(id)
    last.set(id, new WeakRef(source))
    for (const oldest of last.keys()) if (last.size > mostNames) last.delete(oldest)
    return parts.flatMap(({ start, masks }) => (start === 0 ? masks : masks.map(span => spanFrom(span.start + start, span.end + start))))
  }
}

/** Finds the secrets of which something stands in a part of a text, and perhaps some around it; nothing where texts are not cut into parts. */
export type FindMasksAround = (source: Source, part: Span) => readonly Span[] | undefined

/** Makes the search for the secrets around a place of a long text, which are looked for in the parts of the text that lie there: what is shown of it are few lines. */
export function createMaskSearchAround({ find, breaksIn, partLength = defaultPartLength }: PartedSearch): FindMasksAround {
  const known = new WeakMap<Source, { readonly parts: readonly Span[]; readonly masks: (readonly Span[] | undefined)[] }>()
  return (source, { start, end }) => {
    const { text } = source
    let cut = known.get(source)
    if (cut === undefined) {
      const findBreak = text.length < 2 * partLength ? undefined : breaksIn?.(text)
      known.set(source, (cut = { parts: findBreak === undefined ? [] : partsOf(text, partLength, findBreak), masks: [] }))
    }
    const { parts, masks } = cut
    if (parts.length === 0) return undefined
    const masksOf = (part: Span, index: number): readonly Span[] =>
      (masks[index] ??= find(text.slice(part.start, part.end)).map(span => spanFrom(span.start + part.start, span.end + part.start)))
    let [first, last] = [partAt(parts, start), partAt(parts, Math.max(start, end - 1))]
    for (;;) {
      const from = first
      const found = joinedSpans(parts.slice(first, last + 1).flatMap((part, index) => masksOf(part, from + index)))
      // What touches the end of a part may go on in the next.
      if (first > 0 && found[0]?.start === parts[first]?.start) first -= 1
      else if (last < parts.length - 1 && found[found.length - 1]?.end === parts[last]?.end) last += 1
      else return found
    }
  }
}

/** Finds the part in which a place lies. */
function partAt(parts: readonly Span[], offset: number): number {
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((parts[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const defaultPartLength = 4_096
const mostNames = 64

interface Part extends Span {
  /** Counted from its beginning. */
  readonly masks: readonly Span[]
}

function partsOf(text: string, length: number, findBreak: FindBreak): readonly Span[] {
  const parts: Span[] = []
  let start = 0
  for (;;) {
    const end = start + length < text.length ? findBreak(start + length) : undefined
    parts.push(spanFrom(start, end ?? text.length))
    if (end === undefined || end === text.length) return parts
    start = end
  }
}

interface FormerParts {
  readonly text: string
  readonly parts: readonly Part[]
}

/** Takes over the parts at the beginning and at the end that are as they were. */
function maskParts(text: string, parts: readonly Span[], former: FormerParts | undefined, find: PartedSearch['find']): Part[] {
  const known = former?.parts ?? []
  const textOf = ({ start, end }: Span): string => text.slice(start, end)
  const formerAt = (index: number, part: Span): Part | undefined => {
    const other = known[index]
    return other !== undefined && former !== undefined && other.end - other.start === part.end - part.start && former.text.slice(other.start, other.end) === textOf(part) ? other : undefined
  }
  const masked = new Array<Part | undefined>(parts.length)
  const take = (index: number, knownIndex: number): boolean => {
    const part = parts[index]
    const other = part === undefined ? undefined : formerAt(knownIndex, part)
    if (part === undefined || other === undefined) return false
    masked[index] = { ...part, masks: other.masks }
    return true
  }
  let first = 0
  while (take(first, first)) first += 1
  for (let last = 1; parts.length - last > first && take(parts.length - last, known.length - last); last += 1);
  return parts.map((part, index) => masked[index] ?? { ...part, masks: find(textOf(part)) })
}
