import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { describe, expect, test } from 'vitest'

import {
  dialectOf,
  dialects,
  factsFor,
  isAtLeast,
  optionEntries,
  optionNamed,
  optionsNamed,
  structuresNamed,
  versionsOf,
  vocabulary,
  vocabularyAt,
} from '../../../src/languages/drbd-conf/vocabulary.js'
import type { OptionFacts, OptionSection } from '../../../src/languages/drbd-conf/vocabulary.js'

const reference = resolve(process.cwd(), '../shared/reference/drbd/options.json')

interface ReferenceFacts {
  readonly min?: number
  readonly max?: number
  readonly default?: number | string
  readonly scale?: string
  readonly enum?: readonly string[]
  readonly symbols?: readonly string[]
  readonly check?: string
  readonly form?: string
  readonly max_len?: number
  readonly max_len_since?: string
  readonly max_len_changes?: readonly (readonly [string, number])[]
  readonly since?: string
  readonly alias_of?: string
  readonly ctx?: string
  readonly gap?: string
  readonly only?: string
  readonly ignored_since?: string
  readonly 'in_9.34'?: { readonly max?: number }
  readonly min_changes?: readonly (readonly [string, number])[]
  readonly max_changes?: readonly (readonly [string, number])[]
  readonly default_changes?: readonly (readonly [string, number | string])[]
}
interface ReferenceOption {
  readonly section: OptionSection
  readonly name: string
  readonly since: string
  readonly until: string | null
  readonly dialects: Readonly<Record<string, ReferenceFacts>>
}
interface Reference {
  readonly options: readonly ReferenceOption[]
  readonly reserved_words: Readonly<Record<string, readonly string[]>>
  readonly statements: readonly { readonly name: string }[]
  readonly sections: readonly { readonly name: string }[]
}

/** The releases whose parsers were measured; the plain numbers of the reference are theirs. */
const measured: Readonly<Record<string, string>> = {
  '0.7': '0.7.19',
  '8.0': '8.0.16',
  '8.2': '8.2.7',
  '8.3': '8.3.16',
  '8.4': '8.4',
  '9': '9.22',
}

describe.skipIf(!existsSync(reference))('the table against the reference (skipped where the reference is not there)', () => {
  const { options, reserved_words, statements, sections } = existsSync(reference)
    ? (JSON.parse(readFileSync(reference, 'utf8')) as Reference)
    : { options: [], reserved_words: {}, statements: [], sections: [] }

  test('every option of the reference is there, and no other', () => {
    const names = [...new Set(options.map(option => option.section))].flatMap(section =>
      [...optionEntries(section)].map(entry => `${section}.${entry.name}`),
    )
    const expected = options.map(option => `${option.section}.${option.name}`)
    expect(names.filter(name => !expected.includes(name))).toEqual(['global.disable_io_hints', 'disk.rate', 'disk.after'])
    expect(expected.filter(name => !names.includes(name))).toEqual([])
  })

  for (const option of options) {
    for (const [dialect, facts] of Object.entries(option.dialects)) {
      if (facts.only !== undefined && option.name === 'discard-my-data') continue
      test(`${option.section}.${option.name} in ${dialect}`, () => {
        const entry = optionNamed(option.section, option.name)
        expect(entry).toBeDefined()
        if (entry === undefined) return
        const target = knowing(option, dialect, facts)
        const found = factsFor(entry, target)
        expect(found, `known to ${target}`).toBeDefined()
        if (found === undefined) return
        const beyond = shown[`${option.section}.${option.name} in ${dialect}`] ?? {}
        expect(comparable(found)).toEqual({ ...expectedOf(facts, target, option), ...beyond })
        for (const [field, changes] of [
          ['min', facts.min_changes],
          ['max', facts.max_changes],
          ['default', facts.default_changes],
          ['maxLength', facts.max_len_changes],
        ] as const) {
          for (const [release, value] of changes ?? []) {
            const version = release.replace('utils ', '')
            // 8.4 keeps its parser in drbd-utils, whose releases a target cannot name; its newest form is compared above.
            if (dialectOf(version) !== dialect) continue
            expect(factsFor(entry, version)?.[field], `${field} from ${release}`).toBe(value)
          }
        }
        if (facts['in_9.34']?.max !== undefined) expect(factsFor(entry, '9.34')?.max).toBe(facts['in_9.34'].max)
        if (facts.since !== undefined && dialectOf(facts.since) === dialect) {
          expect(factsFor(entry, facts.since), `known to ${facts.since}`).toBeDefined()
          expect(factsFor(entry, before(facts.since)), `unknown before ${facts.since}`).toBeUndefined()
        }
      })
    }
    test(`${option.section}.${option.name} is unknown to the other dialects`, () => {
      const entry = optionNamed(option.section, option.name)
      for (const dialect of dialects) {
        if (dialect in option.dialects || entry === undefined) continue
        expect(factsFor(entry, dialect), dialect).toBeUndefined()
      }
    })
  }

  for (const dialect of dialects) {
    test(`the reserved words of ${dialect}`, () => {
      const words = new Set(Object.values(reserved_words).flatMap(list => (Array.isArray(list) ? list : [])))
      const at = vocabularyAt(dialect)
      expect([...words].filter(word => at.isReserved(word)).sort()).toEqual([...(reserved_words[dialect] ?? [])].sort())
    })
  }

  test('every section and statement of the reference is there', () => {
    const names = [...sections, ...statements].flatMap(({ name }) =>
      name.includes('eq|ne') ? ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].map(word => `require-drbd-module-version-${word}`) : name.split(' / '),
    )
    const missing = names.filter(name => structuresNamed(name).length === 0 && name !== '_is_default' && name !== '_unknown')
    expect(missing).toEqual([])
  })
})

