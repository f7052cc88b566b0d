import { byteLength } from '../../../text/byte-length.js'
import { quantityOf } from '../../../values/drbd-quantity.js'
import type { Span } from '../../../text/span.js'
import type { Item, Word } from '../ast.js'
import { endOf, textOf } from '../ast.js'
import { isIpv6Word, lexemeOf, longestBare } from './lexis.js'
import type { OptionSection, Setting } from '../schema.js'
import type { OptionAt, OptionSection as SectionName, Place } from '../vocabulary.js'
import { isAtLeast } from '../vocabulary.js'
import type { Context } from './context.js'
import { kept, placeOf, report } from './context.js'
import { readItems } from './items.js'
import type { Rest } from './statement.js'
import { endFaulty, endStatement, hasBlock, isMeantAsName, isName, missingValue, reportBroken, reportTooLong, shown } from './statement.js'
import { readStray } from './stray.js'
import { unknownOption } from './unknown.js'
import { isInRange, rangeText, readNumber } from './ranges.js'
import { createSettingIndex } from './setting-index.js'
import { withValuesOnNextLine } from './value-on-next-line.js'
import { writtenSetting } from './written-setting.js'

/** Reads a block of options such as `net { … }`. `place` says where the block stands. */
export function readOptionSection(ctx: Context, item: Item, section: SectionName, place: Place): OptionSection {
  const settings: Setting[] = []
  if (hasBlock(ctx, item, 1)) readSettings(ctx, item, section, place, settings)
  const { file, span, extent } = placeOf(ctx, item)
  return { file, span, extent, name: section, settings: kept(settings) }
}

/** Reads the settings in a block of options. */
export function readSettings(ctx: Context, item: Item, section: SectionName, place: Place, settings: Setting[]): void {
  const around: Surrounding = { section, place, settings }
  const items = joinedSettings(ctx, item.block?.items ?? [], around)
  readItems(ctx, items, { place, section }, inner => readSetting(ctx, inner, around))
}

/** Joins options that stand alone on their line with what drbdadm takes for their values. */
export function joinedSettings(ctx: Context, items: readonly Item[], around: Omit<Surrounding, 'settings'>): readonly Item[] {
  return withValuesOnNextLine(ctx, items, {
    isSwallowing: item => ctx.dialect === '9' && optionOf(ctx, item, around)?.facts.kind === 'host-list',
    isAccepted: item => isAccepted(ctx, item, around),
  })
}

/** Tells whether drbdadm takes a setting, which is read as if it stood alone. */
function isAccepted(ctx: Context, item: Item, around: Omit<Surrounding, 'settings'>): boolean {
  const option = optionOf(ctx, item, around)
  if (option === undefined || option.facts.form === 'flag') return false
  const apart: Context = { ...ctx, faults: [], settings: createSettingIndex() }
  return readValue(apart, item, option, { ...around, settings: [] }) === undefined && apart.faults.length === 0
}

function optionOf(ctx: Context, { words }: Item, { section, place }: Omit<Surrounding, 'settings'>): OptionAt | undefined {
  const [head] = words
  return head?.kind === 'Bare' ? ctx.vocabulary.option(section, textOf(head), place) : undefined
}

/** Where a setting stands, and the list that it joins. */
interface Surrounding {
  readonly section: SectionName
  readonly place: Place
  readonly settings: Setting[]
}

