import type { Located } from '../../../text/located.js'
import { isPlainInteger, readCInteger } from '../../../values/c-integer.js'
import { readIpv4, readIpv6 } from '../../../text/ip-address.js'
import type { Directive, Medium } from '../schema.js'
import { withValue } from './draft.js'
import type { Draft } from './draft.js'
import { reportMissing, reportSurplusArguments } from './missing.js'

/** Reads a line of `mcast` or `mcast6`; `undefined` where heartbeat refuses it. */
export function readMulticast(
  draft: Draft,
  directive: Directive,
): Pick<Medium, 'interface' | 'group' | 'port' | 'ttl' | 'loop'> | undefined {
  const { name, words } = directive
  const isSix = name.value === 'mcast6'
  const [device, group, portWord, ttlWord, loopWord, ...surplus] = words
  if (!device || !group || !portWord || !ttlWord || !loopWord) {
    const hops = isSix ? 'the hop limit' : 'the time to live'
    reportMissing(draft, directive, ['the interface', 'the group', 'the port', hops, 'loop (0 or 1)'])
    return undefined
  }
  reportSurplusArguments(draft, directive, surplus)
  // Heartbeat stops at the first wrong one; all are reported.
  const isGroup = checkGroup(draft, group, isSix)
  const port = isSix ? readPort6(draft, portWord) : readNumber(draft, portWord, portBounds)
  const ttl = readNumber(draft, ttlWord, isSix ? hopBounds : ttlBounds)
  const loop = readNumber(draft, loopWord, loopBounds)
  if (!isGroup || port === undefined || ttl === undefined || loop === undefined) return undefined
  return {
    interface: device,
    group,
    ...(port === 'a service' ? {} : { port }),
    ...(isWrapped(ttl, ttlWord) ? {} : { ttl }),
    ...(isWrapped(loop, loopWord) ? {} : { loop }),
  }
}

function checkGroup(draft: Draft, group: Located<string>, isSix: boolean): boolean {
  if (isSix ? isMulticast6(group.value) : isMulticast4(group.value)) return true
  const expected = isSix
    ? 'an IPv6 multicast address such as ff12::1:2:3:4'
    : 'a multicast address, 224.0.0.0–239.255.255.255'
  const message = `"${group.value}" is not ${expected}`
  draft.faults.push({ rule: 'ha-cf/invalid-multicast-group', at: group, message })
  return false
}

function isMulticast4(text: string): boolean {
  const [first = 0] = readIpv4(text) ?? []
  return first >= 224 && first <= 239
}

/** Link, admin, site or organisation scope, without flags beyond the transient one, and not all zeros behind them. */
function isMulticast6(text: string): boolean {
  const [first, second = 0, ...rest] = readIpv6(text) ?? []
  return first === 0xff && (second & 0xe0) === 0 && [2, 4, 5, 8].includes(second & 15) && rest.some(byte => byte !== 0)
}

/** A wrapped number is reported already; what was meant is unknown. */
function isWrapped(kept: Located<number>, word: Located<string>): boolean {
  return kept.value !== readCInteger(word.value)
}

interface NumberBounds {
  /** Heartbeat keeps the remainder by this. */
  readonly size: number
  readonly min: number
  readonly max: number
  readonly what: string
}

const portBounds: NumberBounds = { size: 65536, min: 1, max: 65535, what: 'Port' }
const ttlBounds: NumberBounds = { size: 256, min: 0, max: 4, what: 'Time to live' }
const hopBounds: NumberBounds = { size: 256, min: 0, max: 4, what: 'Hop limit' }
const loopBounds: NumberBounds = { size: 256, min: 0, max: 1, what: 'Loop' }

function readNumber(draft: Draft, word: Located<string>, bounds: NumberBounds): Located<number> | undefined {
  const { size, min, max, what } = bounds
  const number = readCInteger(word.value)
  const kept = ((number % size) + size) % size
  if (kept < min || kept > max) {
    const read = isPlainInteger(word.value) && kept === number ? '' : `, read as ${kept},`
    draft.faults.push({
      rule: 'ha-cf/invalid-multicast-number',
      at: word,
      message: `${what} "${word.value}"${read} is outside ${min}–${max}`,
    })
    return undefined
  }
  if (kept !== number) {
    draft.faults.push({
      rule: 'ha-cf/wrapped-number',
      at: word,
      message: `${what} ${number} is outside ${min}–${max}; heartbeat uses ${kept}`,
    })
  } else if (!isPlainInteger(word.value)) {
    draft.faults.push({ rule: 'ha-cf/misread-value', at: word, message: `Heartbeat reads "${word.value}" as ${kept}` })
  }
  return withValue(kept, word)
}

/** Reads the port of mcast6, which may be the name of a service; what counts as a negative number is neither, nor is one with a tail. */
function readPort6(draft: Draft, word: Located<string>): Located<number> | 'a service' | undefined {
  if (!/^[+-]?[0-9]/.test(word.value)) return 'a service'
  if (!/^[+-]?[0-9]+$/.test(word.value)) {
    const message = `"${word.value}" is neither a port nor the name of a service`
    draft.faults.push({ rule: 'ha-cf/invalid-multicast-number', at: word, message })
    return undefined
  }
  const kept = keptByGetaddrinfo(word.value)
  if (kept >= 0) return withValue(kept % 65536, word)
  draft.faults.push({
    rule: 'ha-cf/invalid-multicast-number', at: word, message: `Port "${word.value}" is outside 1–65535`,
  })
  return undefined
}

/** What glibc keeps of a number: strtoul() stops at 64 bits, an int has the lower 32. Source: glibc 2.36 getaddrinfo(). */
function keptByGetaddrinfo(text: string): number {
  const digits = text.replace(/^[+-]?0*/, '')
  const most = 2n ** 64n - 1n
  const number = digits.length > 20 ? most : BigInt(`0${digits}`)
  const read = number > most ? most : text.startsWith('-') ? -number : number
  return Number(BigInt.asIntN(32, read))
}
