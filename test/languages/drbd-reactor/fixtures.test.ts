import { describe, expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted } from '../../../src/testing/laws.js'
import { expectFixtures } from '../../support/expect-fixtures.js'

const language = drbdReactor as unknown as Language

expectFixtures(language)

describe('format', () => {
  test('one blank around "=" and behind commas, a level for arrays', () => {
    expect(formatted(language, 'a=1\n\n\n\n  [[promoter]]\n[promoter.resources.r0]\nstart   =[ "a.service","b.service" ,\n# the last\n"c.service"\n]\nb={ c=1 }  # x\n')).toBe(
      'a = 1\n\n[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "b.service",\n  # the last\n  "c.service"\n]\nb = { c = 1 }  # x\n',
    )
  })

  test('a line that is no TOML keeps its blanks, and a file with an open quote all', () => {
    expect(formatted(language, '  what   is this\na=1\n')).toBe('  what   is this\na = 1\n')
    expect(formatted(language, 'a="x\n  b=1\n')).toBe('a="x\n  b=1\n')
  })
})
