import { test } from 'vitest'

import { tellConversion } from '../../src/migration/report/tell-conversion.js'
import { shownConversion } from '../../src/migration/report/shown-conversion.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { expectRecorded } from '../support/recorded.js'
import { soundCluster } from '../support/sound-clusters.js'
import { applications } from './applications.js'
import { converted } from './converted.js'

/** One cluster of each kind that is converted. */
const clusters: readonly (readonly [name: string, hosts: ClusterFiles])[] = [
  ...['debian5-heartbeat', 'rhel6-qdisk', 'rhel6-nfs'].map(name => [name, soundCluster(name)] as const),
  ['applications', applications],
]

test.each(clusters)('what becomes of %s', async (name, hosts) => {
  const { conversions, report: { masking, sources } } = await converted(hosts)
  for (const conversion of conversions) {
    const shown = shownConversion(conversion, { masking, lineOf: ({ file, span }) => sources.get(file)?.positionAt(span.start).line ?? 1 })
    expectRecorded(tellConversion(shown), `test/migration/recorded/${name}.txt`)
    // The CIB is there as text of the crm shell, too.
    for (const { path, text } of conversion.files.filter(file => !file.path.endsWith('.xml'))) expectRecorded(text, `test/migration/recorded/${name}/${path.replace(/^.*\//, '')}`)
  }
})
