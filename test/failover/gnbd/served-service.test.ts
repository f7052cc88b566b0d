import { expect, test } from 'vitest'

import { storiesOf } from '../../../src/failover/stories.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

test('a service stands still when the host dies from which its data come', async () => {
  const { model } = await checkExample({ hosts: soundCluster('rhel5-gnbd-boot') })
  const { stories } = storiesOf(model)
  const server = stories.find(({ event }) => event === 'death delta')
  expect(server?.ending.services).toEqual([{ name: 'www', hosts: [] }])
  expect(server?.steps.map(({ text }) => text)).toContain('The data of "www" come from "delta" by GNBD: it stands still, or fails, until that is back')
  expect(stories.find(({ event }) => event === 'death alpha')?.ending.services).toMatchObject([{ name: 'www', hosts: ['beta'] }])
})

test('of disks of guests it is said that Xen makes them primary', async () => {
  const { model } = await checkExample({ hosts: soundCluster('debian6-xen-migration') })
  expect(storiesOf(model).limits.map(({ text }) => text)).toEqual([
    'DRBD resources "ldap", "mail" and "web": Xen makes them primary where the guest runs; no cluster starts a guest elsewhere when its host dies',
  ])
})
