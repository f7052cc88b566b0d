import { test } from 'vitest'

import { authkeys } from '../../../../src/languages/authkeys/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string) => expectFindings(authkeys as unknown as Language, 'authkeys/unused-words', text)

test('all words behind the number are one finding', () => check('auth 1 [|2 3|]\n1 sha1 not-a-secret\n'))
test('a remark is none, glued or not', () => {
  check('auth 1 #2\n1 sha1 not-a-secret\n')
  check('auth 1 # 2\n1 sha1 not-a-secret\n')
})
test('behind a number that is refused nothing more is said', () => check('auth -1 2\n1 sha1 not-a-secret\n'))
