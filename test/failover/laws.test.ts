import { expect, test } from 'vitest'

import { injections } from '../cluster/injections/index.js'
import type { Injection } from '../cluster/injections/injection.js'
import { checkExample } from '../support/cluster-of.js'
import { consistentCluster, drawStyle } from '../support/consistent-cluster.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import fc from '../support/fast-check.js'
import { createRandom } from '../support/random.js'
import { soundCluster, soundClusters } from '../support/sound-clusters.js'
import { brokenStoryLaws } from '../support/story-laws.js'

test.each(soundClusters)('%s: its stories keep to the laws', async name => {
  expect(brokenStoryLaws((await checkExample({ hosts: soundCluster(name) }, [])).model)).toEqual([])
})

test('whatever two faults a drawn cluster has, its stories keep to the laws', async () => {
  const shape = fc.record({ size: fc.constantFrom(2, 2, 3, 4), seed: fc.nat(10_000), faults: fc.uniqueArray(fc.constantFrom(...injections), { maxLength: 2 }), host: fc.nat(3) })
  await fc.assert(fc.asyncProperty(shape, async ({ size, seed, faults, host }) => {
    const sound = consistentCluster({ size, hasFullNames: seed % 2 === 0, style: drawStyle(createRandom(seed)) })
    const hosts = faults.reduce((files, fault) => withFault(files, fault, host % size), sound)
    expect(brokenStoryLaws((await checkExample({ hosts }, [])).model)).toEqual([])
  }))
})

function withFault(files: ClusterFiles, { setup, everywhere, drift }: Injection, victim: number): ClusterFiles {
  const names = Object.keys(files)
  return Object.fromEntries(names.map((name, index) => {
    const own = { ...files[name] }
    for (const changes of [setup, everywhere, index === victim ? drift : undefined]) {
      for (const [path, change] of Object.entries(changes ?? {})) {
        const after = change(own[path] ?? '', { name, index, names })
        if (after === undefined) delete own[path]
        else if (after !== '') own[path] = after
      }
    }
    return [name, own]
  }))
}
