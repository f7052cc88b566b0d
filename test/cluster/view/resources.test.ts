import { expect, test } from 'vitest'

import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'
import { addressesOfGroup } from '../../../src/cluster/view/resources.js'
import { checkExample } from '../../support/cluster-of.js'

test('the addresses of a group are those of its line, not those of a promoter with the same number', async () => {
  const promoter = '[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:IPaddr2 other ip=192.0.2.99 cidr_netmask=24"]\n'
  const { model } = await checkExample(heartbeatExample('both', { 'alpha:/etc/drbd-reactor.toml': promoter }), [])
  expect(model.factsOn('alpha', 'virtual-address').map(({ fact }) => [fact.address, fact.group])).toEqual(expect.arrayContaining([['192.0.2.10', 0], ['192.0.2.99', 0]]))
  expect(addressesOfGroup(model, 'alpha', 0).map(({ fact }) => fact.address)).toEqual(['192.0.2.10'])
})
