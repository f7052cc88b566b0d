import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Fix } from '../../../diagnostics/fix.js'
import { templateLines } from '../../../syntax/template-marks.js'
import { listed } from '../../../text/quantity.js'
import { confirming } from '../analysis/meant.js'
import type { CorosyncConf, SectionView, Setting } from '../model.js'
import { doesRead, isAtLeast, isStrict, isSurelyFrom } from '../targets.js'
import { keyAt } from '../vocabulary.js'
import type { KeyEntry } from '../vocabulary.js'
import { isLegal } from './lines.js'
import { numberIn, rangeOf, readNumber } from './number.js'

/** LOGSYS_MAX_SUBSYS_NAMELEN is 64, with the byte that ends the name. */
const longestSubsystem = 63

/** Tells what is wrong with single values. */
export function* settingFaults({ top, sections }: Pick<CorosyncConf, 'top' | 'sections'>, target: string): Generator<Fault> {
  const counting = lastOnes(sections)
  for (const setting of top) {
    const entry = keyAt(setting.path)
    // A path with dots goes past all checks.
    if (entry?.in.length === 0 && isChecked(entry, target) && !isFilledIn(setting)) yield* valueFaults(setting, entry, target)
  }
  for (const section of sections) {
    for (const setting of section.settings) {
      const entry = keyAt(setting.path)
      if (entry === undefined || !isChecked(entry, target) || isFilledIn(setting)) continue
      if (isCheckedInTheEnd(entry) && !counting.has(setting)) continue
      yield* valueFaults(setting, entry, target)
    }
    yield* sectionFaults(section, target)
  }
}

/** A template writes the value. */
function isFilledIn({ value }: Setting): boolean {
  return templateLines(value.value).length > 0
}

/** Words of the log and of the transport are looked at when all is read: of several only the last counts. */
function isCheckedInTheEnd({ in: [section = ''], name }: KeyEntry): boolean {
  return section.startsWith('logging') || name === 'transport' || name === 'link_mode' || name === 'rrp_mode' || name === 'knet_transport'
}

/** Of the settings of one path the last; in sections that repeat, in each. */
function lastOnes(sections: readonly SectionView[]): ReadonlySet<Setting> {
  const last = new Map<string, Setting>()
  for (const [index, { path, settings }] of sections.entries()) {
    const isOneOfMany = path.startsWith('logging.') || path === 'totem.interface'
    for (const setting of settings) last.set(isOneOfMany ? `${index} ${setting.path}` : setting.path, setting)
  }
  return new Set(last.values())
}

function isChecked(entry: KeyEntry, target: string): boolean {
  return entry.reader === undefined && (doesRead(target, entry) || keepsChecking(entry, target))
}

/** Numbers of former releases that later ones check all the same: the times of redundant rings up to 3.1.9, some to this day. */
function keepsChecking({ name, in: [section], type }: KeyEntry, target: string): boolean {
  if (type !== 'u32' && type !== 'u8') return false
  if (name.startsWith('rrp_')) return !isSurelyFrom(target, '3.1.10')
  return isAtLeast(target, '2.0') && ((section === 'totem' && name === 'threads') || (section === 'quorum' && name !== 'quorumdev_poll' && name !== 'disallowed'))
}

function* valueFaults(setting: Setting, entry: KeyEntry, target: string): Generator<Fault> {
  const range = rangeOf(entry.type)
  const { value, path } = setting
  if (range !== undefined) {
    if (numberIn(value.value, range) !== undefined) return
    const isCrash = entry.type === 'u64' && isAtLeast(target, '2.3.4')
    const what = readNumber(value.value) === undefined ? 'not a whole number in decimal digits' : `outside ${range.min}–${range.max}`
    yield {
      rule: 'corosync-conf/invalid-number',
      at: value,
      message: `"${value.value}" is ${what}`,
      ...(isCrash ? { help: 'This release does not tell so: it aborts with an assertion.' } : {}),
      ...(isAtLeast(target, '2.3.4') ? {} : ({ severity: 'warning', origin: 'practice' } as const)),
    }
    return
  }
  if ((entry.type !== 'choice' && entry.type !== 'priority') || entry.values === undefined) return
  const words = wordsOf(path, entry.values, target)
  // Of priorities alone the case does not count.
  if (words.includes(entry.type === 'priority' ? value.value.toLowerCase() : value.value)) return
  const isLenient = path === 'totem.transport' && isAtLeast(target, '2.0') && !isAtLeast(target, '3.1')
  yield {
    ...choiceFault(setting, words),
    ...(isLenient ? ({ severity: 'warning', origin: 'practice' } as const) : {}),
  }
}

