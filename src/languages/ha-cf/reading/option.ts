import { didYouMean, expectedNames } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Located } from '../../../text/located.js'
import { isPlainInteger, readCInteger } from '../../../values/c-integer.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import { isPlainHeartbeatTime, readHeartbeatTime } from '../../../values/heartbeat-time.js'
import type { Directive } from '../schema.js'
import type { DirectiveEntry } from '../vocabulary.js'
import { withValue } from './draft.js'
import type { Draft, TimeName } from './draft.js'
import { readHost } from './host.js'
import { readPacemaker, reportPacemakerOrder } from './pacemaker.js'
import { hasTemplateMark, noteTemplate } from './template.js'

/**
 * Reads the words of an option one after the other, as heartbeat does: each one is a value, the last one counts.
 *
 * Returns the last one, unless heartbeat refuses any of them.
 */
export function readOption(draft: Draft, directive: Directive, entry: DirectiveEntry): Located<string> | undefined {
  const { name, words } = directive
  const before = draft.faults.length
  if (words.length === 0) {
    draft.faults.push({
      rule: 'ha-cf/missing-value', at: name, message: `"${name.value}" has no value and does nothing`,
    })
  }
  if (entry.class === 'option-list') {
    for (const word of words) readHost(draft, word)
    return undefined
  }
  const mark = words.find(word => hasTemplateMark(word.value))
  if (mark !== undefined) {
    noteTemplate(draft, mark, { isRefused: entry.type.kind !== 'text' })
    return undefined
  }
  let areAllTaken = true
  for (const [index, word] of words.entries()) {
    if (readWord(draft, entry, [words[index - 1], word])) keep(draft, entry, word)
    else {
      areAllTaken = false
      break // Heartbeat refuses the line: what else is wrong with it is reported when this is mended.
    }
  }
  if (draft.faults.length === before) reportSurplus(draft, directive, entry)
  return areAllTaken ? words[words.length - 1] : undefined
}

/** A word, and the one before it on the line. */
type WordPair = readonly [Located<string> | undefined, Located<string>]

/** Takes one word; returns whether heartbeat accepts it. */
function readWord(draft: Draft, entry: DirectiveEntry, [before, word]: WordPair): boolean {
  const kept = entry.aliasOf ?? entry.name
  if (isRepeated(draft, entry, kept, word)) return false
  switch (entry.type.kind) {
    case 'time':
      return readTime(draft, entry, [before, word])
    case 'integer':
      return readInteger(draft, entry, entry.type, word)
    case 'rate':
      return readRate(draft, entry.type.rates, word)
    case 'boolean':
      return readBoolean(draft, entry, word)
    case 'choice':
      return readChoice(draft, entry, entry.type, word)
    case 'text':
      return readText(draft, entry, word)
  }
}

function keep(draft: Draft, entry: DirectiveEntry, word: Located<string>): void {
  if (entry.name === 'env' || entry.name === 'nice_failback') return
  draft.options.set(entry.aliasOf ?? entry.name, word)
}

/** Reports a second value of what heartbeat takes once only. */
function isRepeated(draft: Draft, entry: DirectiveEntry, kept: string, word: Located<string>): boolean {
  if (entry.repetition !== 'refused' || (kept === 'pacemaker' && draft.version !== '3')) return false
  const first = draft.once.get(kept)
  if (first === undefined) {
    draft.once.set(kept, word)
    return false
  }
  draft.faults.push({
    rule: `ha-cf/duplicate-${kept}`,
    at: word,
    message: `"${entry.name}" is given a second time; heartbeat takes it only once`,
    related: [{ at: first, message: 'first given here' }],
  })
  return true
}

