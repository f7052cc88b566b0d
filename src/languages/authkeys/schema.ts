import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { lineStartAt } from '../../text/line-at.js'
import { located, originOf } from '../../text/located.js'
import type { Located, Origin } from '../../text/located.js'
import { withoutLookAlikes } from '../../text/look-alikes.js'
import type { LookAlikeAt } from '../../text/look-alikes.js'
import { misleadingIn } from '../../text/misleading.js'
import { Secret } from '../../text/secret.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { readAuthMethod } from '../../values/heartbeat-key.js'
import type { Reading, ReadOptions } from '../language.js'
import type { AuthkeysFile, Line } from './ast.js'
import type { Authkeys, AuthLine, Entry, KeyLine } from './model.js'
import { isQuoted, meantSpans, misleadingFault, quotedFault } from './reading/misread.js'
import { readNumber } from './reading/number.js'
import { wordAt } from './reading/reader.js'
import type { ReadText } from './reading/reader.js'
import { faultOfAuth, faultOfKey, faultOfLine } from './reading/refusals.js'
import { targetOf } from './targets.js'

interface ReadLine {
  readonly entry: Entry
  readonly fault?: Fault | undefined
}

/** Reads a parsed file as `parse_authfile()` of heartbeat does. */
export function read(file: ParsedFile, options: ReadOptions): Reading<Authkeys> {
  const ast = file.ast as AuthkeysFile
  const { id, text } = file.source
  const faults = createFaults()
  const lines: Entry[] = []
  let wanted = -1
  let signing: KeyLine | undefined
  const source: ReadText = { id, text, isMeant: false }
  for (const line of ast.lines) {
    const { entry, faults: found } = line.isOverflow ? readOverflow(line, source) : readMeantLine(line, source)
    for (const fault of found) faults.push(fault)
    if (entry === undefined) continue
    lines.push(entry)
    if (entry.kind === 'auth') wanted = entry.number?.value ?? wanted
    if (entry.kind === 'key' && entry.isUsable && entry.number.value === wanted) signing = entry
  }
  const quoted = quotedFault(ast.lines, source)
  if (quoted !== undefined) faults.push(quoted)
  const auths = lines.filter(entry => entry.kind === 'auth')
  if (signing === undefined) {
    const fault = faultOfAuth(auths[auths.length - 1])
    if (fault !== undefined) faults.push(fault)
  }
  const { facts = {} } = options
  const model: Authkeys = {
    file: id,
    lines,
    auths,
    keys: lines.filter(entry => entry.kind === 'key'),
    ...(signing === undefined ? {} : { signing }),
    ...(facts.mode === undefined ? {} : { mode: facts.mode }),
  }
  return { file, model, faults: withHiddenCauses(faults, file), target: targetOf(options), facts }
}

/** What a line lacks for heartbeat may stand behind a NUL on it: then that is the fault. */
function withHiddenCauses(faults: readonly Fault[], { comments, source: { id: file, text } }: ParsedFile): readonly Fault[] {
  const hidden = comments.filter(({ kind }) => kind === 'Hidden')
  if (hidden.length === 0) return faults
  const onLines = new Map(hidden.map(({ start, end }) => [lineStartAt(text, start), spanFrom(start, end)]))
  return faults.map(fault => {
    const span = onLines.get(lineStartAt(text, originOf(fault.at).span.start))
    return span === undefined ? fault : { ...fault, confirms: { rule: 'authkeys/hidden-text', at: { file, span } } }
  })
}

/** A line as it is meant, and what is wrong with it. */
interface MeantLine {
  /** Absent for what is meant as a comment. */
  readonly entry?: Entry
  readonly faults: readonly Fault[]
}

function readOverflow(line: Line, source: ReadText): MeantLine {
  const { entry, fault } = readLine(line, source)
  const long = tooLong(entry.line)
  return { entry, faults: [fault === undefined ? { ...long, severity: 'warning', origin: 'practice' } : long] }
}

/** Reads a line as heartbeat does; one that it refuses because it is not what it looks like is read as it is meant. */
function readMeantLine(line: Line, source: ReadText): MeantLine {
  const misleading = line.words.flatMap(span => misleadingIn(source.text, span))
  const { entry, fault } = readLine(line, source)
  if (misleading.length === 0 && !isQuoted(line, source)) return { entry, faults: fault === undefined ? [] : [fault] }
  const words = meantSpans(line, source)
  if (fault === undefined) {
    // What heartbeat takes as it stands it may refuse as it is meant.
    const meant = readLine({ ...line, words }, { ...source, isMeant: true })
    const isSafe = meant.fault === undefined && (meant.entry.kind === 'other' || meant.entry.ignored.length === 0)
    return { entry: withoutIdleWords(entry), faults: [misleadingFault(misleading, { source, entry, isRefused: false, isSafe })] }
  }
  const [first] = words
  const meant = first === undefined || source.text[first.start] === '#' ? undefined : readLine({ ...line, words }, { ...source, isMeant: true })
  const entryMeant = meant?.entry
  return {
    ...(entryMeant === undefined ? {} : { entry: entryMeant }),
    faults: [
      ...(misleading.length === 0 ? [] : [misleadingFault(misleading, { source, entry: entryMeant, isRefused: true })]),
      ...(meant?.fault === undefined || isInDamagedWord(meant.fault, misleading) ? [] : [meant.fault]),
    ],
  }
}

