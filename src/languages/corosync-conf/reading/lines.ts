import type { Fault } from '../../../diagnostics/diagnostic.js'
import { hereDocuments } from '../../../syntax/here-document.js'
import type { HereDocuments } from '../../../syntax/here-document.js'
import { byteLength } from '../../../text/byte-length.js'
import { lineEndAt, lineStartAt } from '../../../text/line-at.js'
import type { Place } from '../../../text/located.js'
import type { Source } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { CorosyncFile, Item, Section, Statement, Word } from '../ast.js'
import { isStrict, isSurelyFrom } from '../targets.js'
import { sectionAt } from '../vocabulary.js'

/** The longest line, in bytes, without its end. */
export const longestLine = 510

/** The longest path of a key or section, and the shortest of a key, in bytes. */
export const longestPath = 254
const shortestPath = 3

const illegal = /[^A-Za-z0-9._\-/:]/

/** Tells whether a name holds nothing but what the map takes. */
export function isLegal(name: string): boolean {
  return !illegal.test(name)
}

/** Tells whether a release keeps what a line says: older ones drop keys that their map does not take, without a word. */
export function isKept({ key }: Item, around: string | undefined, target: string): boolean {
  if (isStrict(target)) return true
  const path = around === undefined ? key.text : `${around}.${key.text}`
  return key.text !== '' && !illegal.test(path) && path.length >= shortestPath && path.length <= longestPath
}

/** Tells whether a release loses all that stands in a section: before 3.0 words behind the brace become a part of its name. */
export function isLost({ name, rest, isApart }: Section, target: string): boolean {
  return !isStrict(target) && (rest !== undefined || isApart || illegal.test(name.text))
}

/** What is read line by line, and by which release. */
interface FileLines {
  readonly source: Source
  readonly target: string
  readonly isStrict: boolean
  /** How much it counts that corosync 3 refuses a line and older releases pass over it. */
  readonly passedOver: Pick<Fault, 'severity' | 'origin'>
  /** Texts that a shell was to write: the lines around them came along. */
  readonly documents: HereDocuments
}

/** Tells what is wrong with the lines of a file. */
export function* lineFaults(source: Source, ast: CorosyncFile, target: string): Generator<Fault> {
  const strict = isStrict(target)
  const lines: FileLines = { source, target, isStrict: strict, passedOver: strict ? {} : { severity: 'warning', origin: 'practice' }, documents: hereDocuments(source.text) }
  if (ast.hasOtherLineEnds) {
    const at = source.text.search(/\r(?!\n)/)
    yield { rule: 'corosync-conf/invalid-line-end', at: placeIn(lines, spanFrom(at, at + 1)), message: 'Lines end with a carriage return alone, so that all is one line' }
    return
  }
  if (ast.hasMark) yield markFault(lines)
  yield* faultsIn(lines, ast.children, undefined)
  const [section] = ast.unclosed
  // A line in it that is none was to be the brace.
  if (section !== undefined && !(strict && hasWords(section))) {
    const { name, brace } = section
    const next = ast.children[ast.children.indexOf(section) + 1]
    const before = next?.kind === 'Section' ? ` before "${next.name.text}"` : ''
    yield { rule: 'corosync-conf/missing-brace', at: placeIn(lines, name.text === '' ? brace : name.span), message: `"${name.text}" is not closed${before}: a "}" is missing`, ...causesOfOpen(lines, section) }
  }
  yield* longLines(lines)
}

function placeIn({ source }: FileLines, span: Span): Place {
  return { file: source.id, span }
}

/** Too long a line is reported by itself. */
function isTooLong({ source, isStrict: strict }: FileLines, { start }: Span): boolean {
  return strict && lineEndAt(source.text, start) - lineStartAt(source.text, start) > longestLine
}

function markFault(lines: FileLines): Fault {
  const { source, passedOver } = lines
  return {
    rule: 'corosync-conf/byte-order-mark',
    at: placeIn(lines, spanFrom(0, 1)),
    message: 'A byte-order mark stands before the first line',
    // What was passed over because of the mark is read without it.
    fixes: [{ title: 'Remove the byte-order mark', safety: lines.isStrict ? 'safe' : 'unsafe', edits: [{ file: source.id, span: spanFrom(0, /^\uFEFF*/.exec(source.text)?.[0].length ?? 1), newText: '' }] }],
    ...passedOver,
  }
}

