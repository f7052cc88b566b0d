import { byteLength } from '../../../text/byte-length.js'
import type { Encoding } from '../../../text/source.js'
import type { Word } from '../ast.js'
import type { TargetVocabulary } from '../vocabulary.js'
import { isAtLeast } from '../vocabulary.js'

/** What the scanner of 8.0 and later takes a word for. */
export type Lexeme = 'name' | 'number' | 'ipv4' | 'version' | 'keyword' | 'sign' | 'too-long' | 'broken'

const number = /^[0-9]{1,8}[MKGs]?$/
const ipv4 = /^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$/
const ipv6 =
  /^(?:(?:(?:[0-9a-fA-F]{1,4}:){0,5}[0-9a-fA-F]{1,4})?:(?:[0-9a-fA-F]{1,4})?:(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,5})?(?:%[A-Za-z0-9/._-]+)?|::[fF]{4}:(?:[0-9]{1,3}\.){3}[0-9]{1,3})$/
const version = /^[0-9]+\.[0-9]+\.[0-9]+$/

/** Which scanner reads a file, and how the file's bytes became text. */
export interface Scanner {
  readonly vocabulary: TargetVocabulary
  readonly encoding: Encoding
}

/**
 * Classes a word as the scanner does; of equally long matches the first in this order wins: keyword, address, number, name.
 *
 * Source: drbd-utils user/v84/drbdadm_scanner.fl, user/v9/drbdadm_scanner.fl.
 */
export function lexemeOf(word: Word, { vocabulary, encoding }: Scanner): Lexeme {
  switch (word.kind) {
    case 'Bare': {
      const { image } = word
      if (vocabulary.dialect === '0.7') return image.length > 80 ? 'too-long' : 'name'
      const first = image.charCodeAt(0)
      if (first >= 48 && first <= 57) {
        if (number.test(image)) return 'number'
        if (ipv4.test(image)) return 'ipv4'
        if (vocabulary.dialect === '9' && version.test(image) && isAtLeast(vocabulary.target, '9.7')) return 'version'
      } else if (vocabulary.isReserved(image)) {
        return 'keyword'
      }
      return image.length > longestBare(vocabulary) ? 'too-long' : 'name'
    }
    case 'QuotedString':
      return isLongString(word.image, encoding) ? 'too-long' : 'name'
    case 'BrokenString':
    case 'UnclosedString':
      return 'broken'
    default:
      return 'sign'
  }
}

/** Tells whether a string, quotes included, has more bytes than the scanner's buffer; a backslash does not count. */
function isLongString(image: string, encoding: Encoding): boolean {
  // No character has more than three bytes for each of its units.
  if (image.length <= 87) return false
  return byteLength(image.slice(1, -1).replace(/\\([^])/g, '$1'), encoding) > 255
}

/** The longest bare word: 80 characters, 128 in the parsers of drbd-utils 8.9.5 and later. */
export function longestBare(vocabulary: TargetVocabulary): number {
  return vocabulary.dialect === '9' || vocabulary.dialect === '8.4' ? 128 : 80
}

/** Tells whether a text is what the scanner takes for a number. */
export function isNumberWord(text: string): boolean {
  return number.test(text)
}

/** Tells whether a text is four groups of digits; their size is not looked at. */
export function isIpv4Word(text: string): boolean {
  return ipv4.test(text)
}

/** Tells whether a text is what the scanner takes for an IPv6 address. */
export function isIpv6Word(text: string): boolean {
  return ipv6.test(text)
}

/** Finds the first offset that is neither white space nor in a comment. */
export function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 35) {
      const end = text.indexOf('\n', at)
      at = end === -1 ? text.length : end
    } else if (code === 32 || code === 9 || code === 10 || code === 13) at += 1
    else return at
  }
  return at
}
