import { describe, expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/unknown-directive', text)
const help = (text: string) => check(text)[0]?.help

describe('help', () => {
  test('a similar name', () => expect(help('[|dedtime|] 30\n')).toBe('Did you mean "deadtime"?'))
  test('another case', () => expect(help('[|KeepAlive|] 2\n')).toBe('Did you mean "keepalive"?'))
  test('a comma or an equals sign for a blank', () => {
    expect(help('[|node,alpha|] beta\n')).toBe('A blank must follow "node", and no ",".')
    expect(help('[|deadtime=10|]\n')).toBe('A blank must follow "deadtime", and no "=".')
  })
  test('a variable of heartbeat itself', () => expect(help('[|enable_flow_control|] on\n')).toContain('inside heartbeat'))
  test('prose', () => expect(help('[|Failover|] happens after 10 s\n')).toContain('#'))
})

test('two on neighbouring lines', () => check('[|foo|] 1\nnode alpha\n[|bar|]\n'))
test('a comment directly behind a name', () => check('keepalive#2\n[|foo|]#2\n'))
test('what seems missing may be meant by it', () => {
  const codes = findingsOf(haCf, 'nodes alpha beta\nbcats eth0\n').map(({ code }) => code)
  expect(new Set(codes)).toEqual(new Set(['ha-cf/unknown-directive']))
})
test('very long names are cut in the message', () => {
  expect(findingsOf(haCf, 'x'.repeat(500))[0]?.message.length).toBeLessThan(100)
})
