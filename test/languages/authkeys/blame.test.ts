import { expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { blameOf } from './blaming.js'

const language = authkeys as unknown as Language
const good = [
  'auth 1\n1 sha1 not-a-secret-but-long\n',
  'auth 2\n1 sha1 not-a-secret-but-long\n2 sha1 not-a-secret-either-so\n',
  '# keys\n\nauth 3\n3 sha1 0123456789abcdef0123456789abcdef\n# old\n4 sha1 fedcba98765432100123456789abcdef\n',
]

test('the first finding is where the mistake is', () => {
  for (const text of good) expect(findingsOf(language, text)).toEqual([])
  const { found, touching, findings, astray } = blameOf(language, good)
  expect(found).toBeGreaterThan(100)
  expect({ share: touching / found >= 0.98, astray }).toEqual({ share: true, astray })
  expect(findings / found).toBeLessThan(1.3)
})
