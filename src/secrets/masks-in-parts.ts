import type { Source } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

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
export function createMaskSearch({ find, breaksIn, partLength = usualLength }: PartedSearch): FindMasks {
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

const usualLength = 4_096
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
