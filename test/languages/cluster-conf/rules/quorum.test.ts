import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { cluster, messagesOf, nodes } from '../messages-of.js'

const three = nodes('alpha', 'beta', 'gamma')

describe('expected votes', () => {
  test('too few: the message says both quorums', () => {
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="1"/>', three))).toEqual([
      '"1" warning Expected votes 1 give quorum 1; all votes are 3, which give 2',
    ])
  })

  test('too few for two nodes: two_node is the advice', () => {
    const helpOf = (text: string): string | undefined => findingsOf(clusterConf as unknown as Language, { text, target: '3' }).find(({ rule }) => rule === 'cluster-conf/conflicting-expected-votes')?.help
    expect(helpOf(cluster('<cman expected_votes="1"/>', nodes('alpha', 'beta')))).toContain('two_node="1" beside expected_votes="1"')
    expect(helpOf(cluster('<cman expected_votes="1"/>', three))).toBeUndefined()
  })

  test('too many, but within reach', () => {
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="5"/>', three))).toEqual([
      '"5" warning Expected votes 5 give quorum 3; all votes are 3, which give 2',
    ])
  })

  test('out of reach is another finding, and one only', () => {
    const text = cluster('<cman expected_votes="6"/>', three)
    expect(messagesOf('conflicting-expected-votes', text)).toEqual([])
    expect(messagesOf('conflicting-quorum', text)).toEqual(['"6" error Expected votes 6 give quorum 4, but all votes together are 3'])
  })

  test('the votes of the quorum disk count', () => {
    const disk = '<quorumd label="demo" votes="2"/>'
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="5"/>', disk, three))).toEqual([])
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="3"/>', disk, three))).toHaveLength(1)
  })

  test('an unknown node leaves the sum unknown', () => {
    const list = '<clusternodes><clusternode name="alpha" nodeid="1" votes="@VOTES@"/></clusternodes>'
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="3"/>', list))).toEqual([])
  })

  test('a broken neighbour does not hide it, a list that breaks off does', () => {
    expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="1"/>', '<totem tokn="1"/>', three))).toHaveLength(1)
    const whole = cluster('<cman expected_votes="1"/>', three)
    expect(messagesOf('conflicting-expected-votes', whole.replace('</clusternodes>', ''))).toHaveLength(1)
    expect(messagesOf('conflicting-expected-votes', whole.slice(0, whole.lastIndexOf('<clusternode ') + 20))).toEqual([])
  })
})

describe('two nodes', () => {
  const two = nodes('alpha', 'beta')

  test.each([
    ['<cman/>', 1], ['', 1], ['<cman two_node="0"/>', 1], ['<cman two_node="1" expected_votes="1"/>', 0], ['<cman two_node="@TWO@"/>', 0],
    ['<cman expected_votes="1"/>', 0], ['<cman tow_node="1"/>', 0],
  ])('%s', (cman, count) => {
    expect(messagesOf('missing-two-node', cluster(cman, two))).toHaveLength(count)
  })

  test('unequal votes let one node go on alone', () => {
    const list = '<clusternodes><clusternode name="alpha" nodeid="1" votes="2"/><clusternode name="beta" nodeid="2"/></clusternodes>'
    expect(messagesOf('missing-two-node', cluster('<cman/>', list))).toEqual([])
  })

  test('with pacemaker on top, quorum is its business', () => {
    const list = '<clusternodes><clusternode name="alpha" nodeid="1"><fence><method name="p"><device name="p" port="alpha"/></method></fence></clusternode><clusternode name="beta" nodeid="2"/></clusternodes>'
    const devices = '<fencedevices><fencedevice name="p" agent="fence_pcmk"/></fencedevices>'
    expect(messagesOf('missing-two-node', cluster('<cman/>', list, devices))).toEqual([])
  })

  test('cman refuses three nodes, and votes that are not one each', () => {
    expect(messagesOf('conflicting-two-node-count', cluster('<cman two_node="1" expected_votes="1"/>', three))).toEqual([
      '"1" error+daemon Two-node mode is on, but the cluster has 3 nodes',
    ])
    const list = '<clusternodes><clusternode name="alpha" nodeid="1" votes="2"/><clusternode name="beta" nodeid="2" votes="3"/></clusternodes>'
    expect(messagesOf('conflicting-two-node-votes', cluster('<cman two_node="1" expected_votes="1"/>', list))).toEqual([
      '"2" error+daemon Node "alpha" has 2 votes; two-node mode wants one for each node',
      '"3" error+daemon Node "beta" has 3 votes; two-node mode wants one for each node',
    ])
  })

  test.each([['1', 'error+daemon'], ['2', 'error'], ['3', 'warning']])('without expected_votes, cluster %s.x: %s', (target, severity) => {
    const said = messagesOf('conflicting-two-node-expected-votes', cluster('<cman two_node="1"/>', two), target)
    expect(said).toEqual([`"1" ${severity} Two-node mode is on without "expected_votes"`])
  })
})

