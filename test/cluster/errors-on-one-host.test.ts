import { describe, expect, test } from 'vitest'

import { cmanExample, heartbeatExample, ocfs2Example, pacemakerExample } from '../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../support/cluster-of.js'

const examples = { drbd: heartbeatExample, cman: cmanExample, ocfs2: ocfs2Example, pacemaker: pacemakerExample }

/** Checks an example and tells the rules of which it finds more than in the example as it is. */
async function newRules(kind: keyof typeof examples, changes: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const left = await rulesOf(kind, {})
  return (await rulesOf(kind, changes)).filter(rule => {
    const known = left.indexOf(rule)
    if (known !== -1) left.splice(known, 1)
    return known === -1
  })
}

async function rulesOf(kind: keyof typeof examples, changes: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const { report } = await checkExample(examples[kind]('example', changes))
  return report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)
}

const conf = '/etc/drbd.conf'

describe('an error on one host is told there, and not once more as a difference between the hosts', () => {
  test.each<readonly [kind: keyof typeof examples, path: string, from: string, to: string, rule: string]>([
    ['drbd', conf, '198.51.100.2:7788', '198.51.100.2', 'drbd-conf/invalid-address'],
    ['drbd', conf, 'address 198.51.100.2:7788', 'address', 'drbd-conf/missing-argument'],
    ['drbd', conf, 'address 198.51.100.2:7788', 'adress 198.51.100.2:7788', 'drbd-conf/unknown-statement'],
    ['drbd', conf, '198.51.100.2:7788', '198.51.100.2:77888', 'drbd-conf/invalid-port'],
    ['drbd', conf, '198.51.100.2:7788', '198.51.100.300:7788', 'drbd-conf/invalid-address-octet'],
    ['drbd', conf, 'address 198.51.100.2', 'address ipv6 198.51.100.2', 'drbd-conf/invalid-address'],
    ['drbd', conf, 'protocol C', 'protocol D', 'drbd-conf/invalid-word'],
    ['drbd', conf, 'wfc-timeout 60', 'wfc-timeout 6x0', 'drbd-conf/invalid-number'],
    ['drbd', conf, '"not-a-secret-either"', '"not-a-secret-either', 'drbd-conf/unclosed-string'],
    ['drbd', conf, 'net {', 'nt {', 'drbd-conf/unknown-statement'],
    ['drbd', conf, 'on beta {', 'on {', 'drbd-conf/missing-argument'],
    ['drbd', '/etc/ha.d/ha.cf', 'auto_failback off', 'auto_failback of', 'ha-cf/invalid-choice'],
    ['drbd', '/etc/ha.d/ha.cf', 'deadtime 30', 'deadtime 3x0', 'ha-cf/invalid-time'],
    ['drbd', '/etc/ha.d/haresources', 'drbddisk::r0', 'drbddisk:r0', 'haresources/invalid-separator'],
    ['pacemaker', '/etc/corosync/corosync.conf', 'version: 2', 'version: x2', 'corosync-conf/invalid-number'],
    ['drbd', '/etc/ha.d/ha.cf', 'auto_failback off', 'auto_failback of', 'ha-cf/invalid-choice'],
    ['drbd', '/etc/ha.d/ha.cf', 'deadtime 30', 'deadtime 3x0', 'ha-cf/invalid-time'],
    ['drbd', '/etc/ha.d/haresources', 'drbddisk::r0', 'drbddisk:r0', 'haresources/invalid-separator'],
    ['pacemaker', '/etc/corosync/corosync.conf', 'provider: corosync_votequorum', 'provider corosync_votequorum', 'corosync-conf/invalid-line'],
    ['cman', '/etc/cluster/cluster.conf', 'nodeid="2"', 'nodeid="two"', 'cluster-conf/invalid-value'],
    ['ocfs2', '/etc/ocfs2/cluster.conf', 'number = 1', 'number = 300', 'ocfs2-conf/invalid-node-number'],
  ])('%s, %s: %j for %j', async (kind, path, to, from, rule) => {
    expect(await newRules(kind, { [`beta:${path}`]: [to, from] })).toEqual([rule])
  })

  test('a difference in another section is told beside it', async () => {
    expect(await newRules('drbd', { [`beta:${conf}`]: ['198.51.100.2:7788', '198.51.100.2', '198.51.100.1:7788', '198.51.100.9:7788'] })).toEqual(expect.arrayContaining(['cluster/mismatched-drbd-address', 'drbd-conf/invalid-address']))
    expect(await newRules('drbd', { [`beta:${conf}`]: ['198.51.100.2:7788', '198.51.100.2', 'protocol C', 'protocol A'] })).toEqual(expect.arrayContaining(['cluster/mismatched-drbd-protocol', 'drbd-conf/invalid-address']))
  })
})

describe('an include that is not read as one is told, and not the files that it would bring in', () => {
  const resource = 'resource r9 {\n  net { cram-hmac-alg sha1; shared-secret "not-a-secret-9"; }\n  on alpha { device /dev/drbd9; disk /dev/vg1/nine; address 198.51.100.1:7799; meta-disk internal; }\n  on beta { device /dev/drbd9; disk /dev/vg1/nine; address 198.51.100.2:7799; meta-disk internal; }\n}\n'
  test.each([
    ['include "drbd.d/*.res;"', 'drbd-conf/missing-semicolon'],
    ['include "drbd.d/*.res"', 'drbd-conf/missing-semicolon'],
    ['include "drbd.d/*.res;', 'drbd-conf/unclosed-string'],
    ['inclde "drbd.d/*.res";', 'drbd-conf/unknown-statement'],
    ['include “drbd.d/*.res”;', 'drbd-conf/misleading-character'],
    ['include "drbd.d/*.rse";', 'cluster/unused-drbd-file'],
  ])('%s', async (include, rule) => {
    const base = { '*:/etc/drbd.d/r9.res': ['', resource] }
    const [before, after] = await Promise.all(['include "drbd.d/*.res";', include].map(line => rulesOf('drbd', { ...base, '*:/etc/drbd.conf': ['resource r0', `${line}\nresource r0`] })))
    expect(after?.filter(found => before?.includes(found) !== true)).toEqual([rule])
  })
})
