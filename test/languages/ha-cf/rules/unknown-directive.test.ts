import { describe, expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { applyEdits } from '../../../../src/text/edit.js'

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
  test('a blank that is missing, and nothing is lost by the fix', () => {
    const glued = (text: string) => {
      const [found] = check(text)
      const plain = text.replace(/\[\||\|\]/g, '')
      return [found?.help, ...(found?.fixes ?? []).map(({ edits }) => applyEdits(plain, edits))]
    }
    expect(glued('[|keepalive2|]\n')).toEqual(['A blank is missing behind "keepalive".', 'keepalive 2\n'])
    expect(glued('[|bcasteth0|] eth1\n')).toEqual(['A blank is missing behind "bcast".', 'bcast eth0 eth1\n'])
    expect(glued('[|serial/dev/ttyS0|]\n')).toEqual(['A blank is missing behind "serial".', 'serial /dev/ttyS0\n'])
    expect(glued('[|auto_failbackon|]\n')).toEqual(['A blank is missing behind "auto_failback".', 'auto_failback on\n'])
    expect(glued('[|node1|]\n')).toEqual([
      'A blank is missing behind "node", or "node" in front of a host "node1".',
      'node 1\n',
      'node node1\n',
    ])
    expect(glued('[|pinggroup|] routers 192.0.2.1\n')[0]).toBe('Did you mean "ping_group"?')
    expect(glued('[|nodes|] alpha beta\n')[0]).toBe('Did you mean "node"?')
  })
  test('prose', () => expect(help('[|Failover|] happens after 10 s\n')).toContain('#'))
})

test('two on neighbouring lines', () => check('[|foo|] 1\nnode alpha\n[|bar|]\n'))
test('a comment directly behind a name', () => check('keepalive#2\n[|foo|]#2\n'))
test('what seems missing may be meant by it', () => {
  const codes = findingsOf(haCf, 'nodes alpha beta\nbcats eth0\n').map(({ rule }) => rule)
  expect(new Set(codes)).toEqual(new Set(['ha-cf/unknown-directive']))
})
test('very long names are cut in the message', () => {
  expect(findingsOf(haCf, 'x'.repeat(500))[0]?.message.length).toBeLessThan(100)
})