/** Reads one setting; what it cannot read is reported. */
export function readSetting(ctx: Context, item: Item, around: Surrounding): Rest {
  const { section, place } = around
  const head = item.words[0]
  if (head === undefined || item.kind === 'Stray') return readStray(ctx, item)
  const isQuoted = head.kind !== 'Bare'
  const name = textOf(head)
  if (isQuoted && !(ctx.dialect === '9' && section !== 'global' && head.kind === 'QuotedString')) {
    if (head.kind === 'UnclosedString' || head.kind === 'BrokenString') reportBroken(ctx, head)
    else
      report(ctx, 'unexpected-word', {
        start: head.start,
        end: item.words[item.words.length - 1]?.end ?? head.end,
        message: `"${shown(head)}" stands where an option of "${section}" is expected`,
      })
    return undefined
  }
  const option = ctx.vocabulary.option(section, name, place)
  if (section === 'proxy' && isPluginList(ctx, item, option)) {
    if (hasBlock(ctx, item, 1)) readPlugins(ctx, item)
    return undefined
  }
  if (option === undefined) return unknownOption(ctx, item, { section, place })
  if (section === 'proxy' && option.entry.section === 'syncer') noteStray(ctx, head)
  return readValue(ctx, item, option, around)
}

function readValue(ctx: Context, item: Item, option: OptionAt, around: Surrounding): Rest {
  const { facts } = option
  const head = item.words[0]
  const value = item.words[1]
  if (head === undefined) return undefined
  if (facts.kind === 'host-list') return readHostList(ctx, item, option, around)
  if (facts.form === 'flag') return readFlag(ctx, item, option, around)
  if (value === undefined) {
    if (!standsAlone(ctx, item, option, around)) return missingValue(ctx, item, 'its value')
    add(ctx, item, option, around, undefined)
    return endStatement(ctx, item, 1)
  }
  if (option.isNegated && ctx.dialect === '8.4') return endStatement(ctx, item, 1)
  if (around.section === 'global') return readGlobalValue(ctx, item, option, around)
  const known = value.kind === 'Bare' ? ctx.values.get(option)?.get(value.image) : undefined
  if (known !== undefined) {
    add(ctx, item, option, around, value, known.number)
    return endValue(ctx, item)
  }
  const { length: before } = ctx.faults
  if (!isReadable(ctx, value, option)) return undefined
  // Directly in a resource the grammar of 8.x demands a name, where sections take numbers too.
  if (around.section === 'resource' && ctx.dialect !== '9' && !isName(ctx, value, 'value')) return undefined
  const number = numberOf(option, textOf(value))
  if (facts.status === 'ignored' && item.words[2]?.image === '_is_default') checkMark(ctx, item.words[2], around)
  add(ctx, item, option, around, value, number)
  checkValue(ctx, option, head, value)
  if (ctx.faults.length > before) return endValue(ctx, item, before)
  if (value.kind === 'Bare') remember(ctx, option, value.image, number)
  return endValue(ctx, item)
}

/** Reads a switch, whose presence alone counts. */
function readFlag(ctx: Context, item: Item, option: OptionAt, around: Surrounding): Rest {
  const [head, value] = item.words
  const isDefault = value?.image === '_is_default' && knowsDefaultMark(ctx) && around.section !== 'startup'
  if (isDefault) checkMark(ctx, value, around)
  add(ctx, item, option, around, undefined)
  if (head !== undefined && value !== undefined && !isDefault && (item.words.length === 2 || value.kind !== 'Bare')) {
    report(ctx, 'unexpected-value', {
      start: value.start,
      end: value.end,
      message: `"${shown(head)}" is a switch without a value in ${dialectName(ctx)}, not "${shown(value)}"`,
      help: 'Its presence alone turns it on.',
    })
    return undefined
  }
  return endStatement(ctx, item, isDefault ? 2 : 1)
}

/** Tells whether an option may be a name without a value. Dialect 9 reads a bare name as yes, whatever the option, and does not check that. */
function standsAlone(ctx: Context, item: Item, option: OptionAt, around: Surrounding): boolean {
  const { form } = option.facts
  if (form === 'yes-no' || form === 'yes-no-prefix') return true
  return ctx.dialect === '9' && around.section !== 'global' && item.block === undefined && !isComparedNumber(ctx, option, around)
}