function readTime(draft: Draft, entry: DirectiveEntry, [before, word]: WordPair): boolean {
  const ms = entry.name === 'conn_logd_time' ? readShortTime(word.value) : readHeartbeatTime(word.value)
  const min = entry.type.kind === 'time' ? entry.type.min : 0
  if (isTimeName(entry.name) && (ms === undefined || ms < min)) draft.unclearTimes.add(entry.name)
  if (ms === undefined) {
    draft.faults.push({
      rule: 'ha-cf/invalid-time',
      at: word,
      message: `"${word.value}" is not a time; heartbeat takes a number of seconds, or one with ms or us`,
      ...helpForTime(word, before),
    })
    return false
  }
  if (ms < min) {
    draft.faults.push({
      rule: 'ha-cf/invalid-time', at: word, message: `${entry.name} "${word.value}" is not more than 0 ms`,
    })
    return false
  }
  if (!isPlainHeartbeatTime(word.value)) reportMisread(draft, word, `${ms} ms`)
  if (isTimeName(entry.name)) draft.times.set(entry.name, withValue(ms, word))
  return true
}

/** Heartbeat keeps this one in 32 bits: what is longer than 24 days may become negative. */
function readShortTime(text: string): number | undefined {
  const ms = readHeartbeatTime(text)
  return ms === undefined ? undefined : Number(BigInt.asIntN(32, BigInt(ms)))
}

function helpForTime(word: Located<string>, before: Located<string> | undefined): Pick<Fault, 'help' | 'fixes'> {
  if (before !== undefined && /^(ms|msec|us|usec)$/i.test(word.value) && /^[0-9.]+$/.test(before.value)) {
    const span = { start: before.span.start, end: word.span.end }
    const newText = before.value + word.value
    return {
      help: 'The unit must follow its number without a blank.',
      fixes: [{ title: `Write "${newText}"`, safety: 'safe', edits: [{ file: word.file, span, newText }] }],
    }
  }
  const seconds = /^([0-9.]+)s(ec|econds?)?$/i.exec(word.value)?.[1]
  if (seconds === undefined) return {}
  const { file, span } = word
  return {
    help: 'Seconds are written without a unit.',
    fixes: [{ title: `Write "${seconds}"`, safety: 'safe', edits: [{ file, span, newText: seconds }] }],
  }
}

function isTimeName(name: string): name is TimeName {
  return ['keepalive', 'warntime', 'deadtime', 'initdead', 'deadping'].includes(name)
}

function readInteger(
  draft: Draft,
  entry: DirectiveEntry,
  type: { readonly min: number; readonly max?: number },
  word: Located<string>,
): boolean {
  const number = readCInteger(word.value)
  if (number < type.min || (type.max !== undefined && number > type.max)) {
    const span = type.max === undefined ? `less than ${type.min}` : `outside ${type.min}–${type.max}`
    const read = isPlainInteger(word.value) ? '' : `, read as ${number},`
    const message = `${entry.name} "${word.value}"${read} is ${span}`
    draft.faults.push({ rule: 'ha-cf/invalid-number', at: word, message })
    return false
  }
  if (!isPlainInteger(word.value)) reportMisread(draft, word, String(number))
  else if (entry.name === 'udpport' && number > 65535) {
    draft.faults.push({
      rule: 'ha-cf/wrapped-number',
      at: word,
      message: `Port ${number} is outside 1–65535; heartbeat uses ${number % 65536}`,
    })
  }
  if (entry.name === 'udpport') draft.ports.push(withValue(number, word))
  return true
}

function readRate(draft: Draft, rates: readonly number[], word: Located<string>): boolean {
  const rate = readCInteger(word.value)
  if (!rates.includes(rate)) {
    draft.faults.push({
      rule: 'ha-cf/invalid-baud', at: word, message: `Speed "${word.value}" is not one of ${rates.join(', ')}`,
    })
    return false
  }
  if (!isPlainInteger(word.value)) reportMisread(draft, word, String(rate))
  return true
}