const proxyBuffer = { min: 0, max: 10_485_760, check: 'drbdadm' }

/** What the installed programs show and the reference does not say; the sweep over all options asks them. */
const shown: Readonly<Record<string, object>> = {
  'syncer.verify-alg in 9': { maxLength: 63 },
  'syncer.csums-alg in 9': { maxLength: 63 },
  'syncer.cpu-mask in 9': { maxLength: 31 },
  'proxy.sndbuf-size in 8.3': proxyBuffer,
  'proxy.sndbuf-size in 8.4': proxyBuffer,
  'proxy.rcvbuf-size in 8.3': proxyBuffer,
  'proxy.rcvbuf-size in 8.4': proxyBuffer,
}

function knowing(option: ReferenceOption, dialect: string, facts: ReferenceFacts): string {
  if (option.section === 'disk' && option.name === 'unplug-watermark') return '8.9.5'
  const reference = measured[dialect] ?? dialect
  const isLater = facts.since !== undefined && dialect === '9' && !isAtLeast(reference, facts.since)
  const since = option.since.replace('utils ', '').split(' ')[0] ?? ''
  const isYoung = dialect === '9' && dialectOf(since) === '9' && !isAtLeast(reference, since)
  if (isLater || isYoung) return '9.34'
  if (facts.since === '0.7.20') return '0.7.20'
  return facts.gap?.includes('8.9.3 - 9.28') === true ? '9.29' : reference
}

function before(release: string): string {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number)
  if (patch > 0) return `${major}.${minor}.${patch - 1}`
  return minor > 0 ? `${major}.${minor - 1}.999` : '8.9.11'
}

function comparable(facts: OptionFacts): Record<string, unknown> {
  const { min, max, scale, default: usual, values, check, maxLength, aliasOf, form } = facts
  return { min, max, scale, default: usual, values, check, maxLength, form, alias: aliasOf && { ...aliasOf } }
}

const checks: Readonly<Record<string, string>> = {
  'length only': 'length',
  'none (clamped later)': 'clamped',
  'drbdadm in 8.3.8 only': 'none',
}
const scales: Readonly<Record<string, number>> = { KiB: 1024, 'sector(512 B)': 512 }

