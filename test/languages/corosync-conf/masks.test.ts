import { expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { maskedBy } from '../../support/masked-by.js'

test.each([
  ['key: abc', 'key: ***'],
  ['yek: abc', 'yek: ***'],
  ['kye: abc', 'kye: ***'],
  ['kyy: abc', 'kyy: ***'],
  ['KEY=abc', 'KEY=***'],
  ['key abc', 'key ***'],
  ['{ KEY "abc"', '{ KEY "***'],
  ['} key abc', '} key ***'],
  ['totem { key: abc }', 'totem { key: ***'],
  ['foo; keyshared "abc"', 'foo; keyshared "***'],
  ['version: 2 shaerd_key abc', 'version: 2 shaerd_key ***'],
  ['version: 2   kye abc', 'version: 2   kye ***'],
  ['# the key is there', '# the key is there'],
  ['interface { x: 1 key: abc', 'interface { x: 1 key: ***'],
  ['sharedkey abc', 'sharedkey ***'],
  ['key_shared: abc', 'key_shared: ***'],
  ['#yek: abc', '#yek: ***'],
  ['keyfile: /etc/corosync/authkey', 'keyfile: /etc/corosync/authkey'],
  ['token: 3000', 'token: 3000'],
])('in a line: %s', (line, expected) => {
  expect(maskedBy(corosyncConf, `totem {\n  version: 2\n  ${line}\n}\n`)).toBe(`totem {\n  version: 2\n  ${expected}\n}\n`)
})

test.each(['  version: 2y : hushhush', '  { : "hushhush"', '  passwor\n : hushhush', '  key_sharedhshhsh8k'])('a name that is torn away from its secret: %s', line => {
  const text = maskedBy(corosyncConf, `totem {\n  version: 2\n${line}\n  cluster_name: demo\n}\n`)
  expect(text).not.toMatch(/hush|hshh/)
  expect(text).toMatch(/^totem \{\n {2}version: 2\n[^]*\n {2}cluster_name: demo\n}\n$/)
})
