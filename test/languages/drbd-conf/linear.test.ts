import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** Measures the processor's time for a text, the best of three. */
function timeOf(text: string): number {
  let best = Infinity
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage()
    findingsOf(drbdConf as unknown as Language, { text, target: '8.4' })
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
