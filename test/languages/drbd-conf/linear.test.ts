import { expect, test } from 'vitest'

import { workOf } from '../../support/work-of.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { masks } from '../../../src/languages/drbd-conf/masks.js'
import { meantTextOf } from '../../../src/languages/drbd-conf/reading/meant-text.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

function work(text: string, host?: string): number {
  return workOf(() => findingsOf(drbdConf as unknown as Language, { text, target: '8.4', ...(host === undefined ? {} : { host }) }))
}

/** Eight times the text, at most a little more than eight times the work. */
function expectLinear(text: (count: number) => string, least: number, host?: string): void {
  work(text(least), host)
  const [small, large] = [work(text(least), host), work(text(8 * least), host)]
  expect(large / small).toBeLessThan(8.3)
}

test.each([
  ['unclosed resources', 'resource r {\n'],
  ['unclosed strings', 'x "\n'],
  ['comments behind an unclosed resource', 'resource r {\n# # # # # # # # x\n'],
  ['unclosed brackets', 'address ipv6 [ '],
  ['missing semicolons', 'timeout 6\n'],
  ['stray braces', '} '],
  ['hosts of one resource', 'on a { address 192.0.2.1:1; }\n'],
])('%s take linear work', (_, piece) => {
  expectLinear(count => piece.repeat(count), 200)
})

const maskedOf = (text: string): number => workOf(() => [...masks(text)])

test.each([
  ['on one line', () => 'shared-secret '],
  ['with a value each', () => 'shared-secret x; y '],
  ['in braces', () => 'shared-secret { '],
  ['on lines of their own, each another one', (index: number) => `secret${index}x x\n`],
])('to look for the secrets behind many names %s takes linear work', (_, piece) => {
  const text = (count: number): string => `resource r0 { net { ${Array.from({ length: count }, (_unused, index) => piece(index)).join('')}`
  maskedOf(text(1_000))
  expect(maskedOf(text(8_000)) / maskedOf(text(1_000))).toBeLessThan(8.6)
})

const askedOf = (piece: string, count: number): number => workOf(() => meantTextOf(piece.repeat(count)))

test.each(['“', "'", '{{', '<%', '\u00a0', '"', '"“', 'é', 'a\u200b', '@a', '{% ', '\u0430'])('to ask what is meant by many %j takes linear work', piece => {
  askedOf(piece, 500)
  expect(askedOf(piece, 4_000) / askedOf(piece, 500)).toBeLessThan(8.3)
  // Long enough for the steps of a regular expression, which nobody counts, to be noticed.
  expect(() => meantTextOf(piece.repeat(50_000))).not.toThrow()
})

test('so it does for marks of a shell that nothing closes, of which each is followed for 2,000 characters', () => {
  askedOf('${', 2_000)
  expect(askedOf('${', 4_000) / askedOf('${', 2_000)).toBeLessThan(2.4)
})

/** Each resource on the one before it, or on itself, seen from a host that has no part in them. */
const stacks: Readonly<Record<string, (index: number) => string>> = {
  'resources, each stacked on the one before it': index =>
    `resource r${index} { stacked-on-top-of r${index - 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`,
  'resources, each stacked on the one behind it': index =>
    `resource r${index} { stacked-on-top-of r${index + 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`,
}

test.each(Object.entries(stacks))('%s take linear work', (_, resource) => {
  expectLinear(count => Array.from({ length: count }, (_unused, index) => resource(index)).join(''), 200, 'delta')
})

test('sections of a resource that are stacked on it take linear work', () => {
  const section = (index: number): string => `stacked-on-top-of r0 { device minor ${index}; address 192.0.2.1:${7000 + index}; }\n`
  expectLinear(count => `resource r0 { ${Array.from({ length: count }, (_, index) => section(index)).join('')} }\n`, 100, 'delta')
})