function* faultsIn(lines: FileLines, children: readonly Statement[], around: string | undefined): Generator<Fault> {
  for (const [index, child] of children.entries()) {
    switch (child.kind) {
      case 'Words':
        // Lines that follow each other are one fault: a text that got there.
        if (children[index - 1]?.kind !== 'Words' && !isTooLong(lines, child.span) && !isEndOfDocument(lines, child.span)) yield wordsFault(lines, child, wordsFrom(children, index))
        break
      case 'Closing':
        // A line that was to open the section is reported by itself.
        if (hasWordsBefore(children, index)) break
        yield { rule: 'corosync-conf/stray-brace', at: placeIn(lines, child.brace), message: 'A "}" closes nothing', ...beginningOf(lines, children, index, around), followsFrom: causesOf(lines, children, index) }
        yield* aroundBrace(lines, child)
        break
      case 'Item':
        yield* keyFaults(lines, child, around)
        break
      case 'Section': {
        const path = around === undefined ? child.name.text : `${around}.${child.name.text}`
        yield* headFaults(lines, child, path)
        if (child.close !== undefined) yield* aroundBrace(lines, child.close)
        if (path.length <= longestPath) yield* faultsIn(lines, child.children, path)
      }
    }
  }
}

/** The line that ends what a shell was to write is reported with the one that begins it. */
function isEndOfDocument({ source, documents }: FileLines, { start }: Span): boolean {
  return documents.closings.has(lineStartAt(source.text, start))
}

function wordsFault(lines: FileLines, { text, span }: { readonly text: string; readonly span: Span }, count: number): Fault {
  const [, key, gap = '', value] = /^([A-Za-z0-9._-]+)([ \t]*=[ \t]*|[ \t]+)(\S.*)?$/s.exec(text) ?? []
  const consequence = lines.isStrict ? '' : ', and is passed over'
  if (count > 1) return { rule: 'corosync-conf/invalid-line', at: placeIn(lines, span), message: `${count} lines from here on neither open nor close a section nor set a key${consequence.replace('is', 'are')}`, ...lines.passedOver }
  if (lines.documents.openings.has(lineStartAt(lines.source.text, span.start))) {
    return { rule: 'corosync-conf/invalid-line', at: placeIn(lines, span), message: `The line and the one behind the text belong to a shell script${consequence.replace('is', 'are')}`, ...lines.passedOver }
  }
  if (key !== undefined && value !== undefined) {
    const at = spanFrom(span.start + key.length, span.start + key.length + gap.length)
    return {
      rule: 'corosync-conf/invalid-line',
      at: placeIn(lines, at),
      message: `":" is missing behind "${key}"${consequence}`,
      fixes: [{ title: 'Write ":"', safety: 'unsafe', edits: [{ file: lines.source.id, span: at, newText: ': ' }] }],
      ...lines.passedOver,
    }
  }
  return { rule: 'corosync-conf/invalid-line', at: placeIn(lines, span), message: `The line neither opens nor closes a section nor sets a key${consequence}`, ...lines.passedOver }
}

function* aroundBrace(lines: FileLines, { before, rest }: { readonly before?: Word; readonly rest?: Word }): Generator<Fault> {
  const word = before ?? rest
  if (word === undefined || isTooLong(lines, word.span)) return
  yield {
    rule: 'corosync-conf/words-beside-brace',
    at: placeIn(lines, word.span),
    message: 'Nothing may stand beside "}" on its line',
    ...(lines.isStrict ? {} : ({ severity: 'info', origin: 'practice' } as const)),
  }
}

