import type { Fault } from '../../../diagnostics/diagnostic.js'
import { byteLength } from '../../../text/byte-length.js'
import { lineEndAt, lineStartAt } from '../../../text/line-at.js'
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

/** Tells what is wrong with the lines of a file. */
export function* lineFaults(source: Source, ast: CorosyncFile, target: string): Generator<Fault> {
  const strict = isStrict(target)
  /** What corosync 3 refuses and older releases pass over. */
  const passedOver = strict ? {} : ({ severity: 'warning', origin: 'practice' } as const)
  const place = (span: Span): Fault['at'] => ({ file: source.id, span })

  /** Too long a line is told by itself. */
  const isTooLong = ({ start }: Span): boolean => strict && lineEndAt(source.text, start) - lineStartAt(source.text, start) > longestLine

  function* within(children: readonly Statement[], around: string | undefined): Generator<Fault> {
    for (const [index, child] of children.entries()) {
      switch (child.kind) {
        case 'Words':
          // Lines that follow each other are one fault: a text that got there.
          if (children[index - 1]?.kind !== 'Words' && !isTooLong(child.span)) yield wordsFault(child, wordsFrom(children, index))
          break
        case 'Closing':
          // A line that was to open the section is told by itself.
          if (hasWordsBefore(children, index)) break
          yield { rule: 'corosync-conf/stray-brace', at: place(child.brace), message: 'A "}" closes nothing', ...beginningOf(children, index, around), followsFrom: causesOf(children, index) }
          yield* aroundBrace(child)
          break
        case 'Item':
          yield* keyFaults(child, around)
          break
        case 'Section': {
          const path = around === undefined ? child.name.text : `${around}.${child.name.text}`
          yield* headFaults(child, path)
          if (child.close !== undefined) yield* aroundBrace(child.close)
          if (path.length <= longestPath) yield* within(child.children, path)
        }
      }
    }
  }

  /** Points at what stands outside of its section before a brace that closes nothing: there a head is missing, or a brace is too many. */
  function beginningOf(children: readonly Statement[], index: number, around: string | undefined): Pick<Fault, 'related'> {
    let first = index
    for (let at = index - 1; at >= 0 && children[at]?.kind !== 'Closing'; at -= 1) if (isOutside(children[at], around)) first = at
    const [before, child] = [children[first - 1], children[first]]
    const related: NonNullable<Fault['related']>[number][] = []
    if (child?.kind === 'Item') related.push({ at: place(child.key.span), message: 'this stands outside of its section' })
    if (child?.kind === 'Section') related.push({ at: place(child.name.span), message: 'this stands outside of its section' })
    if (before?.kind === 'Section' && before.close !== undefined) {
      related.push({ at: place(before.close.brace), message: 'this "}" may be the one too many' }, { at: place(before.name.span), message: 'which it closes' })
    }
    return related.length === 0 ? {} : { related }
  }

  /** What was to open the section that a brace closes: a line from the last section of the file on. */
  function causesOf(children: readonly Statement[], index: number): NonNullable<Fault['followsFrom']> {
    let first = index
    while (first > 0 && !isOutermost(children[first]) && (first === index || children[first]?.kind !== 'Closing')) first -= 1
    const at = place(spanFrom(children[first]?.span.start ?? 0, children[index]?.span.end ?? 0))
    return ['invalid-key', 'missing-section-name', 'invalid-line', 'words-beside-brace'].map(name => ({ rule: `corosync-conf/${name}`, at }))
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

  function wordsFault({ text, span }: { readonly text: string; readonly span: Span }, lines: number): Fault {
    const [, key, gap = '', value] = /^([A-Za-z0-9._-]+)([ \t]*=[ \t]*|[ \t]+)(\S.*)?$/s.exec(text) ?? []
    const consequence = strict ? '' : ', and is passed over'
    if (lines > 1) return { rule: 'corosync-conf/invalid-line', at: place(span), message: `${lines} lines from here on neither open nor close a section nor set a key${consequence.replace('is', 'are')}`, ...passedOver }
    if (key !== undefined && value !== undefined) {
      const at = spanFrom(span.start + key.length, span.start + key.length + gap.length)
      return {
        rule: 'corosync-conf/invalid-line',
        at: place(at),
        message: `":" is missing behind "${key}"${consequence}`,
        fixes: [{ title: 'Write ":"', safety: 'unsafe', edits: [{ file: source.id, span: at, newText: ': ' }] }],
        ...passedOver,
      }
    }
    return { rule: 'corosync-conf/invalid-line', at: place(span), message: `The line neither opens nor closes a section nor sets a key${consequence}`, ...passedOver }
  }

  function* aroundBrace({ before, rest }: { readonly before?: Word; readonly rest?: Word }): Generator<Fault> {
    const word = before ?? rest
    if (word === undefined || isTooLong(word.span)) return
    yield {
      rule: 'corosync-conf/words-beside-brace',
      at: place(word.span),
      message: 'Nothing may stand beside "}" on its line',
      ...(strict ? {} : ({ severity: 'info', origin: 'practice' } as const)),
    }
  }

  function* headFaults({ name, brace, rest, isApart }: Section, path: string): Generator<Fault> {
    if (isApart) {
      const edits = [{ file: source.id, span: spanFrom(name.span.end, brace.start), newText: ' ' }]
      const isAlone = /^\s*$/.test(source.text.slice(name.span.end, brace.start))
      yield {
        rule: 'corosync-conf/missing-section-name',
        at: place(brace),
        message: `The "{" of "${name.text}" does not stand on its line`,
        ...(isAlone ? { fixes: [{ title: 'Put both on one line', safety: 'unsafe' as const, edits }] } : {}),
        ...passedOver,
      }
    }
    if (name.text === '') yield { rule: 'corosync-conf/missing-section-name', at: place(brace), message: 'A section has no name before its "{"', ...passedOver }
    if (rest !== undefined && !isTooLong(rest.span)) {
      const lost = strict ? '' : ', because of which all in the section is lost'
      yield { rule: 'corosync-conf/words-beside-brace', at: place(rest.span), message: `Words stand behind "{" on its line${lost}`, ...passedOver }
    }
    const at = name.text.search(illegal)
    if (at !== -1) yield characterFault(name, at, passedOver)
    else if (path.length > longestPath) yield longPath(name)
  }

  function* keyFaults({ key, colon }: Item, around: string | undefined): Generator<Fault> {
    const path = around === undefined ? key.text : `${around}.${key.text}`
    if (key.text === '') {
      const isRefused = isSurelyFrom(target, '3.1.10')
      yield { rule: 'corosync-conf/missing-key', at: place(colon), message: 'No key stands before the ":"', ...(isRefused ? {} : ({ severity: 'warning', origin: 'practice' } as const)) }
      return
    }
    const at = key.text.search(illegal)
    if (at !== -1) yield characterFault(key, at, passedOver)
    else if (path.length < shortestPath) yield { rule: 'corosync-conf/invalid-key', at: place(key.span), message: `The key "${key.text}" is shorter than ${shortestPath} characters`, ...passedOver }
    else if (path.length > longestPath) yield longPath(key)
  }

  function characterFault(word: Word, at: number, weight: Partial<Fault>): Fault {
    const code = word.text.codePointAt(at) ?? 0
    const character = String.fromCodePoint(code)
    const start = word.span.start + at
    return {
      rule: 'corosync-conf/invalid-key',
      at: place(spanFrom(start, start + character.length)),
      message: `"${character}" cannot be a part of the name of a key or section${strict ? '' : ', which is lost'}`,
      ...weight,
    }
  }

  function longPath({ span }: Word): Fault {
    return { rule: 'corosync-conf/too-long-path', at: place(span), message: `The name, with those of the sections around it, is longer than ${longestPath} characters` }
  }

  if (ast.hasOtherLineEnds) {
    const at = source.text.search(/\r(?!\n)/)
    yield { rule: 'corosync-conf/invalid-line-end', at: place(spanFrom(at, at + 1)), message: 'Lines end with a carriage return alone, so that all is one line' }
    return
  }
  if (ast.hasMark) {
    const at = place(spanFrom(0, 1))
    yield {
      rule: 'corosync-conf/byte-order-mark',
      at,
      message: 'A byte-order mark stands before the first line',
      // What was passed over because of the mark is read without it.
      fixes: [{ title: 'Remove the byte-order mark', safety: strict ? 'safe' : 'unsafe', edits: [{ file: source.id, span: spanFrom(0, /^\uFEFF*/.exec(source.text)?.[0].length ?? 1), newText: '' }] }],
      ...passedOver,
    }
  }
  yield* within(ast.children, undefined)
  for (const section of ast.unclosed.slice(0, 1)) {
    const { name, brace } = section
    // A line in it that is none was to be the brace.
    if (strict && hasWords(section)) continue
    const next = ast.children[ast.children.indexOf(section) + 1]
    const before = next?.kind === 'Section' ? ` before "${next.name.text}"` : ''
    yield { rule: 'corosync-conf/missing-brace', at: place(name.text === '' ? brace : name.span), message: `"${name.text}" is not closed${before}: a "}" is missing` }
  }
  yield* longLines(source, passedOver)
}

function hasWords({ children }: Section): boolean {
  return children.some(child => child.kind === 'Words' || (child.kind === 'Section' && child.close === undefined && hasWords(child)))
}

/** Corosync 3 reads no more than its buffer holds, and nothing behind a NUL. */
function* longLines(source: Source, weight: Partial<Fault>): Generator<Fault> {
  const { text, encoding } = source
  const { lineStarts } = source.lines
  let nul = text.indexOf('\0')
  for (const [index, start] of lineStarts.entries()) {
    const end = index + 1 < lineStarts.length ? (lineStarts[index + 1] ?? 0) - 1 : text.length
    if (nul !== -1 && nul < start) nul = text.indexOf('\0', start)
    if (nul !== -1 && nul < end) {
      yield { rule: 'corosync-conf/too-long-line', at: { file: source.id, span: spanFrom(nul, nul + 1) }, message: 'A NUL stands in the line', ...weight }
    } else if (end - start > longestLine / 3 && byteLength(text.slice(start, end), encoding) > longestLine) {
      yield { rule: 'corosync-conf/too-long-line', at: { file: source.id, span: spanFrom(start, end) }, message: `The line is longer than ${longestLine} bytes`, ...weight }
    }
  }
}