/** Tells whether a fault is about a word with a look-alike: what that was nobody knows. */
function isInDamagedWord({ at }: Fault, misleading: readonly LookAlikeAt[]): boolean {
  const { span } = originOf(at)
  return misleading.some(({ start, end, kind }) => kind !== 'space' && kind !== 'line-break' && span.start <= end && start <= span.end)
}

/** Forgets words of which nothing is left when they are read as they are meant. */
function withoutIdleWords(entry: Entry): Entry {
  if (entry.kind === 'other') return entry
  const ignored = entry.ignored.filter(({ value }) => !value.is(text => withoutLookAlikes(text).trim() === ''))
  return { ...entry, ignored }
}

function readLine(line: Line, source: ReadText): ReadLine {
  const first = line.words[0]
  const place: Origin = { file: source.id, span: line.span }
  if (first === undefined) {
    return { entry: { kind: 'other', line: place, isMeantAsAuth: false }, fault: faultOfLine(line, source) }
  }
  const word = wordAt(source, first)
  if (word.startsWith('a') && line.verticalTab === undefined) return readAuth(line, source)
  const number = readNumber(word)
  const parts = number === undefined ? [] : partsBehind(line.words, number.length)
  if (number === undefined || parts.length === 0) {
    const isMeantAsAuth = didYouMean(word, ['auth']) !== undefined || word === 'auth'
    return { entry: { kind: 'other', line: place, isMeantAsAuth }, fault: faultOfLine(line, source) }
  }
  const [methodSpan, keySpan, ...ignored] = parts
  const method = methodSpan === undefined ? undefined : readAuthMethod(wordAt(source, methodSpan))
  const numberPlace = located(number.value, source.id, spanFrom(first.start, first.start + number.length))
  const fault = faultOfKey({ number: numberPlace, parts }, source)
  const entry: KeyLine = {
    kind: 'key',
    line: place,
    number: numberPlace,
    ...(methodSpan !== undefined && method !== undefined ? { method: located(method, source.id, methodSpan) } : {}),
    ...(keySpan === undefined ? {} : { key: secretAt(source, keySpan) }),
    ignored: ignored.map(span => secretAt(source, span)),
    isUsable: fault === undefined,
  }
  return { entry, fault }
}

function readAuth(line: Line, source: ReadText): ReadLine {
  const place: Origin = { file: source.id, span: line.span }
  const [first = line.span, ...rest] = line.words
  const word = wordAt(source, first)
  if (word.startsWith('auth')) {
    const glued = word.length > 4
    const numberWord = glued ? spanFrom(first.start + 4, first.end) : rest[0]
    const number = numberWord === undefined ? undefined : readNumber(wordAt(source, numberWord))
    if (numberWord !== undefined && number !== undefined) {
      const end = numberWord.start + number.length
      const remainder = end < numberWord.end ? [spanFrom(end, numberWord.end)] : []
      const ignored = [...remainder, ...(glued ? rest : rest.slice(1))].map(span => secretAt(source, span))
      const place_ = located(number.value, source.id, spanFrom(numberWord.start, end))
      return { entry: { kind: 'auth', line: place, number: place_, ignored } }
    }
  }
  const entry: AuthLine = { kind: 'auth', line: place, ignored: [] }
  return { entry, fault: faultOfLine(line, source) }
}

/** Lists what stands behind the number: method, key and the rest; the first may be glued to the number. */
function partsBehind(words: readonly Span[], numberLength: number): Span[] {
  const [first, ...rest] = words
  if (first === undefined) return []
  const glued = spanFrom(first.start + numberLength, first.end)
  return glued.start < glued.end ? [glued, ...rest] : rest
}

function tooLong(at: Origin): Fault {
  return {
    rule: 'authkeys/long-line',
    at,
    message:
      'The line is longer than the 5119 bytes that heartbeat reads at once, and this rest counts as a line of its own',
  }
}

function secretAt(source: ReadText, span: Span): Located<Secret> {
  return located(new Secret(source.text.slice(span.start, span.end)), source.id, span)
}
