import { expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { rules } from '../../../src/languages/drbd-reactor/rules/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import fc from '../../support/fast-check.js'
import { askToml, whyNoOracle } from './oracle/toml.js'

const language = drbdReactor as unknown as Language
const missing = whyNoOracle()
const ofToml = new Set(rules.filter(({ sources }) => sources[0]?.startsWith('TOML 1.0.0') === true).map(({ id }) => id))
const refuses = (text: string): boolean => findingsOf(language, text).some(({ rule }) => ofToml.has(rule))

const taken = [
  '', '\n\r\n', 'a = 1\r\nb = 2', 'a.b.c = 1\na.b.d = 2', '[a]\nb.c = 1\n[a.d]\n', '[a.b]\n[a]\nc = 1\n', '[[a]]\n[a.b]\n[[a]]\n[a.b]\n', '[[a.b]]\n[[a.b.c]]\n[[a.b]]\n[[a.b.c]]',
  'a = [1, "x", [true], { b = 1 },]', 'a = [ # x\n1\n# y\n,\n]', "a = '''\nx'y''z'''''", 'a = """\\\n   x \\   \n\n  y"""', 'a = "\\u00e9\\U0001F600\\b\\t\\n\\f\\r\\"\\\\"',
  '"a.b" = 1\na.b = 2', "'' = 1", '3.14 = 1', 'true = 1', 'a = 1_000', 'a = -0', 'a = +1.5e-3', 'a = 0xdead_BEEF', 'a = 0o17', 'a = 0b1_0', 'a = inf\nb = +nan', 'a = 1979-05-27T07:32:00.5-07:00', 'a = 1979-05-27 07:32:00', 'a = 2024-02-29', 'a = 07:32:00',
  'a = {}', 'a = { b.c = 1, b.d = 2 }', 'a = {\tb = [\n1,\n2\n] }', '[ a . "b" ]\nx . y = 1',
]

const refused = [
  'a', 'a =', '= 1', 'a = 1 b = 2', 'a. = 1', '.a = 1', 'a..b = 1', 'é = 1', 'a = 01', 'a = 1__0', 'a = _1', 'a = 1_', 'a = 1.', 'a = .5', 'a = 1.e3', 'a = 0x', 'a = 0X1', 'a = +0x1', 'a = True', 'a = yes', 'a = 1979-13-01', 'a = 1979-02-29', 'a = 24:00:00', 'a = 07:32',
  'a = 1\na = 2', 'a = 1\na.b = 2', 'a.b = 1\na = 2', '[a]\n[a]', '[a]\nb.c = 1\n[a.b]', '[[a]]\n[a]', '[a]\n[[a]]', 'a = []\n[[a]]', 'a = {}\n[a]', 'a = {}\na.b = 1', '[a.b]\n[a]\nb.c = 1', 'a = { b = 1, b = 2 }', 'a = [{ b = 1, b.c = 2 }]', 'a = [{}]\n[[a]]',
  'a = [1 2]', 'a = [,]', 'a = [1,,2]', 'a = [1', 'a = { b = 1, }', 'a = { b = 1\n}', 'a = { b }', 'a = {,}', '[a', '[[a]', '[[a] ]', '[ [a]]', '[]', '[a.]', '[a] b', '["""a"""]', 'a = "x', "a = 'x", 'a = """x', 'a = "\\x"', 'a = "\\u12"', 'a = "\\ud800"', 'a = "\u0001"', '# \u0001', 'a = "\u007f"', 'a = 1\rb = 2', 'a = "x" "y"', 'a = """\\ x"""', '"""a""" = 1', 'a = ]', 'a = }',
]

test.each(taken)('%j is TOML', text => {
  expect(findingsOf(language, text).filter(({ rule }) => ofToml.has(rule))).toEqual([])
})

test.each(refused)('%j is none', text => {
  expect(refuses(text)).toBe(true)
})

test.skipIf(missing !== undefined)(`another TOML parser says the same (${missing ?? 'asked'})`, () => {
  expect(askToml(taken)).toEqual(taken.map(() => ''))
  expect(askToml(refused).filter(answer => answer === '')).toEqual([])
})

test.skipIf(missing !== undefined)(`and of texts that are put together by chance (${missing ?? 'asked'})`, () => {
  const piece = fc.constantFrom('a', 'b', '.', ' = ', '1', '"x"', "'y'", '[', ']', '[[', ']]', '{', '}', ', ', '\n', '\n[a]\n', '\n[[a]]\n', 'a.b = 1\n', 'a = { b = 1 }', ' # c', '"""', "'''", '\\', '0', '-', '+', 'e', '_', ':', 'true', '1979-05-27', ' 07:32:00', 'Z')
  const texts = fc.sample(fc.array(piece, { minLength: 1, maxLength: 9 }).map(parts => parts.join('')), 3000)
  const answers = askToml(texts)
  const differing = texts.filter((text, index) => refuses(text) !== (answers[index] !== ''))
  expect(differing).toEqual([])
  expect(answers.filter(answer => answer === '').length).toBeGreaterThan(100)
})
