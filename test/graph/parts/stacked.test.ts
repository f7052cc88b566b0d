import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

async function pictureOf(name: string): Promise<ReturnType<typeof buildPicture>> {
  const { model } = await checkExample({ hosts: soundCluster(name) }, [])
  return buildPicture(model)
}

test('a stacked resource stands on the one below on both hosts, and is mirrored to the third', async () => {
  const { boxes, lines } = await pictureOf('debian7-stacked')
  const far = boxes.find(({ id }) => id === 'drbd alpha data-far/0')
  expect(far?.details).toEqual(['/dev/drbd10', '192.0.2.10:7789 eth0', 'on data'])
  expect(lines.filter(({ kind }) => kind === 'replication').map(({ ends, label }) => [label, ...ends])).toEqual([
    ['data, protocol C', 'drbd alpha data/0', 'drbd beta data/0'],
    ['data-far, protocol A', 'drbd gamma data-far/0', 'drbd alpha data-far/0', 'drbd beta data-far/0'],
  ])
  const uses = lines.filter(({ kind }) => kind === 'use').map(({ ends }) => ends.join(' > '))
  expect(uses).toContain('file-system alpha /srv/data > drbd alpha data-far/0')
  expect(uses).toContain('drbd beta data-far/0 > drbd beta data/0')
  // The device of a resource is no disk.
  expect(boxes.filter(({ id }) => id.startsWith('device') && id.includes('drbd'))).toEqual([])
})

test('a group that starts a guest leads to it', async () => {
  const { lines } = await pictureOf('centos5-xen-heartbeat')
  expect(lines.filter(({ kind }) => kind === 'use').map(({ ends }) => ends.join(' > '))).toContain('group alpha.example.com 0 > guest alpha.example.com mail')
})
