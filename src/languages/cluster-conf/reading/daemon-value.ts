import { attributeOf } from '../ast.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import { attributeSpec, elementNamed, isSecretAttribute, resourceAgent } from '../vocabulary.js'
import type { ValueType } from '../vocabulary.js'

/**
 * Reads a number as C's atoi() does: blanks, a sign, digits; whatever follows is ignored, and a word is 0.
 *
 * Source: the daemons read numbers through atoi(); cluster 3.2.0 cman/daemon/cmanconfig.c, objdb_get_int().
 */
export function atoi(text: string): number {
  const plain = plainNumber(text)
  if (plain !== undefined) return plain
  const digits = /^[ \t\n\v\f\r]*([-+]?[0-9]+)/.exec(text)?.[1]
  return digits === undefined ? 0 : Number(digits)
}

/** Tells whether a text is a whole decimal number and nothing else; blanks around it do not matter. */
export function isInteger(text: string): boolean {
  return plainNumber(text) !== undefined || /^\s*[-+]?[0-9]+\s*$/.test(text)
}

/** Reads what nearly every number is: one to nine digits, the first not 0; `undefined` for anything else. */
export function plainNumber(text: string): number | undefined {
  const { length } = text
  if (length === 0 || length > 9 || text.charCodeAt(0) === zero) return undefined
  let number = 0
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - zero
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return number
}

const zero = 48

const secondsPer: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 }

/**
 * Reads a time as rgmanager does: numbers with the units s m h d w y, strung together; a plain number is seconds.
 *
 * Returns seconds; `undefined` for what rgmanager cannot read and counts as 0.
 *
 * Source: cluster 3.2.0 rgmanager/src/daemons/resrules.c expand_time().
 */
export function durationSeconds(text: string): number | undefined {
  let total: number | undefined
  let end = 0
  for (const match of text.matchAll(/([0-9]+)([smhdwy])?/gi)) {
    const [whole, digits, unit = 's'] = match
    if (match.index !== end) return undefined
    end += whole.length
    total = (total ?? 0) + Number(digits) * (secondsPer[unit.toLowerCase()] ?? 1)
  }
  return end === text.length ? total : undefined
}

const shellTrue: ReadonlySet<string> = new Set(['1', 'yes', 'on', 'true'])

/**
 * Reads a yes-or-no value as the program behind it does; each kind of value has its own idea of yes.
 *
 * Returns `undefined` where the program ignores the text and keeps its default, or where the type is no yes-or-no.
 */
export function readFlag(type: ValueType, text: string): boolean | undefined {
  const folded = text.toLowerCase()
  switch (type) {
    case 'intFlag':
      return atoi(text) !== 0
    case 'yesExact':
      return text === 'yes'
    case 'yesNoExact':
    case 'yesNo':
      return text === 'yes' ? true : text === 'no' ? false : undefined
    case 'onOffExact':
    case 'onOff':
      return text === 'on' ? true : text === 'off' ? false : undefined
    case 'yesOnCi':
      return folded === 'yes' || folded === 'on'
    case 'yesOnPrefixCi':
      return folded.startsWith('yes') || folded.startsWith('on')
    case 'exclusiveBool':
      return text === 'yes' || atoi(text) > 0
    case 'autostartBool':
      return text !== 'no' && atoi(text) !== 0
    case 'intOrYes':
      return text === '1' || text === 'yes'
    case 'agentBool':
    case 'raBool':
      return shellTrue.has(folded)
    default:
      return undefined
  }
}

/** Reads a yes-or-no attribute of an element; `undefined` where it is absent, unknown or ignored. */
export function flagOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const attribute = attributeOf(element, name)
  if (element === undefined || attribute === undefined || attribute.isUnknown) return undefined
  const spec = elementNamed(element.tag) ?? resourceAgent(element.tag)
  const type = spec === undefined ? undefined : attributeSpec(spec, name)?.type
  return type === undefined ? undefined : readFlag(type, attribute.value)
}

/** Reads a number of an element as the daemons do; `undefined` where it is absent or unknown. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const attribute = attributeOf(element, name)
  return attribute === undefined || attribute.isUnknown ? undefined : atoi(attribute.value)
}

/** Shows a value in a message: in double quotes, cut where it is long; a secret only as `***`. */
export function textOf(attribute: Pick<XmlAttribute, 'name' | 'value'>): string {
  if (isSecretAttribute(attribute.name)) return '"***"'
  const { value } = attribute
  return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
}
