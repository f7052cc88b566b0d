import { describe, expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/invalid-template-mark', text)

test('once in a file, at the first mark', () => check('node [|<%=|] a %>\nnode {{ b }}\nudpport ${port}\n'))
test('heartbeat refuses it where a value or a name is wrong', () => {
  expect(check('node [|{{|] a }}\n')[0]?.origin).toBe('practice')
  expect(check('node [|{{|] a }}\ndeadtime {{ b }}\n')[0]?.origin).toBe('daemon')
  expect(check('[|{%|] if x %}\nnode alpha\n')[0]?.origin).toBe('daemon')
})
test('nothing else is said of what is not filled in', () => {
  const codes = findingsOf(haCf, 'node {{ a }} {{ b }}\ndeadtime {{ c }}\nbcast {{ d }}\nmcast {{ e }}\n').map(({ rule }) => rule)
  expect(codes).toEqual(['ha-cf/invalid-template-mark'])
})
test('a shell has its own use for the marks of some templates', () => {
  check('respawn root /bin/sh -c "echo ${HA_x} @@"\n')
  check('respawn root [|{{|] program }}\n')
})
test('passwords around a mark are not shown', () => {
  expect(check('stonith_host * baytech [|not-a-secret{{|]\n')[0]?.message).not.toContain('secret')
})
test('a plain value beside it is read', () => {
  const codes = findingsOf(haCf, 'node {{ a }}\ndeadtime 10s\n').map(({ rule: code }) => code)
  expect(codes).toEqual(['ha-cf/invalid-template-mark', 'ha-cf/invalid-time'])
})

/** Whatever the mark becomes, heartbeat refuses a file as it stands that does not name the host on which it lies. */
describe('a mark where a host stands', () => {
  test.each([
    ['the host is not named', 'node beta\n', 'alpha', 'daemon'],
    ['the host is named', 'node alpha\n', 'alpha', 'practice'],
    ['the host is named in capitals', 'node Alpha\n', 'alpha', 'practice'],
    ['the host is pinged', 'node beta\nping alpha\n', 'alpha', 'practice'],
    ['anybody may join', 'node beta\nautojoin Any\n', 'alpha', 'practice'],
    ['nobody knows on which host the file lies', 'node beta\n', undefined, 'practice'],
  ])('%s', (_, more, host, origin) => {
    const text = `bcast eth0\nnode [|{{|] a }}\n${more}`
    expect(expectFindings(haCf, 'ha-cf/invalid-template-mark', host === undefined ? text : { text, host })[0]?.origin).toBe(origin)
  })
})
