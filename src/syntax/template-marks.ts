import { lineEndAt, lineStartAt } from '../text/line-at.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

/** A place that a program fills in before the file is a configuration. */
export interface TemplateMark {
  readonly span: Span
  /** What it begins with, such as `{{`. */
  readonly opening: string
}

/** Longer ones are no marks, but signs that happen to stand in one file. */
const longest = 2_000

/** How marks end, by how they begin; those of a shell and of m4 end where their brackets do. */
const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>', '${': '}', '$(': ')' }

const opening = /\{\{|\{%|\{#|<%|\$\{|\$\(|<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1|(?<![\w.-])(?:define|undefine|ifdef|ifelse|include|sinclude|changequote|changecom|divert|undivert|pushdef|popdef|esyscmd|syscmd|m4_\w+)\(|(?<![\w.-])dnl(?![\w.-])/g

/**
 * Finds the marks of Jinja and Go (`{{ }}`, `{% %}`, `{# #}`), ERB (`<% %>`), a shell (`${ }`, `$( )`, a here-document) and m4.
 *
 * `{#` and its end stand on one line: a brace with a comment behind it looks alike.
 */
export function* templateMarks(text: string): Generator<TemplateMark> {
  opening.lastIndex = 0
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [found, , word] = match
    const start = match.index
    const end = word === undefined ? endOfMark(text, start, found) : endOfHereDocument(text, start + found.length, word)
    if (end === undefined) continue
    yield { span: spanFrom(start, end), opening: found }
    opening.lastIndex = Math.max(end, start + 1)
  }
}

/** Lists the lines on which marks stand, whole and in order: what is there is not ours to lay out. */
export function templateLines(text: string, marks: Iterable<TemplateMark> = templateMarks(text)): readonly Span[] {
  const lines: Span[] = []
  for (const { span } of marks) {
    if (span.end <= (lines[lines.length - 1]?.end ?? -1)) continue // Of a line of many marks the others say nothing new.
    const start = lineStartAt(text, span.start)
    const end = lineEndAt(text, span.end)
    const last = lines[lines.length - 1]
    if (last !== undefined && start <= last.end) lines[lines.length - 1] = spanFrom(last.start, Math.max(end, last.end))
    else lines.push(spanFrom(start, end))
  }
  return lines
}

function endOfMark(text: string, start: number, found: string): number | undefined {
  if (found === 'dnl') return lineEndAt(text, start)
  const closer = closers[found]
  if (closer === undefined || closer.length === 1) return endOfBrackets(text, start, start + found.length - 1)
  const end = text.slice(start, start + longest).indexOf(closer, found.length)
  if (end === -1 || (found === '{#' && text.slice(start, start + end).includes('\n'))) return undefined
  return start + end + closer.length
}

/** Finds the end of the brackets that open at `open`; nothing where they do not close. */
function endOfBrackets(text: string, start: number, open: number): number | undefined {
  const [left, right] = text[open] === '{' ? ['{', '}'] : ['(', ')']
  let depth = 0
  for (let at = open; at < text.length && at < start + longest; at += 1) {
    if (text[at] === left) depth += 1
    else if (text[at] === right) depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}

/** Finds the end of the line that holds the word alone; nothing where there is none. */
function endOfHereDocument(text: string, from: number, word: string): number | undefined {
  const end = new RegExp(`^\\t*${word}$`, 'm')
  const at = lineEndAt(text, from)
  const found = end.exec(text.slice(at + 1))
  return found === null ? undefined : at + 1 + found.index + found[0].length
}
