import { expect, test } from 'vitest'

import { workOf } from '../../support/work-of.js'
import { generateClusterConf } from '../../../bench/generate-cluster.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { checkUnit, readSource } from '../../../src/workspace/readings/check-unit.js'

const language = clusterConf as unknown as Language

test('four times the nodes are four times the work', () => {
  const work = (nodes: number): number => {
    const source = createSource('cluster.conf', generateClusterConf(nodes))
    return workOf(() => {
      const reading = readSource(language, source)
      checkUnit(language, reading, { readings: [reading], included: () => [] })
    })
  }
  work(200)
  expect(work(1600) / work(400)).toBeLessThan(4.2)
})
