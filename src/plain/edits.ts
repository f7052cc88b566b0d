import type { Edit } from '../text/edit.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { align } from './align.js'
import { keyOf } from './statement.js'
import type { Notation, Part, Place, Places, Statement } from './statement.js'

/** A text and what is known of it. */
export interface EditedText {
  readonly text: string
  readonly places: Places
  readonly notation: Notation
  /** A statement that has changed is written anew as a whole. */
  readonly isCoarse: boolean
}

/** Where statements stand: between two offsets, at a depth. */
interface Room {
  /** Behind the sign that opens it; at the top behind a byte-order mark. */
  readonly start: number
  /** The indentation of what it belongs to; `undefined` at the top. */
  readonly outer: string | undefined
}

/**
 * Finds the edits that turn one list of statements into another, statement by statement: what is alike stays as it is written,
 * with the comments and blanks around it.
 */
export function editsBetween(before: readonly Statement[], after: readonly Statement[], edited: EditedText): Edit[] {
  const edits: Edit[] = []
  editList([before, after], { start: edited.text.startsWith('\uFEFF') ? 1 : 0, outer: undefined }, { ...edited, edits })
  return edits
}

/** All that a statement says, without its path. */
function imprint({ head, parts = [], body }: Statement): unknown {
  return [head, parts.map(({ text }) => text), body?.map(imprint)]
}

interface Work extends EditedText {
  readonly edits: Edit[]
}

function editList([before, after]: readonly [readonly Statement[], readonly Statement[]], room: Room, work: Work): void {
  const { places } = work
  const alike = (list: readonly Statement[]) => list.map(item => ({ ...item, written: JSON.stringify(imprint(item)) }))
  const [old, wanted] = [alike(before), alike(after)]
  const found = align(old, wanted)
  const kept = new Set(found)
  before.forEach((statement, index) => {
    const place = places.get(keyOf(statement.path))
    if (!kept.has(index) && place !== undefined) remove(place.span, work)
  })
  let previous: Neighbour | undefined
  let added: Statement[] = []
  const flush = (next?: Neighbour): void => {
    if (added.length > 0) insert(added, gapFor(added, { room, previous, next }), work)
    added = []
  }
  after.forEach((statement, index) => {
    const match = found[index]
    const was = match === undefined ? undefined : before[match]
    const place = was === undefined ? undefined : places.get(keyOf(was.path))
    if (was === undefined || place === undefined) {
      added.push(statement)
      return
    }
    flush({ ...place, kind: statement.kind })
    if (old[match ?? 0]?.written !== wanted[index]?.written) change([was, statement], place, work)
    previous = { ...place, kind: statement.kind }
  })
  flush()
}

function change([was, statement]: readonly [Statement, Statement], place: Place, work: Work): void {
  const { text, edits, notation } = work
  if (work.isCoarse || was.kind !== statement.kind || (was.body === undefined) !== (statement.body === undefined)) {
    replace(place.span, notation.lines(statement).join(`${newLineOf(text)}${indentAt(text, place.span.start)}`), edits)
    return
  }
  if (was.head !== statement.head) replace(place.head, statement.head, edits)
  editParts([was.parts ?? [], statement.parts ?? []], place, work)
  if (was.body === undefined || statement.body === undefined) return
  if (place.body !== undefined) {
    const room = { start: place.body.start, outer: indentAt(text, place.span.start) }
    editList([was.body, statement.body], room, work)
  } else if (place.end !== undefined && statement.body.length > 0) {
    fill(statement, place, work)
  }
}

/** Gives a section a body that had none. */
function fill(statement: Statement, place: Place, { text, notation, edits }: Work): void {
  const [open = '', close = ''] = notation.around?.(statement) ?? []
  const outer = indentAt(text, place.span.start)
  const lines = (statement.body ?? []).flatMap(child => notation.lines(child)).map(line => outer + notation.indent + line)
  replace(place.end ?? place.span, [open, ...lines, outer + close].join(newLineOf(text)), edits)
}

function editParts([before, after]: readonly [readonly Part[], readonly Part[]], place: Place, { text, edits }: Work): void {
  const alike = (parts: readonly Part[]) =>
    parts.map(part => ({ kind: 'part', written: part.text, ...(part.name === undefined ? {} : { name: part.name }) }))
  const found = align(alike(before), alike(after))
  const kept = new Set(found)
  before.forEach((_, index) => {
    const span = place.parts[index]
    if (!kept.has(index) && span !== undefined) replace(withBlank(text, span, place.head.end), '', edits)
  })
  let previous = place.head.end
  let added = ''
  const flush = (): void => {
    if (added !== '') edits.push({ span: spanFrom(previous, previous), newText: added, isAddition: true })
    added = ''
  }
  after.forEach((part, index) => {
    const match = found[index]
    const span = match === undefined ? undefined : place.parts[match]
    if (match === undefined || span === undefined) {
      added += ` ${part.text}`
      return
    }
    flush()
    if (before[match]?.text !== part.text) replace(span, part.text, edits)
    previous = span.end
  })
  flush()
}

