import { didYouMean } from '../diagnostics/did-you-mean.js'
import type { Fault } from '../diagnostics/diagnostic.js'
import type { BoothTicket, Fact } from '../facts/fact.js'
import { byteLength } from '../text/byte-length.js'
import type { Origin } from '../text/located.js'
import type { Span } from '../text/span.js'
import { boothPlaces } from './booth-places.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { conflictingTimes } from './rules/booth/conflicting-times.js'
import { duplicateLine } from './rules/booth/duplicate-line.js'
import { duplicateTicket } from './rules/booth/duplicate-ticket.js'
import { evenMembers } from './rules/booth/even-members.js'
import { invalidLine } from './rules/booth/invalid-line.js'
import { invalidValue } from './rules/booth/invalid-value.js'
import { lateRenewal } from './rules/booth/late-renewal.js'
import { misplacedKey } from './rules/booth/misplaced-key.js'
import { misreadValue } from './rules/booth/misread-value.js'
import { unknownKey } from './rules/booth/unknown-key.js'
import { linesOf } from './text-lines.js'
import type { Line } from './text-lines.js'

const ofAll: ReadonlySet<string> = new Set(['transport', 'port', 'name', 'authfile', 'maxtimeskew', 'site', 'arbitrator', 'site-user', 'site-group', 'arbitrator-user', 'arbitrator-group', 'debug', 'ticket', 'enable-authfile'])
const ofTickets: ReadonlySet<string> = new Set(['expire', 'timeout', 'retries', 'renewal-freq', 'acquire-after', 'before-acquire-handler', 'attr-prereq', 'mode', 'weights'])
const all: readonly string[] = [...ofAll, ...ofTickets]

/** Keys of which each line counts, in their order. */
const addUp: ReadonlySet<string> = new Set(['site', 'arbitrator', 'attr-prereq'])

/** Keys of tickets that are times, with the smallest that is taken, in milliseconds. */
const times: ReadonlyMap<string, number> = new Map([['expire', 1], ['timeout', 1], ['renewal-freq', 1], ['acquire-after', 0]])

/** What a ticket is given where nothing is said; times in milliseconds. */
const builtIn = { expireMs: 600_000, timeoutMs: 5000, retries: 10, acquireAfterMs: 0, isManual: false }

/** A longer key or value is refused, in bytes. */
const longest = 64

/** The name by which a ticket says what holds for all that follow. */
const forAll = '__defaults__'

/**
 * Which sites share tickets, and for how long each ticket holds.
 *
 * Source: ClusterLabs/booth src/config.c read_config(); the tests ask boothd 1.0.
 */
export const booth = defineReader({
  id: 'booth',
  title: 'Booth',
  paths: [boothPlaces],
  *scan(input) {
    const state: State = { sites: [], arbitrators: [], tickets: [], named: new Map(), once: new Map(), settings: [], written: new Map(), counts: new Map(), defaults: { ...builtIn, isRenewalSet: false }, current: undefined }
    if (input.text.startsWith('\uFEFF')) yield { rule: invalidLine.id, at: originIn(input, { start: 0, end: 1 }), message: 'A byte order mark stands before the first key' }
    for (const line of linesOf(input.text)) {
      const item = itemIn(line)
      if (item === undefined) continue
      if ('fault' in item) yield { rule: invalidLine.id, at: originIn(input, item.span), message: item.fault }
      else yield* take(input, state, item)
    }
    yield* together(state)
    yield {
      kind: 'booth',
      origin: originIn(input, { start: 0, end: 0 }),
      path: input.path,
      sites: state.sites,
      arbitrators: state.arbitrators,
      port: state.port ?? 9929,
      tickets: state.tickets.map(({ isRenewalKnown: _known, ...ticket }) => ticket),
      settings: state.settings,
    }
    yield* settingsIn(input, state)
  },
})

interface Item {
  readonly key: string
  readonly keySpan: Span
  readonly value: string
  readonly valueSpan: Span
}

