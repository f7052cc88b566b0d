import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import { vocabularyAt } from '../../../src/languages/drbd-conf/vocabulary.js'
import type { OptionSection } from '../../../src/languages/drbd-conf/vocabulary.js'
import { createRandom, generateConfiguration } from './generate.js'
import type { Random } from './generate.js'

const language = drbdConf as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 100)

/** One word of a valid text was changed. */
interface Breakage {
  readonly text: string
  /** What a person who made the mistake would look at: the statement around it, and the head of a block it opens or closes. */
  readonly edited: readonly Span[]
  readonly kind: (typeof kinds)[number]
}

interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

const foreign = ['x', 'net', 'disk', '10', ';', 'yes', '/dev/sda9', 'timeout', 'connection', 'incon-degr-cmd', '192.0.2.9', ':']
const kinds = ['deleted', 'doubled', 'replaced', 'misspelt', 'pushed out of range', 'moved', 'of another release'] as const

function broken(text: string, target: string, random: Random): Breakage | undefined {
  const tokens = language
    .tokenize(createSource('blame', text))
    .filter(({ channel }) => channel === 'code')
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
  const kind = random.pick(kinds)
  if (kind === 'moved') return moved(text, tokens, random)
  if (kind === 'of another release') return withForeignOption(text, tokens, { target, random })
  const index = random.below(tokens.length)
  const { start, end, text: old } = tokens[index] as Token
  const next = changed(old, kind, random)
  if (next === undefined) return undefined
  const shift = next.length - old.length
  const shifted = (span: Span): Span => ({
    start: span.start > start ? span.start + shift : span.start,
    end: span.end > start ? span.end + shift : span.end,
  })
  return {
    text: text.slice(0, start) + next + text.slice(end),
    edited: editedPlaces(tokens, index).map(shifted),
    kind,
  }
}

/** A block of options goes into another block. */
function moved(text: string, tokens: readonly Token[], random: Random): Breakage | undefined {
  const heads = tokens.flatMap((token, index) => (sections.has(token.text) && tokens[index + 1]?.text === '{' ? [index] : []))
  const blocks = tokens.flatMap((token, index) => (token.text === '{' ? [index] : []))
  if (heads.length === 0) return undefined
  const head = random.pick(heads)
  const close = closeOf(tokens, head + 1)
  const goal = random.pick(blocks)
  if (close < 0 || (goal >= head && goal <= close)) return undefined
  const { start } = tokens[head] as Token
  const { end } = tokens[close] as Token
  const section = text.slice(start, end)
  const at = (tokens[goal] as Token).end
  const isDown = at > start
  const place = isDown ? at - section.length : at
  const without = text.slice(0, start) + text.slice(end)
  return {
    text: `${without.slice(0, place)}\n${section}\n${without.slice(place)}`,
    edited: [{ start: place, end: place + section.length + 2 }],
    kind: 'moved',
  }
}

const sections: ReadonlySet<string> = new Set(['net', 'disk', 'syncer', 'startup', 'handlers', 'options', 'on', 'global'])

/** A line with an option that only other releases know goes into a section. */
function withForeignOption(text: string, tokens: readonly Token[], { target, random }: { target: string; random: Random }): Breakage | undefined {
  const heads = tokens.flatMap((token, index) => (optionSections.includes(token.text as OptionSection) && tokens[index + 1]?.text === '{' ? [index] : []))
  if (heads.length === 0) return undefined
  const head = random.pick(heads)
  const section = (tokens[head] as Token).text as OptionSection
  const names = ['0.7.19', '8.2.7', '8.3.16', '8.4', '9.34'].flatMap(other => vocabularyAt(other).options(section, 'resource').map(({ entry }) => entry.name))
  const others = names.filter(name => vocabularyAt(target).option(section, name, 'resource') === undefined)
  if (others.length === 0) return undefined
  const line = `\n${random.pick(others)} 10;\n`
  const at = (tokens[head + 1] as Token).end
  return { text: text.slice(0, at) + line + text.slice(at), edited: [{ start: at, end: at + line.length }], kind: 'of another release' }
}

