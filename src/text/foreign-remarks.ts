import { nextLineAt } from './line-at.js'
import type { Span } from './span.js'

/** How other languages begin a remark that may reach over lines, and end it. */
const blocks: readonly (readonly [string, string])[] = [['/*', '*/'], ['<!--', '-->']]

/** Finds remarks of other languages in a text that is read from its beginning to its end. */
export interface ForeignRemarks {
  /** The remark that begins here, unless it has no end, or another one is around it. */
  beginningAt(start: number): Span | undefined
  /** Tells whether a place lies in the last remark that was found. */
  isInside(offset: number): boolean
}

/** Begins to look for remarks as of C and of XML. No character is looked at twice. */
export function foreignRemarksOf(text: string): ForeignRemarks {
  let last: Span | undefined
  const endless = new Set<string>()
  const isInside = (offset: number): boolean => last !== undefined && offset > last.start && offset < last.end
  return {
    isInside,
    beginningAt(start) {
      const [mark, close] = blocks.find(([begin]) => text.startsWith(begin, start)) ?? []
      if (mark === undefined || close === undefined || isInside(start) || endless.has(close)) return undefined
      const end = text.indexOf(close, start + mark.length)
      if (end !== -1) return (last = { start, end: end + close.length })
      endless.add(close)
      return undefined
    },
  }
}

/** Writes a "#" in place of a mark, and in front of the further lines of the remark that it begins. */
export function hashEdits(text: string, mark: Span, remark: Span | undefined): { readonly span: Span; readonly newText: string }[] {
  const edits = [{ span: mark, newText: '#' }]
  if (remark === undefined) return edits
  for (let line = nextLineAt(text, mark.start); line < remark.end; line = nextLineAt(text, line)) edits.push({ span: { start: line, end: line }, newText: '#' })
  return edits
}
