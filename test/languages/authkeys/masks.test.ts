import { expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import { maskedBy } from '../../support/masked-by.js'

test.each([
  ['auth 1', 'auth 1'],
  ['auth1', 'auth1'],
  ['auht 1', 'auht 1'],
  ['auth 1 abc', 'auth 1 ***'],
  ['auth abc', 'auth ***'],
  ['auth', 'auth'],
  ['1 sha1 abc', '1 sha1 ***'],
  ['  1 \t sha1   abc def  ', '  1 \t sha1   ***  '],
  ['1 sha1 1234', '1 sha1 ***'],
  ['1 sha1 sha1', '1 sha1 ***'],
  ['1 crc', '1 crc'],
  ['1 crc abc', '1 crc ***'],
  ['1 shal abc', '1 shal ***'],
  ['5 hmac-sha1 abc', '5 hmac-sha1 ***'],
  ['5 sha256 abc', '5 sha256 ***'],
  ['5 whirlpool abc', '5 ***'],
  ['1sha1 abc', '1sha1 ***'],
  ['2:sha1 abc', '2:sha1 ***'],
  ['2: sha1 abc', '2: sha1 ***'],
  ['sha1 abc', 'sha1 ***'],
  ['abc', '***'],
  ['3 sha1abc', '3 ***'],
  ['4 abc', '4 ***'],
  ['12345 sha1 abc', '***'],
  ['987654321', '***'],
  ['1sah1 abc', '1sah1 ***'],
  ['1abc', '1***'],
  ['> 1 sha1 abc', '> 1 sha1 ***'],
  ['x sha1 abc', '***'],
  ['# 2 md5 abc alpha', '# 2 md5 ***'],
  ['#1 sha1 abc', '#1 sha1 ***'],
  ['# old: abc', '# ***'],
  ['#', '#'],
  ['# cfgcheck-ignore authkeys/weak-key: known', '# cfgcheck-ignore authkeys/weak-key: ***'],
  ['# cfgcheck-ignore-file authkeys/weak-key cluster/*', '# cfgcheck-ignore-file authkeys/weak-key cluster/*'],
  ['# cfgcheck-ignore 1 sha1 abc', '# cfgcheck-ignore ***'],
])('%s', (line, expected) => {
  expect(maskedBy(authkeys, `auth 1\n${line}\r\n1 sha1 x\n`)).toBe(`auth 1\n${expected}\r\n1 sha1 ***\n`)
})
