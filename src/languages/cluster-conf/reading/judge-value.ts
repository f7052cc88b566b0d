import type { Finding, RuleOrigin, Severity } from '../../../diagnostics/diagnostic.js'
import { expectedNames, suggestion } from '../../../diagnostics/did-you-mean.js'
import type { XmlAttribute } from '../ast.js'
import { atoi, durationSeconds, isInteger, plainNumber, readFlag, textOf } from './daemon-value.js'
import { inEra, wordsOf } from '../vocabulary.js'
import type { AttributeSpec, Era, FenceParameter, ValueType } from '../vocabulary.js'
import { isAddress, isAddressWithPrefix, isMulticastAddress } from './address.js'
import { isHarmlessWhenWrong, isRefusedByDaemon, isUselessWhenWrong } from './consequences.js'

/** What is wrong with a value. */
export interface Verdict extends Omit<Finding, 'at' | 'severity' | 'origin'> {
  /** `invalid-value`: outside of what is allowed. `misread-value`: taken, but not for what it says. */
  readonly rule: 'invalid-value' | 'misread-value'
  readonly severity: Severity
  readonly origin: RuleOrigin
}

/** A value and where it stands. */
export interface Judged {
  readonly attribute: Pick<XmlAttribute, 'name' | 'value' | 'isUnknown' | 'isMisleading'>
  readonly spec: AttributeSpec | FenceParameter
  /** The element's name. */
  readonly tag: string
  readonly era: Era
}

/**
 * Judges a value by its type and range.
 *
 * What the RHEL 6 schema refuses is an error of cluster 3.x, as is what a daemon refuses in every era; anything else that is
 * taken for something other than it says is a warning.
 */
export function judgeValue(judged: Judged): Verdict | undefined {
  const { attribute, spec, era } = judged
  if (attribute.isUnknown && !attribute.isMisleading) return undefined
  const { value } = attribute
  if (isPlainlyRight(judged)) return undefined
  if (era === 3) {
    const demand = schemaDemand(spec, value)
    if (demand !== undefined) {
      return { ...invalid(judged, demand), severity: 'error', origin: 'daemon' }
    }
  }
  const { type } = spec
  if (isNumeric(type)) return judgeNumber(judged)
  if (isPath(spec)) return /^\s|\s$/.test(value) ? misread(judged, `${/^\s/.test(value) ? 'begins' : 'ends'} with a blank, which is a part of the name`, 'Take the blank out.') : undefined
  switch (type) {
    case 'enum':
    case 'enumCi':
    case 'enumPrefixCi':
    case 'syslogFacility':
    case 'syslogPriority':
      return judgeWord(judged)
    case 'duration':
      if (durationSeconds(value) !== undefined) return undefined
      return misread(judged, 'is no time and counts as 0', 'Write numbers with s, m, h, d, w or y, such as 90 or 1h30m.')
    case 'ip':
      return isAddress(value) ? undefined : invalid(judged, 'is no IPv4 or IPv6 address')
    case 'ipWithPrefix':
      if (isAddressWithPrefix(value)) return undefined
      return invalid(judged, 'is no IPv4 or IPv6 address, with or without a prefix length')
    case 'multicastAddress':
      return isMulticastAddress(value) ? undefined : invalid(judged, 'is no multicast address')
    case 'clusterName':
      return value === '' ? invalid(judged, 'is no name') : undefined
    default:
      return isFlag(type) ? judgeFlag(judged) : undefined
  }
}

/** Tells whether a value is a number above 0 in the range of its type: every schema and every daemon takes it as it stands. */
function isPlainlyRight({ attribute, spec, era }: Judged): boolean {
  if (!isNumeric(spec.type) || ('schemaType' in spec && spec.schemaType === 'enum')) return false
  const number = plainNumber(attribute.value)
  if (number === undefined) return false
  const { min, max } = rangeOf(spec, era)
  return (min === undefined || number >= min) && (max === undefined || number <= max)
}

/** The numbers that a value may be. */
function rangeOf(spec: Judged['spec'], era: Era): { readonly min: number | undefined; readonly max: number | undefined } {
  const isPort = spec.type === 'port'
  return {
    min: ('min' in spec ? spec.min : undefined) ?? (isPort ? 1 : undefined),
    max: ('max' in spec ? inEra(spec.max, era) : undefined) ?? (isPort ? 65535 : undefined),
  }
}

/** Tells whether there are values that `judgeValue` may object to. */
export function isJudged(spec: Judged['spec']): boolean {
  return judgedTypes.has(spec.type) || isPath(spec) || isNumeric(spec.type) || isFlag(spec.type) || 'schemaType' in spec
}

const judgedTypes: ReadonlySet<ValueType> = new Set([
  'enum', 'enumCi', 'enumPrefixCi', 'syslogFacility', 'syslogPriority', 'duration', 'ip', 'ipWithPrefix', 'multicastAddress', 'clusterName',
])

const numericTypes: ReadonlySet<ValueType> = new Set(['int', 'port', 'ms', 'seconds', 'centiseconds'])

function isNumeric(type: ValueType): boolean {
  return numericTypes.has(type)
}

function isPath(spec: Judged['spec']): boolean {
  return spec.type === 'path' || ('isPath' in spec && spec.isPath === true)
}

