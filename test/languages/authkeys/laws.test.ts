import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted, laws } from '../../../src/testing/laws.js'
import { brokenTexts } from './breaking.js'

const language = authkeys as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 500)
const corpus = join(process.cwd(), '../shared/corpus/authkeys')

const pieces = fc.constantFrom(
  'auth', 'auth 1', '1', '1 crc', '1 sha1 not-a-secret', 'md5', '16', '-', '+', ' ', '  ', '\t', '\n', '\n', '\r\n', '\r', '\f', '\v', '\0', '\uFEFF',
  '#', '# x', '"', 'é', '\ud800', '{{', '99999999999999999999',
)
const anyText = fc.oneof(
  brokenTexts,
  fc.array(pieces, { maxLength: 20 }).map(parts => parts.join('')),
  fc.tuple(fc.constantFrom('', '#', 'auth 1\n1 sha1 '), fc.constantFrom(5100, 5118, 5119, 10300), fc.array(pieces, { maxLength: 8 })).map(([start, length, parts]) => start + 'x'.repeat(length) + parts.join('')),
)

/** The findings without their places. */
function told(text: string): string[] {
  return findingsOf(language, text).map(({ rule, message }) => `${rule} ${message}`)
}

describe('laws', () => {
  test.each(Object.entries(laws))('%s', (_, law) => {
    fc.assert(fc.property(anyText, text => law(language, text)), { numRuns: runs, seed: 7 })
  })

  test('formatting changes no finding', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(told(formatted(language, text)).sort()).toEqual(told(text).sort())
      }),
      { numRuns: runs, seed: 11 },
    )
  })

  test('a key is in no message, help, title or new text', () => {
    const key = 'Zq7-unheard-of'
    fc.assert(
      fc.property(brokenTexts, text => {
        const shown = findingsOf(language, text.replaceAll('not-a-secret', key)).map(({ message, help, related, fixes }) =>
          JSON.stringify([message, help, related.map(other => other.message), fixes.map(fix => [fix.title, fix.edits.map(edit => edit.newText)])]),
        )
        expect(shown.filter(part => part.includes('Zq7') || part.includes('unheard'))).toEqual([])
      }),
      { numRuns: runs, seed: 13 },
    )
  })

  test.skipIf(!existsSync(corpus))('files from the wild', () => {
    for (const name of readdirSync(corpus).filter(file => file.endsWith('.authkeys'))) {
      const text = readFileSync(join(corpus, name), 'utf8')
      for (const law of Object.values(laws)) law(language, text)
      expect(told(formatted(language, text))).toEqual(told(text))
    }
  })
})
