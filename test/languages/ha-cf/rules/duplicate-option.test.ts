import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string, target?: string) =>
  expectFindings(haCf, 'ha-cf/duplicate-option', target === undefined ? text : { text, target })

test('another value', () => {
  const [finding] = check('warntime 5\nnode a\nwarntime [|10|]\n')
  expect(finding?.message).toBe('warntime is set to "10", after "5" above')
})
test('each further one', () => check('debug 1\ndebug [|2|]\ndebug [|3|]\n'))
test('the same value in other letters', () => check('auto_failback on\nauto_failback ON\n'))
test('what adds up', () => check('node a\nnode b\nbcast eth0\nbcast eth1\nenv A=1\nenv A=2\nudpport 1\nudpport 2\n'))
test('an empty one between', () => check('debug 1\ndebug\ndebug [|2|]\n'))
test('a refused one is reported as such only', () => check('debug 1\ndebug 300\nbaud 9600\nbaud 19200\n'))
test('crm and pacemaker are one option', () => {
  check('crm on\ncrm off\n', '3')
  check('crm on\ncrm [|off|]\n', '2')
})