/** Most values of an option come again and again, and need no second look. */
function remember(ctx: Context, option: OptionAt, text: string, number: number | undefined): void {
  let values = ctx.values.get(option)
  if (values === undefined) ctx.values.set(option, (values = new Map()))
  if (values.size < mostRemembered) values.set(text, { number })
}

const mostRemembered = 64

/** `before` is how many faults there were before the value was looked at. */
function endValue(ctx: Context, item: Item, before = ctx.faults.length): Rest {
  const next = item.words[2]
  if (next === undefined) return endFaulty(ctx, item, 2, before)
  if (ctx.dialect === '9') return endFaulty(ctx, item, 1 + lengthOfValue(item), before)
  const hasDefaultMark = next.image === '_is_default' && knowsDefaultMark(ctx)
  return endFaulty(ctx, item, hasDefaultMark ? 3 : 2, before)
}

/** drbdadm 8.3 puts the mark on the last value of the section, and crashes where there is none yet. */
function checkMark(ctx: Context, mark: Word, { settings }: Surrounding): void {
  if (ctx.dialect !== '8.3' || settings.some(setting => setting.hasValue)) return
  report(ctx, 'unexpected-value', {
    start: mark.start,
    end: mark.end,
    message: 'drbdadm 8.3 crashes on "_is_default" where no option with a value stands before it in the section',
    help: 'Delete it; it has no effect.',
  })
}

/**
 * drbdadm compares the numbers that the volumes of two hosts give to their link, and fails where one is a bare name. Those of
 * `common` it compares once a resource with two hosts inherits them: `unsafe-omitted-value` knows whether one does.
 */
function isComparedNumber({ isTemplate }: Context, { facts }: OptionAt, { place }: Surrounding): boolean {
  return facts.table === 'peer-device' && facts.kind === 'number' && (place !== 'common' || isTemplate === true) && place !== 'connection' && place !== 'connection-volume'
}

/** In `global` the words must be bare, and numbers must look like such to the scanner. */
function readGlobalValue(ctx: Context, item: Item, option: OptionAt, around: Surrounding): Rest {
  const [head, value] = item.words
  if (head === undefined || value === undefined) return undefined
  const { facts } = option
  const { length: before } = ctx.faults
  add(ctx, item, option, around, value, numberOf(option, textOf(value)))
  if (facts.kind === 'enum' || facts.kind === 'boolean') {
    if (value.kind !== 'Bare' || facts.values?.includes(value.image) !== true) reportWord(ctx, option, head, value)
  } else if (lexemeOf(value, ctx) !== 'number' && ctx.dialect !== '0.7') {
    report(ctx, 'invalid-number', {
      start: value.start,
      end: value.end,
      message: `"${shown(value)}" is not a number, which "${shown(head)}" needs`,
    })
  } else {
    checkNumber(ctx, option, head, value)
  }
  return endFaulty(ctx, item, 2, before)
}

/** Counts the words of a value: dialect 9 takes any token, and what looks like an IPv6 address is one. */
function lengthOfValue({ words }: Item): number {
  let end = 1
  while (end + 1 < words.length && words[end]?.end === words[end + 1]?.start) end += 1
  const text = words
    .slice(1, end + 1)
    .map(word => word.image)
    .join('')
  return isIpv6Word(text) ? end : 1
}

/** `_is_default` was printed by drbdsetup up to 8.3, and read back. */
function knowsDefaultMark(ctx: Context): boolean {
  return ctx.dialect === '8.0' || ctx.dialect === '8.2' || ctx.dialect === '8.3'
}

function dialectName(ctx: Context): string {
  return `DRBD ${ctx.dialect}`
}

