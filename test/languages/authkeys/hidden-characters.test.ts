import { expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const sound = 'auth 1\n1 sha1 a-longer-key-not-a-secret\n2 md5 another-longer-key-not-a-secret\n'

function toldOf(text: string): string[] {
  return findingsOf(authkeys, text).filter(({ severity }) => severity !== 'info').map(({ rule, severity, origin }) => `${severity} ${origin} ${rule}`)
}

test('nothing is wrong before', () => {
  expect(toldOf(sound)).toEqual([])
})

test.each([
  ['auth 1', 'auth\x001'],
  ['auth 1', 'auth \x001'],
  ['auth 1', '\0auth 1'],
  ['1 sha1', '1\0 sha1'],
  ['1 sha1', '1 sha1\0'],
  ['\n1 sha1', '\n\x001 sha1'],
  ['sha1', 'sh\0a1'],
])('what stands behind a NUL is not told as missing, too: %j, %j', (before, after) => {
  expect(toldOf(sound.replace(before, () => after))).toEqual(['error daemon authkeys/hidden-text'])
})

test('a key that a NUL cuts off is no short one', () => {
  expect(toldOf(sound.replace('a-longer', 'a-lon\0ger'))).toEqual(['warning practice authkeys/hidden-text'])
})
