import { expect, test } from 'vitest'

import { workOf } from '../../support/work-of.js'
import { generateClusterConf } from '../../../bench/generate-cluster.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { checkUnit, readSource } from '../../../src/workspace/readings/check-unit.js'

const language = clusterConf as unknown as Language

function workOn(text: string): number {
  const source = createSource('cluster.conf', text)
  return workOf(() => {
    const reading = readSource(language, source)
    checkUnit(language, reading, { readings: [reading], included: () => [] })
  })
}

test('four times the nodes are four times the work', () => {
  workOn(generateClusterConf(200))
  expect(workOn(generateClusterConf(1600)) / workOn(generateClusterConf(400))).toBeLessThan(4.2)
})

test('so they are where all nodes are fenced, and let in again, by one port', () => {
  const text = (nodes: number): string =>
    generateClusterConf(nodes)
      .replace(/port="\d+"/g, 'port="1"')
      .replaceAll('</fence>\n', '</fence><unfence><device name="apc" port="1" action="on"/></unfence>\n')
  workOn(text(200))
  expect(workOn(text(1600)) / workOn(text(400))).toBeLessThan(4.4)
})