function expectedOf(facts: ReferenceFacts, target: string, option: ReferenceOption): Record<string, unknown> {
  const { section, name } = option
  const isLengthChecked = facts.max_len_since === undefined || isAtLeast(target, facts.max_len_since)
  const lastLength = facts.max_len_changes?.filter(([release]) => isAtLeast(target, release)).at(-1)?.[1]
  return {
    min: facts.min,
    // minor-count of 8.3 shows that the list of changes is the surer one: drbdadm-83 takes 256.
    max: facts.max_changes?.filter(([release]) => isAtLeast(target, release)).at(-1)?.[1] ?? facts.max,
    scale: scales[facts.scale ?? ''] ?? 1,
    default: facts.default ?? generalDefault(option),
    values: facts.enum ?? facts.symbols,
    check:
      facts.check === undefined
        ? 'drbdadm'
        : facts.check === 'length only' && !isLengthChecked
          ? 'none'
          : (checks[facts.check] ?? facts.check),
    maxLength: isLengthChecked ? (lastLength ?? facts.max_len) : undefined,
    form: formOf(facts.form, name),
    alias: aliasOf(facts, section),
  }
}

/** Where the reference gives one default for all dialects; `none` and `unset` are no values that could be written. */
function generalDefault(option: ReferenceOption): unknown {
  const usual = (option as { readonly default?: unknown }).default
  return usual === 'none' || usual === 'unset' ? undefined : usual
}

function formOf(form: string | undefined, name: string): string {
  if (form === 'flag') return 'flag'
  if (form === 'yes/no/flag') return 'yes-no'
  if (form === 'yes/no/flag/no-prefix' || form === 'no-prefix') return 'yes-no-prefix'
  return ['disable-ip-verification', 'udev-always-use-vnr', 'disable-io-hints'].includes(name) ? 'flag' : 'value'
}

function aliasOf(facts: ReferenceFacts & { readonly moved_to?: string }, section: string): unknown {
  const text = facts.alias_of ?? facts.moved_to
  if (text === undefined) return undefined
  if (text.includes('/')) {
    const [other, name] = text.split('/')
    return { section: other, name }
  }
  const [name, value] = text.split(' ')
  return { section, name, ...(value === undefined ? {} : { value }) }
}

test('a version names a dialect', () => {
  const named = ['0.7.19', '0.7', '8.0.16', '8.2', '8.3.11', '8', '8.4', '8.4.11', '8.9.5', '9', '9.22', '9.34.0', 'newest']
  expect(named.map(dialectOf)).toEqual(['0.7', '0.7', '8.0', '8.2', '8.3', '8.4', '8.4', '8.4', '9', '9', '9', '9', '9'])
})

test('versions are compared over dialects', () => {
  expect(isAtLeast('9.22', '9.7')).toBe(true)
  expect(isAtLeast('9.22', '9.29')).toBe(false)
  expect(isAtLeast('9', '9.34')).toBe(true)
  expect(isAtLeast('8.4', '8.3.16')).toBe(true)
  expect(isAtLeast('8.3.9', '8.3.10')).toBe(false)
  expect(isAtLeast('0.7.19', '8.0')).toBe(false)
})

test('syncer of 9 takes the options that it is redistributed to, but not the resync rate before 9.29', () => {
  expect(vocabularyAt('9.22').option('syncer', 'timeout')?.facts.aliasOf).toEqual({ section: 'net', name: 'timeout' })
  expect(vocabularyAt('9.22').option('syncer', 'rate')).toBeUndefined()
  expect(vocabularyAt('9.22').option('syncer', 'c-plan-ahead')).toBeUndefined()
  expect(vocabularyAt('9.29').option('syncer', 'rate')?.facts.aliasOf).toEqual({ section: 'disk', name: 'resync-rate' })
  expect(vocabularyAt('8.4').option('syncer', 'timeout')).toBeUndefined()
})

test('any option of 9 may have no- in front, those of 8.4 only where the word is in the list', () => {
  expect(vocabularyAt('9.22').option('net', 'no-allow-two-primaries')?.isNegated).toBe(true)
  expect(vocabularyAt('9.22').option('net', 'no-tcp-cork')?.isNegated).toBe(true)
  expect(vocabularyAt('9.22').option('startup', 'no-stacked-timeouts')).toBeUndefined()
  expect(vocabularyAt('8.4').option('net', 'no-allow-two-primaries')).toBeUndefined()
  expect(vocabularyAt('8.4').option('net', 'no-tcp-cork')?.entry.name).toBe('no-tcp-cork')
})

