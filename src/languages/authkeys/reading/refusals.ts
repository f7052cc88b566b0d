import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { FileId, Located } from '../../../text/located.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { authMethods, highestKeyNumber, readAuthMethod } from '../../../values/heartbeat-key.js'
import type { Line } from '../ast.js'
import { readNumber } from './number.js'
import type { AuthLine } from '../model.js'
import { wordAt } from './reader.js'
import type { ReadText } from './reader.js'

/** Names that people write for a method; others may be keys and are never repeated. */
const methodLike = /^(hmac-?)?(crc|md|sha)-?(2|4|5|16|32|64|1|224|256|384|512)?(sum)?$/i

/** Says why a line is neither `auth N` nor `N method key`. What stands on it is not repeated: it may be a key. */
export function faultOfLine(line: Line, source: ReadText): Fault {
  const first = line.words[0] ?? line.span
  const word = line.words[0] === undefined ? '' : wordAt(source, first)
  const at = { file: source.id, span: first }
  if (word.startsWith('a') && line.verticalTab === undefined) return faultOfAuthLine(line, word, source)
  const invalid = (message: string, help?: string): Fault => ({
    rule: 'authkeys/invalid-line',
    at,
    message,
    ...(help === undefined ? {} : { help }),
  })
  if (word === '') return invalid('A vertical tab makes this a line that is neither "auth N" nor "N method key"')
  if (word === 'auth') return invalid('A vertical tab before "auth" hides it from heartbeat', 'Delete the character before it')
  if (didYouMean(word, ['auth']) !== undefined) return invalid(`"${word}" is not "auth"`, 'Did you mean "auth"?')
  const number = readNumber(word)
  if (number !== undefined) return invalid('The number has no method behind it')
  if (methodLike.test(word)) return invalid(`The line has no number before "${word}"`)
  return invalid('The line begins neither with "auth" nor with a number')
}

function faultOfAuthLine(line: Line, word: string, source: ReadText): Fault {
  const [first = line.span, second] = line.words
  const fault = (span: Span, message: string, help?: string): Fault => ({
    rule: 'authkeys/invalid-auth',
    at: { file: source.id, span },
    message,
    ...(help === undefined ? {} : { help }),
  })
  if (word === 'auth') {
    if (second === undefined) return fault(first, '"auth" has no number behind it')
    return fault(second, '"auth" is not followed by a number')
  }
  if (word.startsWith('auth')) return fault(spanFrom(first.start + 4, first.end), '"auth" is not followed by a number')
  const isClose = didYouMean(word, ['auth']) !== undefined
  if (isClose) return fault(first, `"${word}" is not "auth"`, 'Did you mean "auth"?')
  return fault(first, 'A line that begins with "a" is not "auth" and a number')
}

/** Says why heartbeat refuses a line that begins with a number; `parts` are method, key and the rest. */
export function faultOfKey(
  line: { readonly number: Located<number>; readonly parts: readonly Span[] },
  source: ReadText,
): Fault | undefined {
  const { number, parts } = line
  const [methodSpan = number.span, keySpan] = parts
  if (number.value < 0 || number.value > highestKeyNumber) return faultOfNumber(number)
  const word = wordAt(source, methodSpan)
  const method = readAuthMethod(word)
  const place = { file: source.id, span: methodSpan }
  if (method === undefined) return faultOfMethod(word, place)
  if (method === 'crc') {
    if (keySpan === undefined) return undefined
    const last = parts[parts.length - 1] ?? keySpan
    const span = spanFrom(keySpan.start, last.end)
    return {
      rule: 'authkeys/unwanted-key',
      at: { file: source.id, span },
      message: 'Method "crc" takes no key, and heartbeat takes whatever stands behind it for one',
      fixes: [
        {
          title: 'Delete what stands behind "crc"',
          safety: 'unsafe',
          edits: [{ file: source.id, span: spanFrom(methodSpan.end, span.end), newText: '' }],
        },
      ],
    }
  }
  if (keySpan !== undefined) return undefined
  return { rule: 'authkeys/missing-key', at: place, message: `Method "${method}" has no key behind it` }
}

function faultOfMethod(word: string, at: { readonly file: FileId; readonly span: Span }): Fault {
  const meant = didYouMean(word, authMethods)
  const isName = meant !== undefined || methodLike.test(word)
  const message = isName
    ? `Method "${word}" is unknown; heartbeat has crc, md5 and sha1`
    : 'The word behind the number is not a method; heartbeat has crc, md5 and sha1'
  if (meant === undefined) return { rule: 'authkeys/invalid-method', at, message }
  return {
    rule: 'authkeys/invalid-method',
    at,
    message,
    help: `Did you mean "${meant}"?`,
    fixes: [{ title: `Replace "${word}" by "${meant}"`, safety: 'unsafe', edits: [{ ...at, newText: meant }] }],
  }
}

/** Says that no key can have the number of the line that should choose the signing one. */
export function faultOfAuth(auth: AuthLine | undefined): Fault | undefined {
  const number = auth?.number
  if (number === undefined || (number.value >= 0 && number.value <= highestKeyNumber)) return undefined
  return faultOfNumber(number)
}

function faultOfNumber(number: Located<number>): Fault {
  const { start, end } = number.span
  // A long one may be a key that stands in the wrong place.
  const shown = end - start <= 4 ? `Number ${number.value}` : 'The number'
  return { rule: 'authkeys/invalid-number', at: number, message: `${shown} is outside 0–${highestKeyNumber}` }
}