/** Tells whether the scanner takes a word for the value of an option. */
function isReadable(ctx: Context, value: Word, { entry, facts }: OptionAt): boolean {
  const lexeme = lexemeOf(value, ctx)
  if (lexeme === 'broken') {
    reportBroken(ctx, value)
    return false
  }
  if (lexeme === 'too-long') {
    // The scanner takes one character more, and only then finds the word too long, which as a value does no harm in 9.
    if (ctx.dialect === '9' && value.image.length === longestBare(ctx.vocabulary) + 1) return true
    reportTooLong(ctx, value)
    return ctx.dialect === '9'
  }
  if (ctx.dialect === '9' && byteLength(value.image, ctx.encoding) > 1 && value.kind === 'Unknown') {
    // To the scanner each byte of it is a sign: it takes the first for the value, and misses the ";" behind it.
    const { start, end } = value
    report(ctx, 'unquoted-word', { start, end, message: `"${shown(value)}" must be quoted, drbdadm 9 reads it byte by byte` })
    return false
  }
  if (ctx.dialect === '9' || lexeme === 'number') return true
  if (
    lexeme === 'keyword' &&
    ((value.image === 'on' && isAtLeast(ctx.target, '8.3')) || (facts.form === 'yes-no' && isSwitchWord(value.image)))
  )
    return true
  if (entry.isSecret !== true || lexeme === 'name') return isName(ctx, value, 'value')
  const { start, end } = value
  report(ctx, 'unquoted-word', { start, end, message: 'This secret is no text to drbdadm, unless it is quoted' })
  return false
}

function isSwitchWord(word: string): boolean {
  return word === 'yes' || word === 'no'
}

/** Adds a setting; `number` is the value's where it is one. */
function add(ctx: Context, item: Item, option: OptionAt, around: Surrounding, value: Word | undefined, number?: number): void {
  const head = item.words[0]
  if (head === undefined) return
  const text = value === undefined ? (option.facts.aliasOf?.value ?? (option.isNegated ? 'no' : 'yes')) : textOf(value)
  const setting = writtenSetting(ctx.file, around.section, option, { item, head, value, text, number })
  around.settings.push(setting)
  ctx.settings.add(setting)
}

function numberOf({ facts }: OptionAt, text: string): number | undefined {
  return facts.kind === 'number' || facts.kind === 'number-or-word' ? quantityOf(text, facts.scale) : undefined
}

/** Reports a value that the daemon itself refuses; what only drbdsetup or the kernel refuses is left to rules. */
function checkValue(ctx: Context, option: OptionAt, head: Word, value: Word): void {
  const { facts } = option
  const text = textOf(value)
  if (facts.check === 'length') return checkLength(ctx, option, head, value)
  if (facts.check === 'clamped' && ctx.dialect === '9') {
    if (quantityOf(text, facts.scale) === undefined) checkNumber(ctx, option, head, value)
    return
  }
  if (facts.check !== 'drbdadm') return
  const isWord =
    facts.values?.includes(text) === true ||
    (facts.isCaseInsensitive === true && facts.values?.includes(text.toUpperCase()) === true)
  switch (facts.kind) {
    case 'boolean':
    case 'flag':
      return checkSwitch(ctx, head, value)
    case 'enum':
      if (!isWord) reportWord(ctx, option, head, value)
      return
    case 'number':
    case 'number-or-word':
      if (!isWord) checkNumber(ctx, option, head, value)
      return
    default:
      return
  }
}

function checkLength(ctx: Context, { facts }: OptionAt, head: Word, value: Word): void {
  if (facts.maxLength === undefined || byteLength(textOf(value), ctx.encoding) <= facts.maxLength) return
  report(ctx, 'invalid-string', {
    start: value.start,
    end: value.end,
    message: `The value of "${shown(head)}" is longer than ${facts.maxLength} bytes`,
  })
}

function checkSwitch(ctx: Context, head: Word, value: Word): void {
  const text = textOf(value)
  if ((text === 'yes' || text === 'no') && (ctx.dialect !== '8.4' || value.kind === 'Bare')) return
  report(ctx, 'invalid-word', {
    start: value.start,
    end: value.end,
    message: `"${shown(value)}" is not valid for "${shown(head)}"; expected yes or no${isSwitchWord(text) ? ', without quotes' : ''}`,
  })
}

