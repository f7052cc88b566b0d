import { defineRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'

import { lacks } from '../analysis/misspelt.js'
import type { ClusterConf } from '../schema.js'

/** Before cluster 3.x the quorum disk must be timed by hand. */
export const missingQdiskTiming = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-qdisk-timing',
  severity: 'warning',
  origin: 'practice',
  summary: 'interval or tko of the quorum disk is missing',
  why:
    'qdiskd of cluster 2.x falls back to 1 and 10, whatever the token is, so the disk and the token may contradict ' +
    'each other.',
  do: 'Set interval and tko so that interval × tko is below half of the token.',
  sources: ['qdisk(5) of cluster 2.x'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="21000"/>
  <[|quorumd|] label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="21000"/>
  <quorumd label="demo" votes="1" interval="1" tko="10"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    if (model.era !== 2 || quorumd === undefined) return
    const missing = ['interval', 'tko'].filter(name => lacks(quorumd, name))
    if (missing.length === 0) return
    yield { at: quorumd, message: `The quorum disk has no ${listed(missing.map(name => `"${name}"`))}` }
  },
})
