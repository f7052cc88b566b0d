import { expect, test } from 'vitest'

import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { haCf } from '../../src/languages/ha-cf/index.js'
import type { Language } from '../../src/languages/language.js'
import { defineRule } from '../../src/rules/define-rule.js'
import type { Finding } from '../../src/diagnostics/diagnostic.js'
import { createRandom } from '../support/random.js'
import { generate } from './generators/index.js'
import { breachOf } from './judge.js'
import { laws } from './laws/index.js'
import { shrunk } from './shrink.js'
import { createSubject } from './subject.js'

const language = haCf as unknown as Language
const known = { pick: () => 'node alpha beta\nbcast eth0\nkeepalive 2\ndeadtime 30\n' }

const knownXml = { pick: () => '<cluster name="demo">\n  <clusternodes/>\n  <rm/>\n</cluster>\n' }

/** Tells whether one of two hundred texts shows that a language breaks a law. */
async function isNoticed(name: string, broken: Language): Promise<boolean> {
  const asked = laws.filter(law => law.name === name)
  for (let index = 0; index < 200; index += 1) {
    const text = generate(createRandom(7 + index), broken, broken.id === 'ha-cf' ? known : knownXml)
    if ((await breachOf(createSubject(broken, text, { seed: index }), asked)) !== undefined) return true
  }
  return false
}

function withRule(find: (text: string) => Finding | undefined, base: Language = language): Language {
  const rule = defineRule<unknown>({
    id: `${base.id}/planted`,
    severity: 'warning',
    origin: 'practice',
    summary: 'planted',
    why: 'To be found.',
    do: 'Nothing.',
    sources: ['this test'],
    since: '0.1.0',
    examples: { bad: [], good: [] },
    fix: 'safe',
    *check({ file }) {
      const found = find(file.source.text)
      if (found !== undefined) yield found
    },
  })
  return { ...base, rules: [...base.rules, rule] }
}

const at = (start: number, end: number) => ({ file: 'fuzzed', span: { start, end } })
const fixed = (edits: readonly { start: number; end: number; newText: string }[]): Finding => ({
  at: at(0, 0),
  message: 'Planted',
  fixes: [{ title: 'Plant', safety: 'safe', edits: edits.map(({ start, end, newText }) => ({ ...at(start, end), newText })) }],
})

test.each<readonly [string, Language]>([
  ['findings lie inside the text', withRule(text => ({ at: at(0, text.length + 1), message: 'Planted' }))],
  ['findings lie inside the text', withRule(() => { throw new Error('planted') })],
  ['edits of fixes lie inside and apart', withRule(() => fixed([{ start: -1, end: -1, newText: '' }]))],
  ['edits of fixes lie inside and apart', withRule(text => (text.length < 9 ? undefined : fixed([{ start: 0, end: 5, newText: 'x' }, { start: 4, end: 6, newText: 'y' }])))],
  ['a safe fix adds no error', withRule(text => (text.includes('deadtime 30') ? fixed([{ start: text.indexOf('deadtime 30') + 9, end: text.indexOf('deadtime 30') + 11, newText: 'x' }]) : undefined))],
  ['safe fixes come to rest in three rounds', withRule(text => fixed([{ start: text.length, end: text.length, newText: '#' }]))],
  ['a safe fix leaves every other statement alone', withRule(() => fixed([{ start: 0, end: 0, newText: '<!--' }]), clusterConf as unknown as Language)],
  ['formatting changes whitespace only', { ...language, format: file => [{ span: { start: 0, end: Math.min(1, file.source.text.length) }, newText: '' }] }],
  ['formatting twice changes nothing', { ...language, format: ({ source }) => [{ span: { start: source.text.length, end: source.text.length }, newText: '\n' }] }],
  ['hover and completion answer at every place', { ...language, cursorAt: () => { throw new Error('planted') } }],
  ['symbols and foldings lie inside, one in the other', { ...language, symbols: () => [{ name: 'x', kind: 'option', span: { start: 5, end: 4 }, nameSpan: { start: 0, end: 0 }, children: [] }] }],
])('a language that breaks "%s" is noticed', async (law, broken) => {
  expect(await isNoticed(law, broken)).toBe(true)
})

test('the same seed writes the same texts', () => {
  const written = (seed: number): string[] => Array.from({ length: 30 }, (_, index) => generate(createRandom(seed + index), language, known))
  expect(written(3)).toEqual(written(3))
  expect(written(3)).not.toEqual(written(400))
})

test('generators write texts of every kind: empty of findings, broken, and with most rules', () => {
  const drbd = drbdConf as unknown as Language
  const texts = Array.from({ length: 300 }, (_, index) => generate(createRandom(index), drbd, { pick: () => 'resource r0 {\n  protocol C;\n}\n' }))
  const codes = new Set(texts.flatMap(text => createSubject(drbd, text).findings.map(({ rule }) => rule)))
  expect(new Set(texts).size).toBeGreaterThan(250)
  expect(codes.size).toBeGreaterThan(40)
})

test('a text is shrunk to what matters', async () => {
  const text = 'node alpha beta\nbcast eth0\r\nkeepalive 2\n  deadtime   30\n'
  expect(await shrunk(text, async other => /alpha[^]*deadtime/.test(other), { most: 2_000 })).toBe('alphadeadtime')
  expect(await shrunk(text, async () => false, { most: 2_000 })).toBe(text)
  let asked = 0
  await shrunk(text, async () => ((asked += 1), false), { most: 3 })
  expect(asked).toBe(3)
})