function* headFaults(lines: FileLines, { name, brace, rest, isApart }: Section, path: string): Generator<Fault> {
  if (isApart) {
    const edits = [{ file: lines.source.id, span: spanFrom(name.span.end, brace.start), newText: ' ' }]
    const isAlone = /^\s*$/.test(lines.source.text.slice(name.span.end, brace.start))
    yield {
      rule: 'corosync-conf/missing-section-name',
      at: placeIn(lines, brace),
      message: `The "{" of "${name.text}" does not stand on its line`,
      ...(isAlone ? { fixes: [{ title: 'Put both on one line', safety: 'unsafe' as const, edits }] } : {}),
      ...lines.passedOver,
    }
  }
  if (name.text === '') yield { rule: 'corosync-conf/missing-section-name', at: placeIn(lines, brace), message: 'A section has no name before its "{"', ...lines.passedOver }
  if (rest !== undefined && !isTooLong(lines, rest.span)) {
    const lost = lines.isStrict ? '' : ', because of which all in the section is lost'
    yield { rule: 'corosync-conf/words-beside-brace', at: placeIn(lines, rest.span), message: `Words stand behind "{" on its line${lost}`, ...lines.passedOver }
  }
  const at = name.text.search(illegal)
  if (at !== -1) yield characterFault(lines, name, at)
  else if (path.length > longestPath) yield longPath(lines, name)
}

function* keyFaults(lines: FileLines, { key, colon }: Item, around: string | undefined): Generator<Fault> {
  const path = around === undefined ? key.text : `${around}.${key.text}`
  if (key.text === '') {
    const isRefused = isSurelyFrom(lines.target, '3.1.10')
    yield { rule: 'corosync-conf/missing-key', at: placeIn(lines, colon), message: 'No key stands before the ":"', ...(isRefused ? {} : ({ severity: 'warning', origin: 'practice' } as const)) }
    return
  }
  const at = key.text.search(illegal)
  if (at !== -1) yield characterFault(lines, key, at)
  else if (path.length < shortestPath) yield { rule: 'corosync-conf/invalid-key', at: placeIn(lines, key.span), message: `The key "${key.text}" is shorter than ${shortestPath} characters`, ...lines.passedOver }
  else if (path.length > longestPath) yield longPath(lines, key)
}

function characterFault(lines: FileLines, word: Word, at: number): Fault {
  const code = word.text.codePointAt(at) ?? 0
  const character = String.fromCodePoint(code)
  const start = word.span.start + at
  return {
    rule: 'corosync-conf/invalid-key',
    at: placeIn(lines, spanFrom(start, start + character.length)),
    message: `"${character}" cannot be a part of the name of a key or section${lines.isStrict ? '' : ', which is lost'}`,
    ...lines.passedOver,
  }
}

function longPath(lines: FileLines, { span }: Word): Fault {
  return { rule: 'corosync-conf/too-long-path', at: placeIn(lines, span), message: `The name, with those of the sections around it, is longer than ${longestPath} characters` }
}

/** Points at what stands outside of its section before a brace that closes nothing: there a head is missing, or a brace is too many. */
function beginningOf(lines: FileLines, children: readonly Statement[], index: number, around: string | undefined): Pick<Fault, 'related'> {
  let first = index
  for (let at = index - 1; at >= 0 && children[at]?.kind !== 'Closing'; at -= 1) if (isOutside(children[at], around)) first = at
  const [before, child] = [children[first - 1], children[first]]
  const related: NonNullable<Fault['related']>[number][] = []
  if (child?.kind === 'Item') related.push({ at: placeIn(lines, child.key.span), message: 'this stands outside of its section' })
  if (child?.kind === 'Section') related.push({ at: placeIn(lines, child.name.span), message: 'this stands outside of its section' })
  if (before?.kind === 'Section' && before.close !== undefined) {
    related.push({ at: placeIn(lines, before.close.brace), message: 'this "}" may be the one too many' }, { at: placeIn(lines, before.name.span), message: 'which it closes' })
  }
  return related.length === 0 ? {} : { related }
}

/** What was to open the section that a brace closes: a line from the last section of the file on. */
function causesOf(lines: FileLines, children: readonly Statement[], index: number): NonNullable<Fault['followsFrom']> {
  let first = index
  while (first > 0 && !isOutermost(children[first]) && (first === index || children[first]?.kind !== 'Closing')) first -= 1
  const at = placeIn(lines, spanFrom(children[first]?.span.start ?? 0, children[index]?.span.end ?? 0))
  return ['invalid-key', 'missing-section-name', 'invalid-line', 'words-beside-brace'].map(name => ({ rule: `corosync-conf/${name}`, at }))
}

