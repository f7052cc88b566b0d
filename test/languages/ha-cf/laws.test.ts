import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import { directiveNames } from '../../../src/languages/ha-cf/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted, laws } from '../../../src/testing/laws.js'

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...directiveNames) },
  { weight: 6, arbitrary: fc.constantFrom('alpha', 'beta', '10', '500ms', 'eth0', '192.0.2.1', '/dev/ttyS0', '694', 'on', 'uid=root', '*') },
  { weight: 4, arbitrary: fc.constantFrom(',', '#', '"', '\\', '\r', '\0', '\f', '<%=', '{{', '\uFEFF', 'é', '😀') },
  { weight: 12, arbitrary: fc.constantFrom(' ', '\t', '  ', '\n', '\r\n', '\n\n\n') },
  { weight: 1, arbitrary: fc.integer({ min: 900, max: 6000 }).map(length => 'x'.repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 4000, max: 6000 }).map(length => ' '.repeat(length)) },
)
const texts = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 500)

describe.each(Object.entries(laws))('%s', (_name, law) => {
  test('any arrangement of words', () => {
    fc.assert(fc.property(texts, text => law(haCf, text)), { numRuns: runs, seed: 1 })
  })
  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => law(haCf, text)), { numRuns: runs, seed: 2 })
  })
})

test('formatting and carriage returns change no finding but its place', () => {
  const codes = (text: string): string[] => findings(text).map(({ rule, message }) => `${rule} ${message}`)
  fc.assert(
    fc.property(texts, text => {
      fc.pre(!text.includes('\r'))
      expect(codes(text.replaceAll('\n', '\r\n')).sort()).toEqual(codes(text).sort())
      expect(codes(formatted(haCf, text)).sort()).toEqual(codes(text).sort())
    }),
    { numRuns: runs, seed: 3 },
  )
})

function findings(text: string) {
  return findingsOf(haCf, text)
}
