import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import { nodeNames } from '../../../src/languages/haresources/reading/daemon.js'
import { managedGroups } from '../../../src/languages/haresources/reading/resource-manager.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted, laws } from '../../../src/testing/laws.js'
import { brokenTexts } from './breaking.js'

const language = haresources as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 75)
const corpus = join(process.cwd(), '../shared/corpus/haresources')

const pieces = fc.constantFrom(
  'alpha', 'httpd', '192.0.2.10', 'Filesystem::/dev/drbd0::/srv', ' ', '  ', '\t', '\n', '\n', '\r\n', '\\\n', '\\', '\\ \n', '\\\r\n', '#', '# x',
  '\\#', '\r', '\f', '\v', '\0', '\uFEFF', '::', ':', 'é', '\ud800', '{{', '<%',
)
const anyText = fc.oneof(
  brokenTexts,
  fc.array(pieces, { maxLength: 20 }).map(parts => parts.join('')),
  fc.tuple(fc.constantFrom('', 'alpha '), fc.constantFrom(5100, 5116, 5118, 5119), fc.array(pieces, { maxLength: 8 })).map(([start, length, parts]) => start + 'x '.repeat(length / 2) + parts.join('')),
)

/** What both readers make of a text; blanks at the ends of a group's line do not count. */
function readings(text: string): unknown {
  return { managed: managedGroups(text), nodes: nodeNames(text).map(({ name }) => name) }
}

describe('laws', () => {
  test.each(Object.entries(laws))('%s', (_, law) => {
    fc.assert(fc.property(anyText, text => law(language, text)), { numRuns: runs, seed: 7 })
  })

  test('formatting changes nothing for heartbeat and ResourceManager', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(readings(formatted(language, text))).toEqual(readings(text))
      }),
      { numRuns: runs * 3, seed: 11 },
    )
  })

  test.skipIf(!existsSync(corpus))('formatting files from the wild changes nothing for either', () => {
    for (const name of readdirSync(corpus).filter(file => file.endsWith('.haresources'))) {
      const text = readFileSync(join(corpus, name), 'utf8')
      expect(readings(formatted(language, text))).toEqual(readings(text))
      for (const law of Object.values(laws)) law(language, text)
    }
  })
})