describe('the quorum disk', () => {
  const two = nodes('alpha', 'beta')

  test('all nodes should have quorum without it', () => {
    expect(messagesOf('conflicting-qdisk-votes', cluster('<cman/>', '<quorumd label="q" votes="2"/>', two))).toEqual([
      '"2" warning Without the quorum disk all nodes have 2 votes; quorum is 3',
    ])
    expect(messagesOf('conflicting-qdisk-votes', cluster('<cman/>', '<quorumd label="q" votes="1"/>', two))).toEqual([])
  })

  test('is refused when it is slower than the token, also by default values', () => {
    const quick = '<quorumd label="q" votes="1"/>'
    const slow = '<quorumd label="q" votes="1" interval="1" tko="10"/>'
    expect(messagesOf('conflicting-qdisk-token', cluster(quick, two))).toEqual([])
    expect(messagesOf('conflicting-qdisk-token', cluster(slow, two))).toEqual([
      '"10" error+daemon A new master of the quorum disk takes 17 s; the token is 10 s',
    ])
    expect(messagesOf('conflicting-qdisk-token', cluster('<totem token="17001"/>', slow, two))).toEqual([])
    expect(messagesOf('conflicting-qdisk-token', cluster(slow, two), '2')).toEqual([])
  })

  test('a short token is one finding, not two', () => {
    const text = cluster('<totem token="5000"/>', '<quorumd label="q" votes="1"/>', two)
    expect(messagesOf('unsafe-qdisk-token', text)).toEqual(['"5000" error+daemon Token 5 s is below the 10 s that a quorum disk needs'])
    expect(messagesOf('conflicting-qdisk-token', text)).toEqual([])
  })

  test('scores that cannot be reached', () => {
    const disk = '<quorumd label="q" votes="1" min_score="4"><heuristic program="a" score="2"/><heuristic program="b"/></quorumd>'
    expect(messagesOf('conflicting-min-score', cluster(disk, two))).toEqual(['"4" error A score of 4 is required, all heuristics together give 3'])
    expect(messagesOf('conflicting-min-score', cluster(disk.replace('"4"', '"3"'), two))).toEqual([])
  })

  test('pings with a deadline in any spelling', () => {
    const ping = (program: string): string => cluster(`<quorumd label="q"><heuristic program="${program}"/></quorumd>`, two)
    for (const program of ['ping -c1 -w1 192.0.2.1', 'ping -c1 -w 1 192.0.2.1', '/bin/ping -qw2 192.0.2.1', 'sleep 1', 'pinger 1']) {
      expect(messagesOf('unsafe-heuristic-ping', ping(program)), program).toEqual([])
    }
    for (const program of ['ping 192.0.2.1', '/bin/ping -c 3 192.0.2.1', 'true &amp;&amp; ping6 -c1 fe80::1']) {
      expect(messagesOf('unsafe-heuristic-ping', ping(program)), program).toHaveLength(1)
    }
  })
})
