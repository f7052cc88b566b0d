import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

test('an interface of SUSE whose file is named by the card is drawn once, and ucast leads to it both ways', async () => {
  const { model } = await checkExample({ hosts: soundCluster('sles10-heartbeat') }, [])
  const { boxes, lines } = buildPicture(model)
  expect(boxes.filter(({ kind }) => kind === 'interface').map(({ inside, label, details }) => [inside, label, ...details])).toEqual([
    ['host alpha', 'eth0', '192.0.2.1/24', '192.0.2.10/24', 'pings 192.0.2.253 192.0.2.254'], ['host alpha', 'eth1', '198.51.100.1/24'],
    ['host beta', 'eth0', '192.0.2.2/24', 'pings 192.0.2.253 192.0.2.254'], ['host beta', 'eth1', '198.51.100.2/24'],
  ])
  expect(lines.filter(({ label }) => label.startsWith('ucast')).map(({ ends, isDirected }) => [[...ends].sort(), isDirected])).toEqual([
    [['interface alpha eth0', 'interface beta eth0'], undefined],
  ])
})

test('where the host does not tell its interfaces, the name of the file stays', async () => {
  const ifcfg = "BOOTPROTO='static'\nIPADDR='192.0.2.1/24'\n"
  const { model } = await checkExample({ hosts: { alpha: { '/etc/HOSTNAME': 'alpha\n', '/etc/sysconfig/network/ifcfg-eth-id-00:16:3e:00:10:01': ifcfg } } }, [])
  expect(buildPicture(model).boxes.filter(({ kind }) => kind === 'interface').map(({ label }) => label)).toEqual(['eth-id-00:16:3e:00:10:01'])
})

test('without hardware addresses the address tells which interface the file is for', async () => {
  const { model } = await checkExample({ hosts: soundCluster('sles10-ocfs2-drbd') }, [])
  const { boxes } = buildPicture(model)
  expect(boxes.filter(({ kind, inside }) => kind === 'interface' && inside === 'host alpha').map(({ label }) => label)).toEqual(['eth0', 'eth1'])
  expect(boxes.find(({ id }) => id === 'drbd alpha shared/0')?.details).toContain('203.0.113.71:7788 eth1')
  for (const host of ['alpha', 'beta']) expect(boxes.find(({ id }) => id === `interface ${host} eth0`)?.details.at(-1)).toMatch(/^pings 192\.0\.2\.\d+/)
})
