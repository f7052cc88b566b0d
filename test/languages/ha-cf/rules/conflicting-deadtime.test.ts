import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/conflicting-deadtime', text)

test('deadtime equal to twice keepalive', () => {
  const [finding] = check('# x\n  keepalive 5\ndeadtime [|10|] # y\n')
  expect(finding?.message).toBe('deadtime 10 s is not more than twice the keepalive of 5 s')
  expect(finding?.related).toHaveLength(1)
})

test('one millisecond more is enough', () => check('keepalive 5\ndeadtime 10001ms\n'))

test('the later one is to blame', () => {
  const [finding] = check('deadtime 10\nkeepalive [|5|]\n')
  expect(finding?.message).toBe('keepalive 5 s is not less than half the deadtime of 10 s')
})

test('only the last values count', () => {
  check('keepalive 5\ndeadtime 10\ndeadtime 11\n')
  check('keepalive 1,5\ndeadtime 30 [|10|]\n')
})

test('an absent one has the value of heartbeat', () => {
  expect(check('deadtime [|1500ms|]\n')[0]?.message).toContain('the keepalive of 1 s that heartbeat assumes')
  check('keepalive [|15|]\n')
  check('keepalive 14999ms\n')
  check('')
})

test('nothing is compared with a value that is wrong itself', () => {
  check('keepalive 5s\ndeadtime 2\n')
  check('keepalive 500 ms\ndeadtime 10\n')
  check('keepalive 5\ndeadtime 10 sec\n')
})

test('nor with what a template will say', () => check('keepalive {{ k }}\ndeadtime 2\n'))
