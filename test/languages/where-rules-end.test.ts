import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import type { Rule } from '../../src/rules/define-rule.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { unmark } from '../../src/testing/marks.js'

/**
 * Where each rule begins and ends to speak, found out from its examples: between which numbers, by which releases, and in which circumstances
 * it says something else. The records are read like code: a limit that is one off, or a silence that is lost, shows there.
 */
const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

interface Asked {
  readonly text: string
  readonly target?: string
}

type Options = Omit<Exclude<Rule<unknown>['examples']['bad'][number], string>, 'text'>

/** What one rule alone says, in short: how often, and with how many fixes. */
function createAsk(language: Language, rule: Rule<unknown>): (asked: Asked & Options) => string {
  // What a language finds while it reads is told, too.
  const isAsked = (other: Rule<unknown>): boolean => other === rule || other.scope === 'fault'
  const alone: Language = { ...language, rules: language.rules.filter(isAsked), sharedRules: (language.sharedRules ?? []).filter(({ scope }) => scope === 'fault') }
  return asked => {
    const own = findingsOf(alone, asked).filter(({ rule: id }) => id === rule.id)
    const fixes = own.flatMap(finding => finding.fixes.map(({ safety }) => safety))
    return own.length === 0 ? 'nothing' : `${own.length}${fixes.length === 0 ? '' : ` with ${fixes.join(', ')} fix`}`
  }
}

const numbers = /(?<![\w.:/-])\d{1,9}(?=(?:[a-z]{1,3}|[KMGT])?(?![\w.:/-]))/g
const most = 2 ** 32
/** So much of a line is shown before a number. */
const mostShown = 48

/** Looks in steps that double, then between the last two, for the last number in a direction of which the rule speaks; nothing where it always does. */
function lastOf(from: number, direction: 1 | -1, speaks: (value: number) => boolean): number | undefined {
  const end = direction === 1 ? most : 0
  let known = from
  for (let step = 1; known !== end; step *= 2) {
    const next = direction === 1 ? Math.min(end, from + step) : Math.max(end, from - step)
    if (speaks(next)) {
      known = next
      continue
    }
    let silent = next
    while (Math.abs(silent - known) > 1) {
      const middle = Math.floor((silent + known) / 2)
      if (speaks(middle)) known = middle
      else silent = middle
    }
    return known
  }
  return undefined
}

function* limitsIn(marked: string, options: Options, ask: (asked: Asked & Options) => string): Generator<string> {
  const { text, spans } = unmark(marked)
  const told = ask({ ...options, text })
  const [first] = spans
  if (first === undefined || told === 'nothing') return
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1
  const lineEnd = text.indexOf('\n', first.end) === -1 ? text.length : text.indexOf('\n', first.end)
  const places = [...text.slice(lineStart, lineEnd).matchAll(numbers)].map(({ index, 0: found }) => ({ start: lineStart + index, found }))
  const inside = places.filter(({ start }) => start >= first.start && start < first.end)
  for (const { start, found } of (inside.length > 0 ? inside : places).slice(0, 2)) {
    const speaks = (value: number): boolean => ask({ ...options, text: text.slice(0, start) + String(value) + text.slice(start + found.length) }) !== 'nothing'
    const [low, high] = [lastOf(Number(found), -1, speaks), lastOf(Number(found), 1, speaks)]
    if (low !== undefined || high !== undefined) yield `${text.slice(Math.max(lineStart, start - mostShown), start).trim()} [${found}]${text.slice(start + found.length, lineEnd).trim() === '' ? '' : ' …'}: ${low ?? 'any'} to ${high ?? 'any'}`
  }
}

type Changed = (text: string) => Asked & Options