const optionSections: readonly OptionSection[] = ['disk', 'net', 'syncer', 'startup', 'handlers', 'options']

function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === '{') depth += 1
    if (tokens[index]?.text === '}') depth -= 1
    if (depth === 0) return index
  }
  return -1
}

function changed(old: string, kind: (typeof kinds)[number], random: Random): string | undefined {
  const place = random.below(old.length)
  switch (kind) {
    case 'deleted':
      return ''
    case 'doubled':
      return `${old} ${old}`
    case 'replaced':
      return random.pick(foreign)
    case 'misspelt':
      return `${old.slice(0, place)}x${old.slice(place + 1)}`
    default:
      return /^\d+$/.test(old) ? '99999999' : undefined
  }
}

/** The statement that holds a word, from sign to sign; of a brace also the head of its block, and of a `;` what follows. */
function editedPlaces(tokens: readonly Token[], index: number): Span[] {
  const isSign = (at: number): boolean => /^[{};]$/.test(tokens[at]?.text ?? ';')
  const around = (at: number): Span => {
    let first = at
    while (first > 0 && !isSign(first - 1)) first -= 1
    let last = at
    while (last < tokens.length - 1 && !isSign(last)) last += 1
    return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }
  }
  const places = [around(index)]
  const { text } = tokens[index] as Token
  if (text === '}') places.push(around(openOf(tokens, index)))
  return places
}

function openOf(tokens: readonly Token[], close: number): number {
  let depth = 0
  for (let index = close; index > 0; index -= 1) {
    if (tokens[index]?.text === '}') depth += 1
    if (tokens[index]?.text === '{') depth -= 1
    if (depth === 0) return index
  }
  return 0
}

/** Tells whether a finding points at one of the places: a duplicate points at both of its two. */
function isNear({ span, related }: Diagnostic, places: readonly Span[]): boolean {
  const spans = [span, ...related.map(other => other.span)]
  return places.some(({ start, end }) => spans.some(other => other.start <= end + 1 && other.end >= start - 1))
}

/** What a change brought about: findings that were not there before, told by rule and message. */
function news(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const old = before.map(({ rule, message }) => `${rule} ${message}`)
  return after.filter(({ rule: code, message }) => {
    const at = old.indexOf(`${code} ${message}`)
    if (at >= 0) old.splice(at, 1)
    return at < 0
  })
}

describe('one changed word', () => {
  test.each(['0.7.19', '8.0.16', '8.2.7', '8.3.16', '8.4', '9.34'])(
    '%s is blamed at its statement, and alone',
    { timeout: 600_000 + runs * 50 },
    target => {
      const random = createRandom(20061122)
      let breakages = 0
      let findings = 0
      const astray: string[] = []
      for (let seed = 0; breakages < runs; seed += 1) {
        const valid = generateConfiguration({ target, seed })
        const breakage = broken(valid, target, random)
        if (breakage === undefined) continue
        const { text, edited, kind } = breakage
        const options = { target, host: 'alpha' }
        const found = findingsOf(language, { text, ...options })
        if (!found.some(({ severity, origin }) => severity === 'error' && origin === 'daemon')) continue
        const fresh = news(findingsOf(language, { text: valid, ...options }), found)
        const errors = fresh.filter(({ severity }) => severity === 'error')
        breakages += 1
        findings += errors.length
        const first = errors[0]
        if (first === undefined || !isNear(first, edited)) astray.push(`${kind}: ${first?.rule ?? ''} ${first?.message ?? ''}\n${text}`)
      }
      if (process.env['CFGCHECK_SHOW'] !== undefined) console.log('SHARE', target, astray.length / breakages, findings / breakages, astray.slice(0, 8).join('\n----\n'))
      expect(astray.length / breakages, astray.slice(0, 3).join('\n')).toBeLessThanOrEqual(0.02)
      expect(findings / breakages).toBeLessThanOrEqual(1.12)
    },
  )
})