interface Ticket extends Omit<Writable<BoothTicket>, 'name'> {
  readonly name: BoothTicket['name']
  isRenewalKnown: boolean
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

interface State {
  readonly sites: { readonly value: string; readonly at: Origin }[]
  readonly arbitrators: { readonly value: string; readonly at: Origin }[]
  readonly tickets: Ticket[]
  readonly named: Map<string, Ticket>
  /** What may be said once only: the transport, and each address of a site or an arbitrator. */
  readonly once: Map<string, Origin>
  readonly settings: { readonly key: string; readonly value: string; readonly at: Origin }[]
  /** Every line by a key of its own, which names its ticket. */
  readonly written: Map<string, { readonly value: string; readonly at: Origin }>
  readonly counts: Map<string, number>
  readonly defaults: Writable<typeof builtIn> & { isRenewalSet: boolean }
  current: Ticket | 'defaults' | undefined
  port?: number
}

/** What C takes for a blank. */
function isBlank(character: string | undefined): boolean {
  return character !== undefined && ' \t\v\f\r'.includes(character)
}

/** Cuts a line as boothd does: what is not quoted goes on to the end of the line, number signs included. */
function itemIn(line: Line): Item | { readonly fault: string; readonly span: Span } | undefined {
  // Nothing of a line is read behind a NUL.
  const [text = ''] = line.text.split('\0', 1)
  const spanOf = (from: number, to: number): Span => ({ start: line.start + from, end: line.start + to })
  const behindBlanks = (from: number): number => {
    let at = from
    while (isBlank(text[at])) at += 1
    return at
  }
  const begin = behindBlanks(0)
  let end = text.length
  while (end > begin && isBlank(text[end - 1])) end -= 1
  if (begin >= end || text[begin] === '#') return undefined
  const wrong = (fault: string, from = begin, to = end): { readonly fault: string; readonly span: Span } => ({ fault, span: spanOf(from, to) })
  const key = /^[A-Za-z0-9_-]+/.exec(text.slice(begin, end))?.[0]
  if (key === undefined) return wrong('A key is to stand here')
  const sign = behindBlanks(begin + key.length)
  if (text[sign] !== '=') return wrong(`A sign of equality is to stand behind "${key}"`)
  const from = behindBlanks(sign + 1)
  if (from >= end) return wrong(`"${key}" has no value`)
  const item = (start: number, stop: number): ReturnType<typeof itemIn> => {
    const value = text.slice(start, stop)
    if (Math.max(byteLength(key), byteLength(value)) > longest) return wrong(`boothd takes keys and values of up to ${longest} bytes`, ...(byteLength(value) > longest ? [start, stop] : []))
    return { key, keySpan: spanOf(begin, begin + key.length), value, valueSpan: spanOf(start, stop) }
  }
  const quote = text[from] ?? ''
  if (quote !== '"' && quote !== "'") return item(from, end)
  const close = text.indexOf(quote, from + 1)
  if (close === -1) return wrong('This quote is not closed', from)
  const after = behindBlanks(close + 1)
  if (after < end && text[after] !== '#') return wrong('Nothing may stand behind the value', after)
  return close === from + 1 ? wrong(`"${key}" has no value`) : item(from + 1, close)
}

function* take(input: ReaderInput, state: State, item: Item): Generator<Fault> {
  const { key, keySpan, value, valueSpan } = item
  const at = originIn(input, { start: keySpan.start, end: valueSpan.end })
  if (!ofAll.has(key) && !ofTickets.has(key)) {
    const close = didYouMean(key, all)
    yield { rule: unknownKey.id, at: originIn(input, keySpan), message: `boothd does not know "${key}"${close === undefined ? '' : `; did you mean "${close}"?`}` }
    return
  }
  const fault = faultOf(key, value)
  if (fault !== undefined) yield { rule: invalidValue.id, at: originIn(input, valueSpan), message: fault }
  const other = misreadAs(key, value)
  if (other !== undefined) yield { rule: misreadValue.id, at: originIn(input, valueSpan), message: other }
  write(state, { key, value, at })
  if (ofTickets.has(key)) {
    if (state.current === undefined) yield { rule: misplacedKey.id, at: originIn(input, keySpan), message: `"${key}" stands before any ticket` }
    else if (fault === undefined) setTime(state, state.current, { key, value, at })
    return
  }
  yield* givenTwice(state, { key, value, at })
  if (key === 'site') state.sites.push({ value, at })
  else if (key === 'arbitrator') state.arbitrators.push({ value, at })
  else if (key === 'ticket') yield* openTicket(state, { value, at: originIn(input, valueSpan) })
  else state.settings.push({ key, value, at })
  if (key === 'port' && /^\d+$/.test(value)) state.port = Number(value)
}

/** One address is one member, whether it is called a site or an arbitrator. */
function* givenTwice({ once }: State, { key, value, at }: { readonly key: string; readonly value: string; readonly at: Origin }): Generator<Fault> {
  if (key !== 'site' && key !== 'arbitrator' && key !== 'transport') return
  const name = key === 'transport' ? key : `member ${value}`
  const first = once.get(name)
  if (first === undefined) once.set(name, at)
  else yield { rule: duplicateLine.id, at, message: key === 'transport' ? 'The transport is given twice' : `"${value}" is given twice`, related: [{ at: first, message: 'the first one' }] }
}

/** Keeps a line, to compare copies of the file: the last one counts, but for those that add up. */
function write({ written, counts, current }: State, { key, value, at }: { readonly key: string; readonly value: string; readonly at: Origin }): void {
  if (key === 'ticket') {
    written.set(`ticket ${value}`, { value: '', at })
    return
  }
  const within = current === undefined || !ofTickets.has(key) ? '' : `ticket ${current === 'defaults' ? forAll : current.name.value} / `
  const name = `${within}${key}`
  const count = (counts.get(name) ?? 0) + 1
  counts.set(name, count)
  written.set(count > 1 && addUp.has(key) ? `${name}#${count}` : name, { value, at })
}

function* settingsIn({ path }: ReaderInput, { written }: State): Generator<Fact> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const file = name === 'booth.conf' ? '' : `${name}: `
  for (const [key, { value, at }] of written) yield { kind: 'setting', origin: at, language: 'booth', path, key: `${file}${key}`, value }
}

