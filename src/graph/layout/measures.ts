import { addTo } from '../../text/multimap.js'
import type { Box, Line, Mark } from '../picture.js'

/** Widths and heights are in pixels of an SVG whose text is 12 pixels high in a font of one width. */
export const characterWidth = 7.3
export const lineHeight = 16
/** Between a frame and its text. */
export const padding = 9
export const markWidth = 26
export const markHeight = 22
/** The most numbers that a part shows; the rest is counted. */
export const mostMarks = 6
/** Longer words of a box go on in a second line. */
const mostCharacters = 30

/** How large something is. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The findings of each part, by its id. */
export type MarksOf = (id: string) => readonly Mark[]

/** Makes the index of findings by part. */
export function marksByPart(marks: readonly Mark[]): MarksOf {
  const byPart = new Map<string, Mark[]>()
  for (const mark of marks) {
    for (const id of mark.about) {
      addTo(byPart, id, mark)
    }
  }
  return id => byPart.get(id) ?? []
}

/** The lines of text that a box shows: its label in one or more, then the details. */
export function textLines({ label, details }: Pick<Box, 'label' | 'details'>): { readonly name: readonly string[]; readonly details: readonly string[] } {
  return { name: wrapped(label), details: details.flatMap(wrapped) }
}

/** Breaks a long text behind a blank, a slash or a comma, and anywhere where there is none. */
function wrapped(text: string): string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > mostCharacters) {
    // A number stays with its unit.
    const breaks = [...rest.slice(0, mostCharacters + 4).matchAll(/[/,-]| (?![KMGTPE]iB)/g)].map(({ index }) => index).filter(index => index < mostCharacters)
    const at = (breaks.at(-1) ?? -1) + 1
    const end = at > mostCharacters / 3 ? at : mostCharacters
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end)
  }
  return [...lines, rest]
}

/** As wide as the numbers that are shown, and the count of the others. */
export function marksWidth(count: number): number {
  return Math.min(count, mostMarks) * markWidth + (count > mostMarks ? 4 * characterWidth : 0)
}

/** The size of a box with its text and numbers. */
export function boxSize(box: Box, marksOf: MarksOf): Size {
  const { name, details } = textLines(box)
  const longest = Math.max(...name.map(line => line.length * 1.06), ...details.map(line => line.length), 6)
  const count = marksOf(box.id).length
  return {
    width: Math.ceil(Math.max(longest * characterWidth, marksWidth(count)) + 2 * padding),
    height: (name.length + details.length) * lineHeight + 2 * padding - 4 + (count > 0 ? markHeight : 0),
  }
}

/** The room that the label of a line takes beside the hosts. */
export function labelSize(label: string, line: Line, marksOf: MarksOf): Size {
  const count = marksOf(line.id).length
  return { width: label.length * characterWidth + (count > 0 ? marksWidth(count) + 6 : 0), height: lineHeight }
}
