import type { Fault } from '../diagnostics/diagnostic.js'
import { suggestion, suggestionPool } from '../diagnostics/did-you-mean.js'
import type { ParsedFile } from '../syntax/parsed-file.js'
import { lineEndAt, lineStartAt } from '../text/line-at.js'
import { located } from '../text/located.js'
import type { Span } from '../text/span.js'

/** A comment that silences rules: `cfgcheck-ignore <id> …: reason`. */
export interface Suppression {
  readonly ruleIds: readonly string[]
  /** The place of each id, in the same order. */
  readonly idSpans: readonly Span[]
  /** What it covers; the whole file for `cfgcheck-ignore-file`. */
  readonly covers: Span
}

/** The suppressions of a file, and what is wrong with the comments that were meant to be one. */
export interface Suppressions {
  readonly list: readonly Suppression[]
  readonly faults: readonly Fault[]
}

const opening = /cfgcheck-ignore(-file)?(?![\w-])/g

/**
 * Reads the suppressions of a file.
 *
 * A comment behind code covers its line. One on a line of its own covers the next statement or section. `-file` covers the
 * file and must stand before the first statement. `statements` are the spans of all statements and sections, by start.
 */
export function readSuppressions(
  file: ParsedFile,
  statements: Iterable<Span>,
  knownRuleIds: ReadonlySet<string>,
): Suppressions {
  const { text } = file.source
  if (!text.includes('cfgcheck-ignore')) return { list: [], faults: [] }
  const spans = [...statements]
  const ruleNames = suggestionPool(knownRuleIds)
  const list: Suppression[] = []
  const faults: Fault[] = []
  const fault = (rule: string, span: Span, message: string, help?: string): void => {
    const at = located(undefined, file.source.id, span)
    faults.push({ rule: `cfgcheck/${rule}`, at, message, ...(help === undefined ? {} : { help }) })
  }

  for (const comment of file.comments) {
    const content = text.slice(comment.start, comment.end)
    opening.lastIndex = 0
    const match = opening.exec(content)
    if (match === null) continue
    const wholeFile = match[1] !== undefined
    const start = comment.start + match.index
    const here = { start, end: start + match[0].length }
    const rest = content.slice(match.index + match[0].length).replace(/-->\s*$/, '')
    const colon = rest.indexOf(':')
    const ids = [...(colon === -1 ? rest : rest.slice(0, colon)).matchAll(/[^\s,]+/g)]
    const malformed = 'Write "cfgcheck-ignore RULE-ID: reason"'
    if (ids.length === 0) {
      fault('malformed-suppression', here, 'The suppression names no rule', malformed)
      continue
    }
    if (colon === -1 || rest.slice(colon + 1).trim() === '') {
      fault('malformed-suppression', here, 'The suppression gives no reason', malformed)
      continue
    }
    const known: { id: string; span: Span }[] = []
    for (const found of ids) {
      const at = start + match[0].length + found.index
      const span = { start: at, end: at + found[0].length }
      if (knownRuleIds.has(found[0])) known.push({ id: found[0], span })
      else fault('unknown-suppression', span, `There is no rule "${found[0]}"`, suggestion(found[0], ruleNames))
    }
    if (known.length === 0) continue
    const covers = wholeFile ? wholeText(text, comment, spans) : covered(text, comment, spans)
    if (covers === undefined) {
      fault(
        wholeFile ? 'misplaced-suppression' : 'unused-suppression',
        here,
        wholeFile ? '"cfgcheck-ignore-file" stands behind the first statement' : 'Nothing follows that could be suppressed',
      )
      continue
    }
    list.push({ ruleIds: known.map(({ id }) => id), idSpans: known.map(({ span }) => span), covers })
  }
  return { list, faults }
}

function wholeText(text: string, comment: Span, statements: readonly Span[]): Span | undefined {
  const first = statements[0]
  return first !== undefined && first.start < comment.start ? undefined : { start: 0, end: text.length }
}

function covered(text: string, comment: Span, statements: readonly Span[]): Span | undefined {
  const lineStart = lineStartAt(text, comment.start)
  if (text.slice(lineStart, comment.start).trim() !== '') {
    return { start: lineStart, end: lineEndAt(text, comment.end) }
  }
  return firstFrom(statements, comment.end)
}

/** The first of spans in order that begins at an offset or behind it, found by halves: every comment asks. */
function firstFrom(spans: readonly Span[], offset: number): Span | undefined {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return spans[low]
}
