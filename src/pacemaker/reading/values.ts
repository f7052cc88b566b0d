import type { AttributeEntry } from '../vocabulary.js'
import { isKnownBy } from '../vocabulary.js'
import { isName } from './name-characters.js'

/** Blanks around a value count for texts only. */
export function trimmed(value: string): string {
  return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** Tells whether a text is a whole number, as schemas have it: at most 24 digits. */
export function isInteger(value: string): boolean {
  return /^[+-]?0*\d{1,24}$/.test(value)
}

/** Tells whether a text is a score as schemas have it: INFINITY in capitals only. */
export function isScore(value: string): boolean {
  return isInteger(value) || /^[+-]?INFINITY$/.test(value)
}

/** Tells whether a schema takes a value of an attribute. References are looked up elsewhere. */
export function isTaken({ type, words = [] }: Pick<AttributeEntry, 'type' | 'words'>, value: string, schema: string): boolean {
  const bare = trimmed(value)
  switch (type) {
    case 'text':
      return true
    case 'id':
    case 'reference':
      return isName(bare)
    case 'integer':
      return isInteger(bare)
    case 'natural':
      return isInteger(bare) && !/^-0*[1-9]/.test(bare)
    case 'positive':
      return isInteger(bare) && !bare.startsWith('-') && /[1-9]/.test(bare)
    case 'boolean':
      return /^(?:true|false|1|0)$/.test(bare)
    case 'score':
      return isScore(bare)
    case 'words':
      return words.some(word => word.word === bare.replace(/[ \t\r\n]+/g, ' ') && isKnownBy(schema, word))
    case 'devices':
      return /^[\w.-]+(?:,[\w.-]+)*$/.test(value)
    case 'ports':
      return /^[\d-]+$/.test(value)
  }
}
