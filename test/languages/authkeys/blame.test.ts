import { expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { blameOf } from './blaming.js'

const language = authkeys as unknown as Language
const good = [
  'auth 1\n1 sha1 not-a-secret-but-long\n',
  'auth 2\n1 sha1 not-a-secret-but-long\n2 sha1 not-a-secret-either-so\n',
  '# keys\n\nauth 3\n3 sha1 5c9f01d7a2b38e46c0f19d8b7a6e5c4f\n# old\n4 sha1 e07b3d92c5a8164f9d20b7c3e6f51a84\n',
]

test('the first finding is where the mistake is', () => {
  for (const text of good) expect(findingsOf(language, text)).toEqual([])
  const { found, touching, findings, astray } = blameOf(language, good)
  expect(found).toBeGreaterThan(100)
  expect({ share: touching / found >= 0.98, astray }).toEqual({ share: true, astray })
  expect(findings / found).toBeLessThan(1.3)
})