function reportWord(ctx: Context, option: OptionAt, head: Word, value: Word): void {
  const words = option.facts.values ?? []
  report(ctx, 'invalid-word', {
    start: value.start,
    end: value.end,
    message: `"${shown(value)}" is not valid for "${shown(head)}"; expected ${words.join(', ')}`,
  })
}

function checkNumber(ctx: Context, option: OptionAt, head: Word, value: Word): void {
  const { start, end } = value
  const number = readNumber(option, textOf(value), ctx.dialect)
  if (number === undefined) {
    report(ctx, 'invalid-number', {
      start,
      end,
      message: `"${shown(value)}" is not a number, which "${shown(head)}" needs (${rangeText(option)})`,
      ...unitMeant(textOf(value)),
    })
  } else if (!isInRange(option, number)) {
    report(ctx, 'invalid-range', {
      start,
      end,
      message: `"${shown(head)}" ${shown(value)}${inSectors.test(textOf(value)) ? ` means ${number / 512} sectors, ${number} bytes, which` : ''} is outside ${rangeText(option)}`,
      ...secondsMeant(option, textOf(value)),
    })
  }
}

const inSectors = /^(\d{1,9})s$/

/** Whoever writes `5s` means seconds; some options count in tenths of one. */
function secondsMeant({ entry }: OptionAt, text: string): { readonly help?: string } {
  const [, digits] = inSectors.exec(text) ?? []
  if (digits === undefined) return {}
  const isTenths = entry.unit === '0.1 s'
  const number = isTenths ? Number(digits) * 10 : Number(digits)
  return { help: `"s" is a unit of sectors, 512 bytes each: write ${number}, the unit is ${isTenths ? 'a tenth of a second' : 'known'}.` }
}

/** Whoever writes `10MB` or `10MiB/s` means `10M`. */
function unitMeant(text: string): { readonly help?: string } {
  const [, number] = /^(\d{1,12}[KMG])i?B(?:\/s|ps)?$/i.exec(text) ?? []
  return number === undefined ? {} : { help: `Units are K, M and G alone: write ${number}.` }
}

function readHostList(ctx: Context, item: Item, option: OptionAt, around: Surrounding): Rest {
  const head = item.words[0]
  const names = item.words.slice(1)
  if (head === undefined) return undefined
  if (ctx.dialect === '9') {
    add(ctx, item, option, around, names[0])
    // Of a string that is too long, the scanner takes the closing quote for the start of the next one.
    const long = names.find(name => name.kind === 'QuotedString' && lexemeOf(name, ctx) === 'too-long')
    if (long !== undefined) reportTooLong(ctx, long)
    if (item.end >= 0) return undefined
    const end = endOf(item)
    if (item.block !== undefined || !/^[^{};]*;/.test(ctx.text.slice(end, end + 1000)))
      return endStatement(ctx, item, item.words.length)
    // drbdadm 9 throws away everything up to the next ";", and so the next statement.
    report(ctx, 'missing-semicolon', {
      start: end,
      end,
      message: `";" is missing after "${shown(names[names.length - 1] ?? head)}"; drbdadm ignores the next statement`,
      severity: 'warning',
      origin: 'practice',
    })
    return undefined
  }
  if (names.length === 0) return missingValue(ctx, item, 'a host')
  const most = isAtLeast(ctx.target, '8.3') ? names.length : 1
  for (const name of names.slice(0, most)) {
    if (!isMeantAsName(ctx, name, 'host')) return undefined
    add(ctx, item, option, around, name)
  }
  return endStatement(ctx, item, 1 + most)
}

/** Tells whether an item is the list of plugins; 9 takes any unknown name with a block for it. */
function isPluginList(ctx: Context, { block, words }: Item, option: OptionAt | undefined): boolean {
  if (option?.facts.kind === 'block') return true
  return ctx.dialect === '9' && option === undefined && block !== undefined && words.length === 1
}