/** What else may have opened a section in one that nothing closes; of braces that do not fit the first one is reported. */
function causesOfOpen(lines: FileLines, section: Section): Pick<Fault, 'related' | 'followsFrom'> {
  const suspect = unknownIn(section, section.name.text)
  // What an older release passes over is no error that could stand for this one.
  const rules = lines.isStrict ? ['missing-section-name', 'invalid-key', 'invalid-line', 'crashing-section', ...(suspect === undefined && !hasSectionOnOneLine(lines, section) ? [] : ['words-beside-brace'])] : []
  return {
    ...(suspect === undefined ? {} : { related: [{ at: placeIn(lines, suspect.name.span), message: 'corosync does not know this section: its "{" may be the one too many' }] }),
    followsFrom: [
      ...rules.map(name => ({ rule: `corosync-conf/${name}`, at: placeIn(lines, section.span) })),
      { rule: 'corosync-conf/stray-brace', at: placeIn(lines, spanFrom(0, 0)) },
    ],
  }
}

/** Tells whether a section was to open and to close on one line, which closes nothing. */
function hasSectionOnOneLine({ source }: FileLines, { children }: Section): boolean {
  const waiting = [...children]
  for (let child = waiting.pop(); child !== undefined; child = waiting.pop()) {
    if (child.kind !== 'Section') continue
    if (child.rest !== undefined && source.text.slice(child.rest.span.start, lineEndAt(source.text, child.rest.span.start)).trimEnd().endsWith('}')) return true
    for (const inner of child.children) waiting.push(inner)
  }
  return false
}

function unknownIn({ children }: Section, path: string): Section | undefined {
  for (const child of children) {
    if (child.kind !== 'Section') continue
    const own = `${path}.${child.name.text}`
    const found = sectionAt(own) === undefined ? child : unknownIn(child, own)
    if (found !== undefined) return found
  }
  return undefined
}

function isOutermost(child: Statement | undefined): boolean {
  return child?.kind === 'Section' && sectionAt(child.name.text)?.in.length === 0
}

function isOutside(child: Statement | undefined, around: string | undefined): boolean {
  if (child?.kind === 'Item') return around === undefined
  return child?.kind === 'Section' && sectionAt(around === undefined ? child.name.text : `${around}.${child.name.text}`) === undefined
}

/** The statements from the closing line before on. */
function hasWordsBefore(children: readonly Statement[], index: number): boolean {
  for (let at = index - 1; at >= 0 && children[at]?.kind !== 'Closing'; at -= 1) if (children[at]?.kind === 'Words') return true
  return false
}

function wordsFrom(children: readonly Statement[], first: number): number {
  let end = first
  while (children[end]?.kind === 'Words') end += 1
  return end - first
}

function hasWords({ children }: Section): boolean {
  return children.some(child => child.kind === 'Words' || (child.kind === 'Section' && child.close === undefined && hasWords(child)))
}

/** Corosync 3 reads no more than its buffer holds, and nothing behind a NUL. */
function* longLines({ source, passedOver }: FileLines): Generator<Fault> {
  const { text, encoding } = source
  const { lineStarts } = source.lines
  let nul = text.indexOf('\0')
  for (const [index, start] of lineStarts.entries()) {
    const end = index + 1 < lineStarts.length ? (lineStarts[index + 1] ?? 0) - 1 : text.length
    if (nul !== -1 && nul < start) nul = text.indexOf('\0', start)
    if (nul !== -1 && nul < end) {
      yield { rule: 'corosync-conf/too-long-line', at: { file: source.id, span: spanFrom(nul, nul + 1) }, message: 'A NUL stands in the line', ...passedOver }
    } else if (end - start > longestLine / 3 && byteLength(text.slice(start, end), encoding) > longestLine) {
      yield { rule: 'corosync-conf/too-long-line', at: { file: source.id, span: spanFrom(start, end) }, message: `The line is longer than ${longestLine} bytes`, ...passedOver }
    }
  }
}
