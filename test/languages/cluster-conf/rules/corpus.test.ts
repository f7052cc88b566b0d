import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import { practice } from '../../../../src/languages/cluster-conf/rules/practice.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

// Files of real clusters lie beside the project in the place where it is developed; elsewhere this is left out.
const corpus = resolve(process.cwd(), '../shared/corpus/cluster-conf')

/** What the rules say of each file, by its number, in the release that it was written for. Each was read and found true. */
const judged: readonly (readonly [string, string])[] = [
  ['01', 'mismatched-votes missing-fsid*2 missing-nfslock unknown-failover-domain-node unsafe-force-unmount*2 unsafe-start-order'],
  ['02', ''],
  ['03', ''],
  ['04', 'unused-resource'],
  ['05', 'missing-fsid missing-nfslock unsafe-force-unmount unsafe-start-order unused-resource*3'],
  ['06', 'missing-fsid missing-nfslock unsafe-force-unmount unsafe-start-order unused-resource*2'],
  ['07', 'missing-fsid missing-nfslock unsafe-force-unmount unsafe-start-order unused-resource*2'],
  ['08', 'missing-fsid*2 missing-nfslock*2 unsafe-force-unmount*2 unsafe-start-order*2 unused-resource*2'],
  ['09', 'missing-fsid*2 missing-nfslock*2 unsafe-force-unmount*2 unsafe-start-order unused-resource*2'],
  ['10', 'missing-cman missing-fence missing-tiebreaker unsafe-post-join-delay'],
  ['11', 'missing-fence'],
  ['12', 'unsafe-fence-manual'],
  ['13', ''],
  ['14', 'missing-cman unsafe-dual-power unsafe-fence-manual'],
  ['15', ''],
  [
    '16',
    'missing-fence missing-fsid*2 missing-nfslock missing-priority missing-two-node ' +
      'unsafe-force-unmount*2 unsafe-start-order*2 unused-failover-domain unused-resource',
  ],
  [
    '17',
    'missing-fence missing-fsid*2 missing-nfslock missing-two-node unsafe-force-unmount*2 ' +
      'unsafe-start-order*2 unused-priority unused-resource',
  ],
  [
    '18',
    'duplicate-nodeid missing-fsid*2 missing-nfslock missing-two-node unsafe-force-unmount*2 ' +
      'unsafe-start-order*2 unused-fence-device unused-priority unused-resource',
  ],
  ['19', 'conflicting-two-node-expected-votes missing-fence unsafe-consensus'],
  ['20', 'conflicting-two-node-expected-votes missing-fence unsafe-consensus'],
  ['21', 'deprecated-fence-attribute'],
  ['22', ''],
  ['23', 'mismatched-votes missing-fence'],
  ['24', 'missing-method-device*4 missing-two-node unused-unfence'],
  ['25', 'conflicting-two-node-expected-votes missing-fence'],
  [
    '26',
    'duplicate-resource*2 missing-fence missing-nfslock missing-two-node unknown-service-domain ' +
      'unused-resource*3',
  ],
  ['27', 'missing-fence'],
  ['28', 'conflicting-expected-votes duplicate-fence-port missing-two-node unknown-fence-device*3'],
  ['29', 'mismatched-fence-nodename*2 unsafe-clean-start unsafe-fence-manual unsafe-post-join-delay'],
  ['30', 'invalid-fence-guest*2 unsafe-post-join-delay unsafe-start-order'],
  ['31', ''],
  ['32', 'missing-second-method unsafe-fence-race unsafe-multicast-range unsafe-start-order*2'],
  ['33', 'missing-method-device'],
  ['34', 'duplicate-fence-port'],
  ['35', 'missing-fence-port unsafe-consensus unsafe-single-node'],
  ['36', 'unsafe-consensus unsafe-single-node'],
  ['37', 'unsafe-consensus unsafe-single-node'],
  ['38', 'missing-fence-port unsafe-consensus unsafe-single-node'],
  ['39', 'unsafe-consensus unsafe-single-node'],
  ['40', 'missing-nodes missing-qdisk-device'],
  [
    '41',
    'conflicting-expected-votes deprecated-fence-agent*2 deprecated-fence-attribute missing-fence*2 ' +
      'missing-unfence unsafe-dual-power unsafe-post-join-delay unused-fence-device*4 unused-resource',
  ],
  ['42', 'missing-nodes'],
  ['43', 'missing-second-method unsafe-clean-start unsafe-fence-race unused-fence-device'],
  ['44', 'conflicting-nofailback missing-fence'],
  ['45', 'missing-second-method unsafe-post-join-delay unused-failover-domain'],
  ['46', 'missing-second-method unsafe-node-name*2'],
  ['47', 'missing-second-method unsafe-fence-race unsafe-post-join-delay unsafe-start-order'],
  ['48', 'conflicting-expected-votes deprecated-fence-attribute'],
  ['49', 'mismatched-votes unsafe-fence-manual unsafe-post-join-delay'],
  ['50', 'missing-cman unsafe-fence-manual unsafe-single-node'],
  ['51', ''],
  ['52', 'missing-fence missing-two-node unsafe-self-fence*2'],
  ['53', 'unknown-fence-agent unsafe-node-name'],
  ['54', 'unsafe-post-join-delay'],
]

interface Manifest {
  readonly files: readonly { readonly file: string; readonly era: string }[]
}

describe.skipIf(!existsSync(corpus))('real files (left out where they are absent)', () => {
  const ids = new Set(practice.map(rule => rule.id))
  const manifest = (existsSync(corpus) ? JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) : { files: [] }) as Manifest

  test.each(judged)('file %s', (number, expected) => {
    const { file, era } = manifest.files.find(candidate => candidate.file.startsWith(`${number}-`))!
    const text = readFileSync(join(corpus, file), 'utf8')
    const target = String(Number(era.replace('RHEL', '')) - 3)
    const counts = new Map<string, number>()
    for (const { rule } of findingsOf(clusterConf as unknown as Language, { text, target })) {
      if (ids.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    }
    const found = [...counts].map(([code, count]) => `${code.replace('cluster-conf/', '')}${count > 1 ? `*${count}` : ''}`)
    expect(found.sort().join(' ')).toBe(expected)
  })

  test('no file is left out', () => {
    expect(readdirSync(corpus).filter(name => name.endsWith('.conf'))).toHaveLength(judged.length)
  })
})
