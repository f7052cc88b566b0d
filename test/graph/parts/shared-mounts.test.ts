import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

const picture = checkExample({ hosts: soundCluster('sles15-ocfs2-dlm') }, []).then(({ model }) => buildPicture(model))

test('a clone that mounts a device stands on the clone that promotes it, on each host', async () => {
  const { boxes, lines } = await picture
  const uses = lines.filter(({ kind }) => kind === 'use').map(({ ends }) => ends.join(' > '))
  for (const host of ['alpha', 'beta']) {
    expect(uses).toContain(`clone ${host} cl-storage > clone ${host} ms-images`)
    const clones = boxes.filter(({ kind, inside }) => kind === 'clone' && inside === `host ${host}`)
    expect(clones.map(({ label }) => label)).toEqual(['cl-storage', 'ms-images'])
    expect(new Set(clones.map(({ pile }) => pile)).size).toBe(1)
  }
})

test('members of Corosync that are known by their addresses only are drawn, with their links and who shoots whom', async () => {
  const { boxes, lines } = await picture
  expect(boxes.filter(({ kind }) => kind === 'member').map(({ label, inside }) => [label, inside])).toEqual([['corosync node 1', 'host alpha'], ['corosync node 2', 'host beta']])
  expect(lines.filter(({ kind }) => kind === 'heartbeat').map(({ label, ends }) => [label, ...ends])).toEqual([
    ['corosync link 0', 'interface alpha eth0', 'interface beta eth0'], ['corosync link 1', 'interface alpha eth1', 'interface beta eth1'],
  ])
  expect(lines.filter(({ kind }) => kind === 'fencing').map(({ label }) => label)).toEqual(['shoots alpha', 'shoots beta'])
})
