import { describe, expect, test } from 'vitest'

import { diskVotes, nodeVotes, quorumOf, votesOf } from '../../../../src/languages/cluster-conf/analysis/votes.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import type { ClusterConf } from '../../../../src/languages/cluster-conf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function modelOf(inside: string, target = '3'): ClusterConf {
  const text = `<cluster name="demo" config_version="1">${inside}</cluster>`
  return read(parse(createSource('cluster.conf', text)), { target }).model
}

function nodes(...votes: readonly string[]): string {
  const list = votes.map((value, index) => `<clusternode name="n${index}" nodeid="${index + 1}"${value === '' ? '' : ` votes="${value}"`}/>`)
  return `<clusternodes>${list.join('')}</clusternodes>`
}

describe('quorum', () => {
  test.each([[1, 1], [2, 2], [3, 2], [4, 3], [5, 3], [16, 9]])('%i expected votes give %i', (expected, quorum) => {
    expect(quorumOf(expected)).toBe(quorum)
  })

  test('follows from the sum of all votes', () => {
    expect(votesOf(modelOf(nodes('', '2', '')))).toEqual({ ofNodes: 4, ofDisk: 0, expected: 4, quorum: 3 })
  })

  test('follows from expected_votes where they are given', () => {
    expect(votesOf(modelOf(`<cman expected_votes="1"/>${nodes('', '', '')}`))).toMatchObject({ expected: 1, quorum: 1 })
    expect(votesOf(modelOf(`<cman expected_votes="0"/>${nodes('', '', '')}`))).toMatchObject({ expected: 3, quorum: 2 })
  })

  test('is not known where a number is not', () => {
    expect(votesOf(modelOf(nodes('1', '@VOTES@')))).toBeUndefined()
    expect(votesOf(modelOf(`<cman expected_votes="@N@"/>${nodes('', '')}`))).toBeUndefined()
    expect(votesOf(modelOf(`<quorumd label="q" votes="@N@"/>${nodes('', '')}`))).toBeUndefined()
    expect(votesOf(modelOf('<clusternodes/>'))).toBeUndefined()
  })
})

describe('the quorum disk', () => {
  test('lends nothing where there is none', () => {
    expect(diskVotes(modelOf(nodes('', '')))).toBe(0)
  })

  test('has votes that are worked out in cluster 3.x only', () => {
    const inside = `<quorumd label="q"/>${nodes('', '', '')}`
    expect(diskVotes(modelOf(inside))).toBe(2)
    expect(diskVotes(modelOf(inside, '2'))).toBeUndefined()
  })

  test('never takes votes away', () => {
    expect(diskVotes(modelOf(`<quorumd label="q" votes="-1"/>${nodes('')}`))).toBe(0)
  })
})

test('a node has one vote unless it says otherwise', () => {
  const { nodes: [first, second, third] } = modelOf(nodes('', '3', '@V@'))
  expect([first, second, third].map(node => nodeVotes(node!))).toEqual([1, 3, undefined])
})