function faultOf(key: string, value: string): string | undefined {
  const least = times.get(key)
  if (least !== undefined) {
    const ms = timeOf(value)
    return ms === undefined ? `"${value}" is no time for "${key}": a number of seconds, or of ms` : ms < least ? `"${key}" is to be above 0` : undefined
  }
  if (key === 'retries') {
    const retries = integerOf(value)
    return retries !== undefined && retries >= 3 && retries <= 100 ? undefined : '"retries" takes a number from 3 to 100'
  }
  if (key === 'attr-prereq') return isPrerequisite(value) ? undefined : `"${value}" is no prerequisite: auto or manual, an attribute, eq or ne, and a value`
  if (key === 'transport') return /^(?:udp|sctp)$/i.test(value) ? undefined : `"${value}" is no transport: it is UDP`
  if (key === 'ticket') return value === forAll || /^[A-Za-z0-9/-]{1,63}$/.test(value) ? undefined : `"${value}" is no name of a ticket: letters, digits, "-" and "/", up to 63 of them`
  return undefined
}

/** Quotes count in some releases only: what has them is taken for right. */
function isPrerequisite(value: string): boolean {
  if (/["'\\]/.test(value)) return true
  const [when = '', , operation = '', operand] = value.split(/[ \t]+/)
  return operand !== undefined && (when === 'auto' || when === 'manual') && (operation === 'eq' || operation === 'ne')
}

/** Says for what boothd takes a value that it does not refuse. */
function misreadAs(key: string, value: string): string | undefined {
  if (key === 'mode') return /^(?:manual|auto|automatic)$/i.test(value) ? undefined : `boothd takes "${value}" for auto: it knows manual only`
  if (key !== 'port') return undefined
  // A remark behind the digits does no harm.
  const port = Number(/^\d+(?=\s|$)/.exec(value)?.[0] ?? 0)
  return port >= 1 && port <= 65_535 ? undefined : `"${value}" is no port from 1 to 65535`
}

/** Reads a number as C does whose base its first digits tell. */
function integerOf(value: string): number | undefined {
  const [, number] = /^[ \t\v\f\r]*\+?(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.exec(value) ?? []
  return number === undefined ? undefined : /^0[0-7]/.test(number) ? Number.parseInt(number, 8) : Number(number)
}

/** Reads a time in milliseconds. */
function timeOf(value: string): number | undefined {
  const [, number, unit] = /^[ \t\v\f\r]*\+?(\d+)(ms)?$/.exec(value) ?? []
  return number === undefined ? undefined : Number(number) * (unit === undefined ? 1000 : 1)
}

function* openTicket(state: State, name: { readonly value: string; readonly at: Origin }): Generator<Fault> {
  if (name.value === forAll) {
    state.current = 'defaults'
    return
  }
  const known = state.named.get(name.value)
  if (known !== undefined) yield { rule: duplicateTicket.id, at: name.at, message: `Ticket "${name.value}" is given twice`, related: [{ at: known.name.at, message: 'the first one' }] }
  const { isRenewalSet, ...defaults } = state.defaults
  // Whether what is said of all tickets sets how often each is renewed differs between releases.
  const ticket: Ticket = { name, ...defaults, isRenewalKnown: !isRenewalSet }
  state.tickets.push(ticket)
  state.named.set(name.value, ticket)
  state.current = ticket
}

function setTime(state: State, current: Ticket | 'defaults', { key, value, at }: { readonly key: string; readonly value: string; readonly at: Origin }): void {
  const to = current === 'defaults' ? state.defaults : current
  const ms = timeOf(value) ?? 0
  if (key === 'expire') to.expireMs = ms
  else if (key === 'timeout') to.timeoutMs = ms
  else if (key === 'retries') to.retries = integerOf(value) ?? to.retries
  else if (key === 'acquire-after') to.acquireAfterMs = ms
  else if (key === 'mode') to.isManual = /^manual$/i.test(value)
  else if (key === 'renewal-freq') {
    if (current === 'defaults') state.defaults.isRenewalSet = true
    else Object.assign(current, { renewalMs: ms, isRenewalKnown: true })
  }
  if (current !== 'defaults' && (key === 'renewal-freq' || key === 'expire' || (current.timesAt === undefined && (key === 'timeout' || key === 'retries')))) current.timesAt = key === 'expire' && current.renewalMs !== undefined ? (current.timesAt ?? at) : at
}

function* together(state: State): Generator<Fault> {
  for (const { name, expireMs, timeoutMs, retries, renewalMs, timesAt, isRenewalKnown, isManual } of state.tickets) {
    const renewal = renewalMs ?? expireMs / 2
    const asking = timeoutMs * (retries + 1)
    if (isRenewalKnown && asking >= renewal) yield { rule: conflictingTimes.id, at: timesAt ?? name.at, message: `Ticket "${name.value}" is renewed each ${renewal / 1000} s, and asking for it may take ${asking / 1000} s: ${timeoutMs / 1000} s × ${retries + 1}` }
    else if (!isManual && renewalMs !== undefined && renewalMs > expireMs) yield { rule: lateRenewal.id, at: timesAt ?? name.at, message: `Ticket "${name.value}" ends after ${expireMs / 1000} s, and is renewed each ${renewalMs / 1000} s` }
  }
  const written = [...state.sites, ...state.arbitrators]
  const members = new Set(written.map(({ value }) => value))
  const last = state.sites[state.sites.length - 1]
  // One that is written twice may be meant for the odd one, and is told.
  if (last !== undefined && members.size === written.length && members.size % 2 === 0 && state.tickets.some(({ isManual }) => !isManual)) {
    yield { rule: evenMembers.id, at: last.at, message: `${members.size} sites and arbitrators vote: without an odd one half of them is no majority` }
  }
}