/** What may be about a text that a rule has to heed, as far as the language knows such a thing. */
function circumstancesOf({ includes, comment, circumstances = [] }: Language): Readonly<Record<string, Changed>> {
  const isOfLines = comment?.start === '#'
  return {
    'with a template mark behind it': text => ({ text: `${text}{{ mark }}\n` }),
    'cut off before its last line': text => ({ text: text.trimEnd().split('\n').slice(0, -1).join('\n') }),
    ...(circumstances.includes('host') ? { 'on host alpha': text => ({ text, host: 'alpha' }), 'on another host': text => ({ text, host: 'omega' }) } satisfies Record<string, Changed> : {}),
    ...(isOfLines ? { 'with an unknown word behind it': text => ({ text: `${text}zzz 1\n` }) } satisfies Record<string, Changed> : {}),
    ...(includes === undefined ? {} : { 'included by another file': text => ({ text, path: 'drbd.d/some.res', role: 'include' }), 'with an include of nothing behind it': text => ({ text: `${text}include "nothing-*.conf";\n` }) } satisfies Record<string, Changed>),
  }
}

interface Said {
  readonly name: string
  readonly said: string
}

function grouped(all: readonly Said[]): ReadonlyMap<string, readonly Said[]> {
  const groups = new Map<string, Said[]>()
  for (const one of all) groups.set(one.said, [...(groups.get(one.said) ?? []), one])
  return groups
}

function* linesOf(language: Language, rule: Rule<unknown>): Generator<string> {
  const ask = createAsk(language, rule)
  for (const [index, example] of rule.examples.bad.slice(0, 2).entries()) {
    const { text: marked, ...options } = typeof example === 'string' ? { text: example } : example
    const { text } = unmark(marked)
    const told = ask({ ...options, text })
    for (const limit of limitsIn(marked, options, ask)) yield limit
    const others = language.targets.map(target => ({ name: `by ${target}`, said: ask({ ...options, text, target }) }))
    const about = index > 0 ? [] : Object.entries(circumstancesOf(language)).map(([name, change]) => ({ name, said: ask({ ...options, ...change(text) }) }))
    const bySaid = grouped([...others, ...about].filter(({ said }) => said !== told))
    for (const [said, names] of bySaid) yield `bad ${index + 1}: ${told}; ${said} ${names.map(({ name }) => name).join(', ')}`
  }
  for (const [index, example] of rule.examples.good.slice(0, 1).entries()) {
    const { text, ...options } = typeof example === 'string' ? { text: example } : example
    const others = language.targets.map(target => ({ name: `by ${target}`, said: ask({ ...options, text, target }) })).filter(({ said }) => said !== 'nothing')
    for (const [said, names] of grouped(others)) yield `good ${index + 1}: ${said} ${names.map(({ name }) => name).join(', ')}`
  }
}

const isUpdate = process.env['CFGCHECK_UPDATE'] === '1'

/** The records of a language: by the name of a rule, its lines. */
function recordsIn(path: string): ReadonlyMap<string, string> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return new Map(text.split(/\n(?=\S)/).map(block => [block.split('\n')[0] ?? '', block.trimEnd()]))
}

describe.each(languages.map(language => [language.id, language] as const))('%s', (id, language) => {
  const path = `fixtures/rule-limits/${id}.txt`
  const recorded = recordsIn(path)
  const nameOf = (rule: { readonly id: string }): string => rule.id.slice(id.length + 1)
  const found = new Map<string, string>()

  test.each(language.rules.map(rule => [rule.id, rule as Rule<unknown>] as const))('%s begins and ends to speak where it did', (_, rule) => {
    const name = nameOf(rule)
    const lines = [...linesOf(language, rule)]
    const block = [name, ...lines.map(line => `  ${line}`)].join('\n')
    if (lines.length > 0) found.set(name, block)
    if (!isUpdate) expect(block, 'npm run update writes it anew').toBe(recorded.get(name) ?? name)
  })

  test('records are kept of the rules that there are, in their order', () => {
    if (isUpdate) {
      mkdirSync('fixtures/rule-limits', { recursive: true })
      writeFileSync(path, `${language.rules.flatMap(rule => found.get(nameOf(rule)) ?? []).join('\n')}\n`)
    }
    const kept = [...recordsIn(path).keys()]
    expect(kept.length).toBeGreaterThan(0)
    expect(kept).toEqual(language.rules.map(nameOf).filter(name => kept.includes(name)))
  })
})