test('the disk section of a connection takes the options of the peer device only', () => {
  const at = vocabularyAt('9.34')
  expect(at.option('disk', 'c-max-rate', 'connection')).toBeDefined()
  expect(at.option('disk', 'on-io-error', 'connection')).toBeUndefined()
  expect(at.option('disk', 'fencing', 'resource')).toBeDefined()
  expect(at.option('disk', 'fencing', 'volume')).toBeUndefined()
  expect(vocabularyAt('9.22').option('disk', 'fencing')).toBeUndefined()
})

test('the delay probes of 8.3.8 are dropped wherever they stand by 8.3.9, and outside syncer by 8.4', () => {
  expect(vocabularyAt('8.3.16').option('net', 'throttle-threshold')?.facts.status).toBe('ignored')
  expect(vocabularyAt('8.3.8').option('net', 'throttle-threshold')).toBeUndefined()
  expect(vocabularyAt('8.4').option('net', 'throttle-threshold')?.facts.status).toBe('ignored')
  expect(vocabularyAt('8.4').option('syncer', 'throttle-threshold')).toBeUndefined()
  expect(vocabularyAt('9.22').option('net', 'throttle-threshold')).toBeUndefined()
})

test('a word that a release does not know yet is not reserved there', () => {
  expect(vocabularyAt('9.22').isReserved('tiebreaker')).toBe(false)
  expect(vocabularyAt('9.34').isReserved('tiebreaker')).toBe(true)
  expect(vocabularyAt('9.22').isReserved('outside-address')).toBe(false)
  expect(vocabularyAt('8.3.16').isReserved('size')).toBe(true)
  expect(vocabularyAt('0.7.19').isReserved('resource')).toBe(false)
})

test('the releases that know a name, in words', () => {
  const versions = (section: string, name: string): string => {
    const entry = optionNamed(section, name)
    return entry === undefined ? 'missing' : versionsOf(entry)
  }
  expect(versions('net', 'timeout')).toBe('all')
  expect(versions('disk', 'disk-timeout')).toBe('8.3.12 and later')
  expect(versions('disk', 'use-bmbv')).toBe('8.0 to 8.4')
  expect(versions('syncer', 'group')).toBe('0.7')
  expect(versions('net', 'tls')).toBe('9 from drbd-utils 9.26')
  expect(versions('options', 'auto-promote')).toBe('9')
  expect(versions('syncer', 'c-min-rate')).toBe('8.3.9 and later, not drbd-utils 8.9.3 to 9.28')
  expect(versions('disk', 'fencing')).toBe('8.0 and later, with 9 from drbd-utils 9.29')
  expect(versions('disk', 'unplug-watermark')).toBe('drbd-utils 8.9.0 to 8.9.8')
  expect(versions('net', 'discard-my-data')).toBe('no release')
})

test('find reads a dotted path, a section and a bare name', () => {
  expect(vocabulary.find('net.ping-timeout')).toMatchObject({ unit: 'tenths of a second', default: '5' })
  expect(vocabulary.find('disk.resync-rate')?.value).toContain('1K–8G; without suffix it counts KiB')
  expect(vocabulary.find('disk.size')?.value).toContain('(0.7: 0–4193152M, without suffix in KiB; 8.0 to 8.2: 0–8192G)')
  expect(vocabulary.find('net.ping-timeout')?.value).toBe('tenths of a second, 1–300 (8.0 to 8.2: 1–100)')
  expect(vocabulary.find('net.allow-two-primaries')?.value).toBe('yes or no (8.0 to 8.3: no value)')
  expect(vocabulary.find('resource')?.kind).toBe('section')
  expect(vocabulary.find('quorum')?.values).toEqual(['off', 'majority', 'all'])
  expect(vocabulary.find('net.rate')).toBeUndefined()
  expect(vocabulary.find('nothing')).toBeUndefined()
})

test('every entry has a sentence, a source and its versions', () => {
  const entries = [...vocabulary.entries()]
  expect(entries.length).toBeGreaterThan(180)
  for (const entry of entries) {
    expect(entry.doc, entry.name).toMatch(/^[A-Z].*\.$/)
    expect(entry.source, entry.name).not.toBe('')
    expect(entry.versions, entry.name).not.toBe('')
  }
})

test('a name that stands in several sections is found in all of them', () => {
  expect(optionsNamed('fencing').map(entry => entry.section)).toEqual(['disk', 'net'])
})
