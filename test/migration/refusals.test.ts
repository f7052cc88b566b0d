import { describe, expect, test } from 'vitest'

import type { ClusterFiles } from '../support/consistent-cluster.js'
import { Refusal } from '../../src/migration/input.js'
import { converted } from './converted.js'

const drbd = 'resource r0 {\n  device /dev/drbd0;\n  disk /dev/sdb1;\n  meta-disk internal;\n  on alpha { address 192.0.2.1:7788; }\n  on beta { address 192.0.2.2:7788; }\n}\n'

/** Two hosts, of which each has further lines in ha.cf. */
function pair({ alpha = '', beta = '', haresources = 'alpha IPaddr2::192.0.2.9', conf = drbd }: { readonly alpha?: string; readonly beta?: string; readonly haresources?: string; readonly conf?: string }): ClusterFiles {
  const host = (more: string): Record<string, string> => ({
    '/etc/ha.d/ha.cf': `bcast eth0\nnode alpha beta\n${more}\n`,
    '/etc/ha.d/haresources': `${haresources}\n`,
    '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
    '/etc/drbd.conf': conf,
  })
  return { alpha: host(alpha), beta: host(beta) }
}

describe('nothing is converted where somebody must decide first', () => {
  test.each([
    ['deadtime 12', 'deadtime 24'],
    ['deadtime 12', ''],
    ['', 'auto_failback on'],
    ['auto_failback off', 'auto_failback on'],
    ['udpport 694', 'udpport 695'],
  ])('ha.cf says "%s" on one host and "%s" on the other', async (alpha, beta) => {
    await expect(converted(pair({ alpha, beta }))).rejects.toThrow(Refusal)
  })

  test.each([
    ['deadtime 12', 'deadtime 12000ms'],
    ['auto_failback yes', 'auto_failback on'],
    ['ucast eth0 192.0.2.2', 'ucast eth0 192.0.2.1'],
  ])('"%s" and "%s" are no difference', async (alpha, beta) => {
    expect((await converted(pair({ alpha, beta }))).conversions.length).toBe(1)
  })

  test('a drbd.conf of which braces do not pair', async () => {
    await expect(converted(pair({ conf: drbd.replace('{', '') }))).rejects.toThrow(/drbd\.conf: braces do not pair/)
  })
})

describe('what the report says', () => {
  test('an IPv6 address that heartbeat parts in two is not made', async () => {
    const { conversions: [conversion] } = await converted(pair({ haresources: 'alpha IPv6addr::2001:db8::9/64' }))
    expect(conversion?.files.find(({ path }) => path.endsWith('.crm'))?.text).not.toContain('IPaddr2')
    expect(conversion?.tasks).toContainEqual(expect.stringMatching(/write it in full$/))
  })

  test.each([['', '5405'], ['udpport 5999', '5999']])('the port to open with "%s" is %s', async (line, port) => {
    const { conversions: [conversion] } = await converted(pair({ alpha: line, beta: line }))
    expect(conversion?.steps.map(({ why }) => why).join(' ')).toContain(`Open UDP ${port} between`)
  })
})
