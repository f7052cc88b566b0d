import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'
import { soundCluster } from '../../support/sound-clusters.js'

async function usesOfServices(name: string): Promise<readonly string[]> {
  const { model } = await checkExample({ hosts: soundCluster(name) }, [])
  return buildPicture(model).lines.filter(({ kind, ends }) => kind === 'use' && ends[0]?.startsWith('service ')).map(({ ends }) => ends.join(' > '))
}

test('a service leads to what it mounts or exports, and not past it to the device below', async () => {
  expect(await usesOfServices('rhel5-rgmanager')).toEqual(['service imap > file-system alpha.example.com /var/spool/imap'])
  expect(await usesOfServices('rhel5-gnbd')).toEqual(['service storage > export alpha.example.com images'])
})

test('what the script of a service exports is exported where the service runs', async () => {
  const { model } = await checkExample({ hosts: soundCluster('rhel5-gnbd') }, [])
  const exports = buildPicture(model).boxes.filter(({ kind }) => kind === 'export')
  expect(exports.map(({ inside, isSpare }) => [inside, isSpare])).toEqual([['host alpha.example.com', false], ['host beta.example.com', true]])
})
