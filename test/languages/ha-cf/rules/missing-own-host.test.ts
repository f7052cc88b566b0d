import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const check = (text: string, host?: string) =>
  expectFindings(haCf, 'ha-cf/missing-own-host', host === undefined ? text : { text, host })

test('upper and lower case are the same', () => check('node ALPHA beta\n', 'Alpha'))
test('a full name is another one', () => {
  const [finding] = check('node [|alpha|] beta\n', 'alpha.example.com')
  expect(finding?.message).toBe('Host "alpha" is not the name "alpha.example.com" of the host on which the file lies')
})
test('no name is like it', () => check('keepalive 2\n[|node|] beta gamma\nnode delta\n', 'alpha'))
test('any host may join', () => check('node beta\nautojoin any\ncrm on\n', 'alpha'))
test('a file without hosts is another fault', () => check('bcast eth0\n', 'alpha'))
test('nobody knows which host it is', () => check('node beta\n'))
test('a template', () => check('node <%= host %>\n', 'alpha'))

test('the slip is named, and not another node that a number tells apart', () => {
  const [finding] = check('node nfs1\nnode [|nsf2|]\n', 'nfs2')
  expect(finding?.help).toBe('Did you mean "nfs2" instead of "nsf2"?')
})
test('a node with another number is nobody\'s slip', () => {
  const [finding] = check('[|node|] nfs1 nfs3\n', 'nfs2')
  expect(finding?.help).toBeUndefined()
})

test('a character that shows nothing between two hosts is the fault, and told once', () => {
  const text = 'bcast eth0\nnode alpha\u200bbeta\n'
  const found = findingsOf(haCf, { text, host: 'alpha' }).filter(({ severity }) => severity === 'error')
  expect(found.map(({ rule, origin, span: { start } }) => [rule, origin, start])).toEqual([['ha-cf/misleading-character', 'daemon', text.indexOf('\u200b')]])
})