/** A word with a blank beside it: the one behind it where something follows on its line, otherwise what is before it. */
function withBlank(text: string, { start, end }: Span, from: number): Span {
  let after = end
  while (text[after] === ' ' || text[after] === '\t') after += 1
  if (after > end && !/[\r\n]/.test(text[after] ?? '\n')) return spanFrom(start, after)
  let before = start
  while (before > from && /\s/.test(text[before - 1] ?? '')) before -= 1
  return spanFrom(before, end)
}

/** Takes a statement out: its lines where it has them for itself, but never a comment behind it. */
function remove({ start, end }: Span, { text, edits, notation }: Work): void {
  const lineStart = lineStartAt(text, start)
  const lineEnd = lineEndAt(text, end)
  const isFirst = text.slice(lineStart, start).trim() === ''
  const rest = text.slice(end, lineEnd)
  if (isFirst && rest.trim() === '') {
    replace(spanFrom(lineStart, Math.min(text.length, nextLine(text, lineEnd))), '', edits)
    return
  }
  let after = end
  while (text[after] === ' ' || text[after] === '\t') after += 1
  const isCommented = isFirst && notation.rest.test(rest)
  replace(spanFrom(start, isCommented || after < lineEnd ? after : end), '', edits)
}

/** The place of a statement that stays. */
interface Neighbour extends Place {
  readonly kind: string
}

interface Gap {
  readonly room: Room
  readonly previous: Neighbour | undefined
  readonly next: Neighbour | undefined
}

/** Chooses beside which neighbour new statements go: the one before them, unless only the one behind them is of their kind. */
function gapFor(added: readonly Statement[], gap: Gap): Gap {
  const { previous, next } = gap
  if (previous === undefined || next === undefined) return gap
  const kind = added[0]?.kind
  const isCrossed = next.span.start < previous.span.start
  return isCrossed || (previous.kind !== kind && next.kind === kind) ? { ...gap, previous: undefined } : { ...gap, next: undefined }
}

/** Writes new statements below the one before them, above the one behind them, or first in their room. */
function insert(added: readonly Statement[], { room, previous, next }: Gap, work: Work): void {
  const { text, notation, edits } = work
  const newLine = newLineOf(text)
  const isTop = room.outer === undefined
  const neighbour = previous ?? next
  const hasLine = neighbour !== undefined && text.slice(lineStartAt(text, neighbour.span.start), neighbour.span.start).trim() === ''
  const indent = hasLine ? indentAt(text, neighbour.span.start) : isTop ? '' : room.outer + notation.indent
  const gap = isTop && notation.isSpaced === true ? newLine : ''
  const blocks = added.map(statement => notation.lines(statement).map(line => (line === '' ? line : indent + line)).join(newLine))
  const written = blocks.join(newLine + gap)
  const add = (at: number, newText: string): void => void edits.push({ span: spanFrom(at, at), newText, isAddition: true })

  if (previous === undefined && next !== undefined) {
    if (hasLine) add(lineStartAt(text, next.span.start), written + newLine + gap)
    else add(next.span.start, `${written.trimStart()} `)
    return
  }
  const from = previous?.span.end ?? room.start
  const lineEnd = lineEndAt(text, from)
  if (previous === undefined && isTop) {
    const isEnded = text.length === room.start || text.endsWith('\n')
    add(text.length, (isEnded ? '' : newLine) + written + newLine)
  } else if (notation.rest.test(text.slice(from, lineEnd))) {
    add(lineEnd, newLine + (previous === undefined ? '' : gap) + written)
  } else {
    add(from, ` ${written.trimStart()}${text[from] === '}' ? ' ' : ''}`)
  }
}

function replace(span: Span, newText: string, edits: Edit[]): void {
  edits.push({ span, newText })
}

/** Finds the start of a line, behind the mark that may begin a file. */
function lineStartAt(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}

/** Finds the end of a line, before its line feed and the carriage return in front of that. */
function lineEndAt(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  const end = found === -1 ? text.length : found
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

function nextLine(text: string, lineEnd: number): number {
  return text[lineEnd] === '\r' ? lineEnd + 2 : lineEnd + 1
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(text, offset), offset))?.[0] ?? ''
}

function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
