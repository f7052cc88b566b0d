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

const opening = /cfgcheck-ignore(-file)?(?![\w-])/

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
  const fault: TellFault = (rule, span, message, help) => {
    const at = located(undefined, file.source.id, span)
    faults.push({ rule: `cfgcheck/${rule}`, at, message, ...(help === undefined ? {} : { help }) })
  }

  for (const comment of file.comments) {
    const written = readComment(text, comment)
    if (written === undefined || !isWellFormed(written, fault)) continue
    const { here, isOfFile } = written
    const known: Word[] = []
    for (const { word, span } of written.ids) {
      if (knownRuleIds.has(word)) known.push({ word, span })
      else fault('unknown-suppression', span, `There is no rule "${word}"`, suggestion(word, ruleNames))
    }
    if (known.length === 0) continue
    const covers = isOfFile ? wholeText(text, comment, spans) : covered(text, comment, spans)
    if (covers !== undefined) list.push({ ruleIds: known.map(({ word }) => word), idSpans: known.map(({ span }) => span), covers })
    else if (isOfFile) fault('misplaced-suppression', here, '"cfgcheck-ignore-file" stands behind the first statement')
    else fault('unused-suppression', here, 'Nothing follows that could be suppressed')
  }
  return { list, faults }
}

type TellFault = (rule: string, span: Span, message: string, help?: string) => void

interface Word {
  readonly word: string
  readonly span: Span
}

/** A comment that was meant to silence rules, as it is written. */
interface WrittenSuppression {
  /** Where its first word stands. */
  readonly here: Span
  readonly isOfFile: boolean
  readonly ids: readonly Word[]
  readonly reason: string
}

function readComment(text: string, comment: Span): WrittenSuppression | undefined {
  const content = text.slice(comment.start, comment.end)
  const match = opening.exec(content)
  if (match === null) return undefined
  const start = comment.start + match.index
  const end = start + match[0].length
  const rest = content.slice(match.index + match[0].length).replace(/-->\s*$/, '')
  const [ids = '', ...reason] = rest.split(':')
  return {
    here: { start, end },
    isOfFile: match[1] !== undefined,
    ids: [...ids.matchAll(/[^\s,]+/g)].map(found => ({ word: found[0], span: { start: end + found.index, end: end + found.index + found[0].length } })),
    reason: reason.join(':').trim(),
  }
}

function isWellFormed({ ids, reason, here }: WrittenSuppression, fault: TellFault): boolean {
  const help = 'Write "cfgcheck-ignore RULE-ID: reason"'
  if (ids.length === 0) fault('malformed-suppression', here, 'The suppression names no rule', help)
  else if (reason === '') fault('malformed-suppression', here, 'The suppression gives no reason', help)
  return ids.length > 0 && reason !== ''
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
