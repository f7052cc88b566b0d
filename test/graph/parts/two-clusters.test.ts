import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

const pair = (first: string, second: string, number: number): Record<string, Record<string, string>> => {
  const files = {
    '/etc/ha.d/ha.cf': `node ${first}\nnode ${second}\nbcast eth1\nudpport ${694 + number}\n`,
    '/etc/ha.d/authkeys': `auth 1\n1 sha1 not-a-secret-${number}\n`,
    '/etc/ha.d/haresources': `${first} IPaddr::192.0.2.${100 + number}/24/eth0 apache\n`,
  }
  return { [first]: files, [second]: files }
}

test('a group of heartbeat may move in its own cluster only', async () => {
  const { model } = await checkExample({ hosts: { ...pair('alpha', 'beta', 1), ...pair('delta', 'gamma', 2) } }, [])
  expect(buildPicture(model).lines.filter(({ kind }) => kind === 'move').map(({ ends }) => ends)).toEqual([
    ['group alpha 0', 'group alpha 0 on beta'], ['group delta 0', 'group delta 0 on gamma'],
  ])
})

test('two sites with resources of the same names each run their own', async () => {
  const { model } = await checkExample({ hosts: soundCluster('rhel9-booth') }, [])
  const { boxes, lines } = buildPicture(model)
  const hostOf = new Map(boxes.map(({ id, inside }) => [id, inside]))
  expect(boxes.filter(({ label, kind }) => kind === 'group' && label === 'g-db').map(({ inside, isSpare = false }) => [inside, isSpare])).toEqual([
    ['host alpha', false], ['host beta', true], ['host gamma', false], ['host delta', true],
  ])
  // A line from layer to layer stays in its host; what may move stays in its site.
  for (const { kind, ends } of lines) {
    const hosts = [...new Set(ends.map(id => hostOf.get(id)))].sort()
    if (kind === 'use') expect(hosts, ends.join(' > ')).toHaveLength(1)
    if (kind === 'move') expect([['host alpha', 'host beta'], ['host delta', 'host gamma']]).toContainEqual(hosts)
  }
})
