import { expect, test } from 'vitest'

import { isName } from '../../../src/pacemaker/reading/name-characters.js'
import { spawnSync } from '../../support/programs.js'

/** Asks libxml2 about each character of the basic plane, alone and behind a letter: one sign each. */
const ask = `
import ctypes
libxml2 = ctypes.CDLL("libxml2.so.2")
libxml2.xmlValidateNCName.argtypes = [ctypes.c_char_p, ctypes.c_int]
for before in "", "w":
    print("".join("-" if 0xd800 <= code < 0xe000 or libxml2.xmlValidateNCName((before + chr(code)).encode(), 0) else "+" for code in range(1, 0x10000)))
`

const { status, stdout } = spawnSync('python3', ['-c', ask], { encoding: 'utf8', maxBuffer: 1 << 20 })

test.skipIf(status !== 0)('each character begins a name, or stands in one, as libxml2 has it', () => {
  const signs = (before: string): string => Array.from({ length: 0xffff }, (_, index) => (isName(before + String.fromCharCode(index + 1)) ? '+' : '-')).join('')
  const differing = (mine: string, theirs: string): string[] => [...mine].flatMap((sign, index) => (sign === theirs[index] ? [] : [`${(index + 1).toString(16)} ${sign}`]))
  const [alone = '', behind = ''] = stdout.split('\n')
  expect(alone).toHaveLength(0xffff)
  expect(differing(signs(''), alone)).toEqual([])
  expect(differing(signs('w'), behind)).toEqual([])
})

test('nothing beyond the basic plane does', () => {
  expect([isName('\u{10300}'), isName('w\u{20000}'), isName(''), isName('web.1-a_b'), isName('1st'), isName('a:b')]).toEqual([false, false, false, true, false, false])
})