function readBoolean(draft: Draft, entry: DirectiveEntry, word: Located<string>): boolean {
  const value = readHeartbeatBoolean(word.value)
  if (value === undefined) {
    draft.faults.push({
      rule: 'ha-cf/invalid-boolean',
      at: word,
      message: `${entry.name} "${word.value}" is neither on nor off`,
      help: 'Heartbeat takes on, yes, true, y, 1 and off, no, false, n, 0.',
    })
    return false
  }
  if (entry.name === 'crmd_spawns_pengine') return reportPacemakerOrder(draft, entry, word)
  if (entry.name === 'nice_failback') {
    draft.failback = { mode: draft.failback.mode === 'legacy' ? 'legacy' : 'off', at: word }
  }
  return true
}

function readChoice(
  draft: Draft,
  entry: DirectiveEntry,
  type: { readonly words: readonly string[]; readonly ignoresCase: boolean; readonly orBoolean: boolean },
  word: Located<string>,
): boolean {
  const asRead = type.ignoresCase ? word.value.toLowerCase() : word.value
  const boolean = type.orBoolean ? readHeartbeatBoolean(word.value) : undefined
  const isPacemaker = entry.name === 'crm' || entry.name === 'pacemaker'
  if (boolean === undefined && !type.words.includes(asRead)) {
    const expected = type.orBoolean ? ['on', 'off', ...type.words] : type.words
    draft.faults.push({
      rule: 'ha-cf/invalid-choice',
      at: word,
      message: `${entry.name} "${word.value}" is not one of ${expectedNames(expected)}`,
      ...helpForChoice(word, expected),
    })
    if (isPacemaker) draft.manager = 'unknown'
    return false
  }
  if (isPacemaker) return readPacemaker(draft, word, boolean ?? asRead)
  if (entry.name === 'auto_failback') {
    draft.failback = { mode: boolean === undefined ? 'legacy' : boolean ? 'on' : 'off', at: word }
  }
  return true
}

/** Proposes a similar word; one that differs in case only is the only possible reading. */
function helpForChoice(word: Located<string>, expected: readonly string[]): Pick<Fault, 'help' | 'fixes'> {
  const { file, span, value } = word
  const similar = didYouMean(value, expected)
  if (similar === undefined) return {}
  const safety = similar === value.toLowerCase() ? 'safe' : 'unsafe'
  const edits = [{ file, span, newText: similar }]
  return { help: `Did you mean "${similar}"?`, fixes: [{ title: `Replace "${value}" by "${similar}"`, safety, edits }] }
}

function readText(draft: Draft, entry: DirectiveEntry, word: Located<string>): boolean {
  switch (entry.name) {
    case 'coreroot':
      if (word.value.startsWith('/')) return true
      draft.faults.push({
        rule: 'ha-cf/invalid-path', at: word, message: `Directory "${word.value}" does not begin with "/"`,
      })
      return false
    case 'env':
      return readEnvironment(draft, word)
    case 'crm_daemon_dir':
      return reportPacemakerOrder(draft, entry, word)
    default:
      return true
  }
}

function readEnvironment(draft: Draft, word: Located<string>): boolean {
  const equals = word.value.indexOf('=')
  if (equals > 0) return true
  draft.faults.push(
    equals === 0
      ? { rule: 'ha-cf/invalid-environment', at: word, message: `"${word.value}" has no name in front of "="` }
      : { rule: 'ha-cf/missing-environment-value', at: word, message: `"${word.value}" has no "=" and no value` },
  )
  return equals !== 0
}

function reportMisread(draft: Draft, word: Located<string>, read: string): void {
  draft.faults.push({ rule: 'ha-cf/misread-value', at: word, message: `Heartbeat reads "${word.value}" as ${read}` })
}

function reportSurplus(draft: Draft, { name, words }: Directive, entry: DirectiveEntry): void {
  const second = words[1]
  const last = words[words.length - 1]
  if (second === undefined || last === undefined || entry.repetition !== 'last wins') return
  draft.faults.push({
    rule: 'ha-cf/surplus-value',
    at: { file: name.file, span: { start: second.span.start, end: last.span.end } },
    message: `${name.value} takes one value; heartbeat uses the last one, "${last.value}"`,
  })
}
