import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger, textOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** With a quorum disk the token must be at least ten seconds. */
export const unsafeQdiskToken = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-qdisk-token',
  severity: 'error',
  origin: 'daemon',
  summary: 'the token is too short for a quorum disk',
  why: 'qdiskd of cluster 3.x ends when the token timeout is below 10 seconds.',
  do: 'Set token to 10000 or more, or leave it out.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data(): token timeout is too fast'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="[|5000|]"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="[|20 s|]"/>
  <quorumd label="demo" votes="1"/>
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
  <totem token="10000"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <totem token="5000"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const token = attributeOf(model.section('totem'), 'token')
    if (model.era !== 3 || model.section('quorumd') === undefined || token === undefined || token.isUnknown) return
    if (atoi(token.value) >= 10000) return
    const taken = milliseconds(Math.max(0, atoi(token.value)))
    const shown = isInteger(token.value) ? `Token ${taken}` : `Token ${textOf(token)} is read as ${taken}, which`
    yield {
      at: token,
      message: `${shown} is below the 10 s that a quorum disk needs`,
      fixes: [withValue(token, '10000', 'unsafe')],
    }
  },
})