/** DRBD 8.4 reads the options of the old `syncer` section in `proxy`, too, where they have no effect. */
function noteStray(ctx: Context, head: Word): void {
  report(ctx, 'misplaced-option', {
    start: head.start,
    end: head.end,
    severity: 'warning',
    origin: 'practice',
    message: `"${shown(head)}" has no effect in "proxy"`,
  })
}

function readPlugins(ctx: Context, item: Item): void {
  for (const [index, line] of (item.block?.items ?? []).entries()) {
    const broken = line.words.find(({ kind }) => kind === 'UnclosedString' || kind === 'BrokenString')
    if (line.kind === 'Stray' || line.words.length === 0) readEmptyPlugin(ctx, line)
    else if (broken !== undefined) reportBroken(ctx, broken)
    else if (line.end < 0) endStatement(ctx, line, line.words.length)
    else if (ctx.dialect === '8.3') checkPlugin(ctx, line.words.slice(index === 0 ? 1 : 0))
  }
}

/** From 8.4 on a `;` alone is an empty line of the list; 8.3 crashes on it. */
function readEmptyPlugin(ctx: Context, line: Item): void {
  const isEmpty = line.kind === 'Item' && line.block === undefined
  if (ctx.dialect === '8.3' || !isEmpty) readStray(ctx, line)
}

/** drbdadm 8.3 keeps no text of keywords and signs: it takes that of the word before them again, and frees it twice. */
function checkPlugin(ctx: Context, words: readonly Word[]): void {
  const addresses = ipv6WordsIn(ctx, words)
  const word = words.find(other => isTextless(ctx, other) && !addresses.some(({ start, end }) => other.start >= start && other.end <= end))
  if (word === undefined) return
  report(ctx, 'unquoted-word', {
    start: word.start,
    end: word.end,
    message: `drbdadm 8.3 crashes on "${shown(word)}" in a list of plugins, unless it is quoted`,
  })
}

/** Eight groups, the colons between them, and a zone with its signs. */
const mostIpv6Words = 24

/** Finds what the scanner takes for IPv6 addresses, of which each is one word to it; here their colons are words of their own. */
function ipv6WordsIn({ text }: Context, words: readonly Word[]): readonly Span[] {
  const found: Span[] = []
  for (const [index, { start }] of words.entries()) {
    if (start < (found[found.length - 1]?.end ?? 0)) continue
    const rest = words.slice(index, index + mostIpv6Words)
    const gap = rest.findIndex((word, at) => word.start !== (rest[at - 1]?.end ?? start))
    const last = rest.slice(0, gap === -1 ? rest.length : gap).findLast(({ end }) => isIpv6Word(text.slice(start, end)))
    if (last !== undefined) found.push({ start, end: last.end })
  }
  return found
}

function isTextless(ctx: Context, word: Word): boolean {
  const lexeme = lexemeOf(word, ctx)
  return lexeme === 'sign' || lexeme === 'broken' || (lexeme === 'keyword' && textlessWords.has(word.image))
}

/** The keywords of 8.3 of which its scanner keeps no text; the names of options and families it copies. */
const textlessWords: ReadonlySet<string> = new Set([
  '_is_default', '_remote_host', '_this_host', 'address', 'ask', 'become-primary-on', 'common', 'device', 'dialog-refresh',
  'disable-ip-verification', 'disk', 'flexible-meta-disk', 'floating', 'global', 'handlers', 'ignore-on', 'include',
  'inside', 'meta-disk', 'minor', 'minor-count', 'net', 'no', 'on', 'outside', 'protocol', 'proxy', 'resource', 'skip',
  'stacked-on-top-of', 'stacked-timeouts', 'startup', 'syncer', 'usage-count', 'yes',
])
