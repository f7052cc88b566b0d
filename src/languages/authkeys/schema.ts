import * as z from 'zod/mini'

import { didYouMean } from '../../diagnostics/did-you-mean.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { located } from '../../text/located.js'
import type { FileId, Located, Origin } from '../../text/located.js'
import { Secret } from '../../text/secret.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { readAuthMethod } from '../../values/heartbeat-key.js'
import { authMethod, keyNumber } from '../../values/leaves.js'
import type { Reading, ReadOptions } from '../language.js'
import type { AuthkeysFile, Line } from './ast.js'
import type { Authkeys, AuthLine, KeyLine, OtherLine } from './model.js'
import { readNumber } from './number.js'
import { faultOfAuth, faultOfKey, faultOfLine } from './refusals.js'
import { targetOf } from './targets.js'

/** The zod schema of the values alone, as a program writes them. What does not use it is bundled without zod. */
export const schema = /* @__PURE__ */ (() =>
  z.object({
    /** The number of the key that signs. */
    auth: keyNumber,
    keys: z.array(z.object({ number: keyNumber, method: authMethod, key: z.optional(z.instanceof(Secret)) })),
  }))()

/** Keys as a program writes them. */
export type Keyring = z.infer<typeof schema>

/** Reads a parsed file as `parse_authfile()` of heartbeat does. */
export function read(file: ParsedFile, options: ReadOptions): Reading<Authkeys> {
  const ast = file.ast as AuthkeysFile
  const { id, text } = file.source
  const faults: Fault[] = []
  const lines: (AuthLine | KeyLine | OtherLine)[] = []
  let wanted = -1
  let signing: KeyLine | undefined
  for (const line of ast.lines) {
    const { entry, fault } = readLine(line, { id, text })
    lines.push(entry)
    if (fault !== undefined) faults.push(line.isOverflow ? tooLong(entry.line) : fault)
    else if (line.isOverflow) faults.push({ ...tooLong(entry.line), severity: 'warning', origin: 'practice' })
    if (entry.kind === 'auth') wanted = entry.number?.value ?? wanted
    if (entry.kind === 'key' && entry.isUsable && entry.number.value === wanted) signing = entry
  }
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
  return { file, model, faults, target: targetOf(options), facts }
}

interface Text {
  readonly id: FileId
  readonly text: string
}

interface ReadLine {
  readonly entry: AuthLine | KeyLine | OtherLine
  readonly fault?: Fault | undefined
}

function readLine(line: Line, source: Text): ReadLine {
  const first = line.words[0]
  const place: Origin = { file: source.id, span: line.span }
  if (first === undefined) {
    return { entry: { kind: 'other', line: place, isMeantAsAuth: false }, fault: faultOfLine(line, source) }
  }
  const word = textAt(source, first)
  if (word.startsWith('a') && line.verticalTab === undefined) return readAuth(line, source)
  const number = readNumber(word)
  const parts = number === undefined ? [] : partsBehind(line.words, number.length)
  if (number === undefined || parts.length === 0) {
    const isMeantAsAuth = didYouMean(word, ['auth']) !== undefined || word === 'auth'
    return { entry: { kind: 'other', line: place, isMeantAsAuth }, fault: faultOfLine(line, source) }
  }
  const [methodSpan, keySpan, ...ignored] = parts
  const method = methodSpan === undefined ? undefined : readAuthMethod(textAt(source, methodSpan))
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

function readAuth(line: Line, source: Text): ReadLine {
  const place: Origin = { file: source.id, span: line.span }
  const [first = line.span, ...rest] = line.words
  const word = textAt(source, first)
  if (word.startsWith('auth')) {
    const glued = word.length > 4
    const numberWord = glued ? spanFrom(first.start + 4, first.end) : rest[0]
    const number = numberWord === undefined ? undefined : readNumber(textAt(source, numberWord))
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

function textAt({ text }: Text, { start, end }: Span): string {
  return text.slice(start, end)
}

function secretAt(source: Text, span: Span): Located<Secret> {
  return located(new Secret(textAt(source, span)), source.id, span)
}
