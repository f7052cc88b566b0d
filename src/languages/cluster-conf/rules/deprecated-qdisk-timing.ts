import { defineRule } from '../../../rules/define-rule.js'

import { diskTiming, effectiveToken } from '../analysis/timing.js'
import { attributeOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Cluster 3.x chooses the timing of the quorum disk by itself. */
export const deprecatedQdiskTiming = defineRule<ClusterConf>({
  id: 'cluster-conf/deprecated-qdisk-timing',
  severity: 'info',
  origin: 'practice',
  summary: 'the quorum disk is timed by hand',
  why:
    'qdiskd of cluster 3.x derives interval and tko from the token. Values by hand fall out of step when the token ' +
    'changes.',
  do: 'Remove interval and tko.',
  sources: ['access.redhat.com solutions 128083, articles 216443'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="21000"/>
  <quorumd label="demo" votes="1" interval="1" [|tko|]="10"/>
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
  <totem token="21000"/>
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
    const tko = attributeOf(quorumd, 'tko')
    if (model.era !== 3 || quorumd === undefined || tko === undefined) return
    const timing = diskTiming(model)
    const token = effectiveToken(model)
    // conflicting-qdisk-token says more.
    if (timing !== undefined && token !== undefined && timing.recoveryMs >= token) return
    yield { at: nameOf(tko), message: 'Timing by hand: cluster 3.x derives "interval" and "tko" from the token' }
  },
})
