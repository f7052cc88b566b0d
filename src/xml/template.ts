import { keptSpans } from '../syntax/kept-spans.js'
import type { KeptSpans } from '../syntax/kept-spans.js'
import { templateMarks } from '../syntax/template-marks.js'
import type { TemplateMark } from '../syntax/template-marks.js'
import type { Token } from '../syntax/token.js'
import type { TemplatePlace } from './document.js'
import type { ElementNode } from './nodes.js'

/** A text of which programs fill in parts, and the text as it is read: with blanks in those places. */
export interface TemplateText {
  readonly marks: readonly TemplateMark[]
  readonly index: KeptSpans
  readonly text: string
}

/** The marks that can stand in XML; in a value, those of a shell and of m4 are words of a command. */
const openings: ReadonlySet<string> = new Set(['{{', '{%', '{#', '<%', '${'])

const possible = /\{[{%#]|<%|\$\{/
const unread = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)/g

/** Finds the marks of templates outside of comments; `undefined` where there is none. */
export function readTemplate(text: string): TemplateText | undefined {
  if (!possible.test(text)) return undefined
  const seen = text.replace(unread, blanks)
  const marks = [...templateMarks(seen)].filter(({ opening }) => openings.has(opening))
  if (marks.length === 0) return undefined
  const parts: string[] = []
  let end = 0
  for (const { span } of marks) {
    parts.push(text.slice(end, span.start), ' '.repeat(span.end - span.start))
    ;({ end } = span)
  }
  return { marks, index: keptSpans(marks.map(({ span }) => span)), text: parts.join('') + text.slice(end) }
}

function blanks(stretch: string): string {
  return ' '.repeat(stretch.length)
}

/**
 * Tells where each mark stands, and takes note in the tree of what cannot be known for it: the attributes of the tag, or the
 * children of the element, that it stands in.
 */
export function placeMarks(marks: readonly TemplateMark[], roots: readonly ElementNode[]): TemplatePlace[] {
  return marks.map(mark => {
    const element = innermost(roots, mark.span.start)
    const place: TemplatePlace = { ...mark, place: 'outside', element, attribute: undefined }
    if (element === undefined) return place
    if (mark.span.start >= element.startTagEnd) {
      element.doubtContent()
      return { ...place, place: 'content' }
    }
    const attribute = lastFrom(element.attributes, mark.span.start)
    if (attribute !== undefined && attribute.valueStart <= mark.span.start && mark.span.end < attribute.end) {
      return { ...place, place: 'value', attribute }
    }
    element.doubtTag()
    return { ...place, place: 'tag' }
  })
}

/** Finds the innermost element around a place. */
function innermost(roots: readonly ElementNode[], offset: number): ElementNode | undefined {
  let found: ElementNode | undefined
  for (let next = lastFrom(roots, offset); next !== undefined && offset < next.end; next = lastFrom(next.children, offset)) found = next
  return found
}

/** Finds the last of some parts, which stand one behind the other, that begins at a place or before it. */
function lastFrom<Part extends { readonly start: number }>(parts: readonly Part[], offset: number): Part | undefined {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return parts[low - 1]
}

/** What a template writes between tags may hold tags of its own: what of these does not match says nothing. */
export const nestingFaults: ReadonlySet<string> = new Set([
  'unclosed-element', 'unexpected-end-tag', 'mismatched-end-tag', 'missing-slash', 'duplicate-root', 'missing-root',
])

/** Cuts the marks between words and tags out of the whitespace that they were read as. */
export function* withMarks(tokens: Iterable<Token>, marks: readonly TemplateMark[]): Generator<Token> {
  let next = 0
  for (const token of tokens) {
    while ((marks[next]?.span.end ?? Infinity) <= token.start) next += 1
    if (token.channel !== 'whitespace') {
      yield token
      continue
    }
    let { start } = token
    for (let at = next; (marks[at]?.span.start ?? Infinity) < token.end; at += 1) {
      const span = marks[at]?.span ?? token
      if (start < span.start) yield { ...token, start, end: span.start }
      start = Math.min(span.end, token.end)
      yield { kind: 'Template', channel: 'unknown', start: Math.max(span.start, token.start), end: start }
    }
    if (start < token.end) yield { ...token, start }
  }
}