/** The words that a release takes for a key. */
export function wordsOf(path: string, words: readonly string[], target: string): readonly string[] {
  switch (path) {
    case 'totem.transport':
      if (target === 'main') return ['knet']
      return isStrict(target) ? words : ['udp', 'udpu', 'iba']
    case 'totem.crypto_cipher':
      return isStrict(target) ? words : [...words, '3des']
    case 'totem.ip_version':
      return isStrict(target) ? words : ['ipv4', 'ipv6']
    case 'logging.timestamp':
      return isStrict(target) ? words : ['on', 'off']
    default:
      return words
  }
}

function choiceFault({ value, key, path }: Setting, words: readonly string[]): Fault {
  const close = didYouMean(value.value, words)
  const fixes: readonly Fix[] = close === undefined ? [] : [{ title: `Write "${close}"`, safety: 'unsafe', edits: [{ file: value.file, span: value.span, newText: close }] }]
  const isNoCompression = path === 'totem.knet_compression_model' && value.value === 'none'
  return {
    rule: 'corosync-conf/invalid-choice',
    at: value,
    message: `"${value.value}" is no value of "${key.value}", which may be ${listed(words.map(word => `"${word}"`), 'or')}`,
    ...(isNoCompression ? { help: 'Packets are not compressed where the line is missing: delete it.' } : {}),
    fixes,
  }
}

/** Tells what is wrong with sections that take few keys. */
function* sectionFaults({ path, name, settings, inner }: SectionView, target: string): Generator<Fault> {
  switch (path) {
    case 'uidgid':
      for (const { key } of settings.filter(({ key }) => key.value !== 'uid' && key.value !== 'gid' && isLegal(key.value))) {
        yield { rule: 'corosync-conf/invalid-uidgid', at: key, message: `"${key.value}" stands in "uidgid", which takes "uid" and "gid" only` }
      }
      for (const { value } of settings.filter(({ key, value }) => (key.value === 'uid' || key.value === 'gid') && value.value === '')) {
        yield { rule: 'corosync-conf/invalid-uidgid', at: value, message: 'The user or group is missing' }
      }
      break
    case 'totem.interface.member':
      if (!isAtLeast(target, '2.0')) break
      for (const { key } of settings.filter(({ key }) => key.value !== 'memberaddr')) {
        yield { rule: 'corosync-conf/invalid-member', at: key, message: `"${key.value}" stands in "member", which takes "memberaddr" only` }
      }
      break
    case 'logging.logger_subsys':
    case 'logging.logging_daemon': {
      const wanted = path === 'logging.logger_subsys' ? 'subsys' : 'name'
      if (!settings.some(({ key }) => key.value === wanted)) {
        yield { rule: 'corosync-conf/missing-subsystem', at: name, message: `"${name.value}" lacks "${wanted}"`, ...confirming(settings, wanted) }
      }
      // The name becomes a part of the paths of its keys.
      for (const { value } of settings.filter(({ key, value }) => (key.value === 'subsys' || key.value === 'name') && !isLegal(value.value))) {
        yield { rule: 'corosync-conf/invalid-key', at: value, message: `"${value.value}" cannot be the name of a part of corosync`, ...(isStrict(target) ? {} : ({ severity: 'warning', origin: 'practice' } as const)) }
      }
      for (const { value } of settings.filter(({ key, value }) => wanted === 'subsys' && key.value === wanted && isStrict(target) && isLegal(value.value) && value.value.length > longestSubsystem)) {
        yield { rule: 'corosync-conf/too-long-path', at: value, message: `The name of the subsystem is longer than ${longestSubsystem} characters` }
      }
      const [first] = inner
      if (first !== undefined && path === 'logging.logger_subsys' && isAtLeast(target, '2.0') && target !== 'main') {
        yield { rule: 'corosync-conf/crashing-section', at: first.name, message: `A section in "logger_subsys" makes corosync crash` }
      }
      break
    }
    default:
  }
}