function isFlag(type: ValueType): boolean {
  return /Flag$|Bool$|Exact$|^onOff$|^yes|OrYes$/.test(type)
}

/** Says what the RHEL 6 schema wants instead; `undefined` where it takes the value. */
function schemaDemand(spec: Judged['spec'], value: string): string | undefined {
  const schemaType = 'schemaType' in spec ? spec.schemaType : undefined
  const text = value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') // XML knows no other blanks.
  switch (schemaType) {
    case 'positiveInteger':
      return /^\+?0*[1-9][0-9]*$/.test(text) ? undefined : 'is no whole number above 0'
    case 'nonNegativeInteger':
      return /^(\+?[0-9]+|-0+)$/.test(text) ? undefined : 'is no whole number'
    case 'integer':
      return /^[-+]?[0-9]+$/.test(text) ? undefined : 'is no whole number'
    case 'enum':
      return spec.values === undefined || spec.values.includes(text) ? undefined : `is not one of ${expectedNames(spec.values)}`
    case 'ncname':
      return /^[\p{L}_][\p{L}\p{N}\p{M}._\u00B7-]*$/u.test(text) ? undefined : 'is no name: letters, digits, ".", "-" and "_", no digit first'
    default:
      return undefined
  }
}

function judgeNumber(judged: Judged): Verdict | undefined {
  const { attribute, spec, era } = judged
  const { value } = attribute
  if ('pattern' in spec && spec.pattern !== undefined && new RegExp(`^(?:${spec.pattern})$`).test(value)) return undefined
  const number = atoi(value)
  const { min, max } = rangeOf(spec, era)
  const isOutside = (min !== undefined && number < min) || (max !== undefined && number > max)
  if (isInteger(value)) {
    return isOutside ? invalid(judged, max === undefined ? `is below ${min}` : `is outside ${min ?? 0}–${max}`) : undefined
  }
  const isWord = !/^\s*[-+]?[0-9]/.test(value)
  const message = isWord ? `is no number and counts as ${number}` : `is read as ${number}`
  return isOutside ? invalid(judged, message) : misread(judged, message)
}

function judgeWord(judged: Judged): Verdict | undefined {
  const { attribute, spec } = judged
  const words = wordsOf(spec)
  if (words === undefined) return undefined
  const folded = attribute.value.toLowerCase()
  const isKnown =
    spec.type === 'enum'
      ? words.includes(attribute.value)
      : spec.type === 'enumPrefixCi'
        ? words.some(word => folded.startsWith(word.toLowerCase()))
        : words.some(word => word.toLowerCase() === folded)
  if (isKnown) return undefined
  const help = suggestion(attribute.value, words)
  return { ...invalid(judged, `is not one of ${expectedNames(words)}`), ...(help === undefined ? {} : { help }) }
}

const affirmations: ReadonlySet<string> = new Set(['yes', 'on', 'true', 'y', 'enable', 'enabled'])
const denials: ReadonlySet<string> = new Set(['no', 'off', 'false', 'n', 'disable', 'disabled', '0', ''])

/** Speaks up where the program takes a yes for a no, a no for a yes, or cannot make anything of it. */
function judgeFlag(judged: Judged): Verdict | undefined {
  const { value } = judged.attribute
  const { type } = judged.spec
  const folded = value.trim().toLowerCase()
  const meant = affirmations.has(folded) || (isInteger(value) && atoi(value) !== 0) ? true : denials.has(folded) ? false : undefined
  const read = readFlag(type, value)
  if (meant !== undefined && read === meant) return undefined
  const words = wordsOf(judged.spec) ?? []
  const help = `Write ${words.map(word => `"${word}"`).join(' or ')}.`
  if (read === undefined) return misread(judged, 'is ignored, and the default stays', help)
  if (meant === undefined && isLenient(type)) {
    return value === '' ? undefined : misread(judged, `is neither yes nor no and counts as ${read ? 'yes' : 'no'}`, help)
  }
  if (type === 'intFlag') return misread(judged, `is no number and counts as ${atoi(value)}`, help)
  return misread(judged, `counts as ${read ? 'yes' : 'no'}`, help)
}

/** Scripts read these; some take words that are not in the table, but never for the opposite. */
function isLenient(type: ValueType): boolean {
  return type === 'raBool' || type === 'agentBool'
}

function invalid(judged: Judged, complaint: string): Verdict {
  const { attribute, tag, era } = judged
  const path = `${tag}.${attribute.name}`
  const isRefused = isRefusedByDaemon(path, era)
  return {
    rule: 'invalid-value',
    message: `Value ${textOf(attribute)} of "${attribute.name}" ${complaint}`,
    severity: isRefused || isUselessWhenWrong(path) ? 'error' : isHarmlessWhenWrong(path) ? 'info' : 'warning',
    origin: isRefused ? 'daemon' : 'practice',
  }
}

function misread(judged: Judged, complaint: string, help?: string): Verdict {
  const { attribute } = judged
  return {
    rule: 'misread-value',
    message: `Value ${textOf(attribute)} of "${attribute.name}" ${complaint}`,
    severity: 'warning',
    origin: 'practice',
    ...(help === undefined ? {} : { help }),
  }
}
