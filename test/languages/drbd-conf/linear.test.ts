import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** Measures the processor's time for a text, the best of three. */
function timeOf(text: string, host?: string): number {
  let best = Infinity
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage()
    findingsOf(drbdConf as unknown as Language, { text, target: '8.4', ...(host === undefined ? {} : { host }) })
    best = Math.min(best, process.cpuUsage(before).user / 1000)
  }
  return best
}

test.each([
  ['unclosed resources', 'resource r {\n'],
  ['unclosed strings', 'x "\n'],
  ['comments behind an unclosed resource', 'resource r {\n# # # # # # # # x\n'],
  ['unclosed brackets', 'address ipv6 [ '],
  ['missing semicolons', 'timeout 6\n'],
  ['stray braces', '} '],
  ['hosts of one resource', 'on a { address 192.0.2.1:1; }\n'],
])('%s take linear time', (_, piece) => {
  const small = timeOf(piece.repeat(1000))
  const large = timeOf(piece.repeat(8000))
  expect(large).toBeLessThan(50 + small * 40)
})

/** Each resource on the one before it, or on itself, seen from a host that has no part in them. */
const stacks: Readonly<Record<string, (index: number) => string>> = {
  'resources, each stacked on the one before it': index =>
    `resource r${index} { stacked-on-top-of r${index - 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`,
  'resources, each stacked on the one behind it': index =>
    `resource r${index} { stacked-on-top-of r${index + 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`,
}

test.each(Object.entries(stacks))('%s take linear time', (_, resource) => {
  const text = (count: number): string => Array.from({ length: count }, (_unused, index) => resource(index)).join('')
  const small = timeOf(text(1000), 'delta')
  const large = timeOf(text(8000), 'delta')
  expect(large).toBeLessThan(50 + small * 40)
})

test('sections of a resource that are stacked on it take linear time', () => {
  const text = (count: number): string =>
    `resource r0 { ${Array.from({ length: count }, (_, index) => `stacked-on-top-of r0 { device minor ${index}; address 192.0.2.1:${7000 + index}; }`).join('\n')} }\n`
  const small = timeOf(text(200), 'delta')
  const large = timeOf(text(1600), 'delta')
  expect(large).toBeLessThan(50 + small * 40)
})
