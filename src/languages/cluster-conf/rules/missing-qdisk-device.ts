import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import type { ClusterConf } from '../schema.js'

/** The quorum disk daemon needs a disk. */
export const missingQdiskDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-qdisk-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'the quorum disk has neither device nor label',
  why: 'qdiskd ends at once, and the votes on which the quorum counts are missing.',
  do: 'Add label="…" as mkqdisk wrote it, or device="…".',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data(): no device or label specified'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <[|quorumd|] votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    if (quorumd === undefined || !lacks(quorumd, 'device') || !lacks(quorumd, 'label')) return
    yield {
      at: quorumd,
      message: 'The quorum disk has neither "device" nor "label"',
      ...(model.era === 3 ? {} : { origin: 'practice' as const }),
    }
  },
})
