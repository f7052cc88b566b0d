import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** What Red Hat tests and supports, in milliseconds. */
const least = 5000
const most = 300_000

/** The token timeout should lie where it has been tested. */
export const unsafeToken = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-token',
  severity: 'info',
  origin: 'practice',
  summary: 'the token timeout lies outside of what is tested',
  why:
    'Red Hat tests 5 to 300 seconds. With less, a short delay in the network gets nodes fenced; with more, a dead node is ' +
    'noticed after minutes.',
  do: 'Set token to 5000 to 300000 milliseconds, or leave it out.',
  sources: ['access.redhat.com solutions 300953'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem token="[|3000|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <totem token="[|400000|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <totem token="5000"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <totem token="300000"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const token = attributeOf(model.section('totem'), 'token')
    if (model.era === 1 || token === undefined || token.isUnknown || !isInteger(token.value)) return
    // With a quorum disk, and where corosync cannot work with it, other rules say more.
    if (model.section('quorumd') !== undefined || atoi(token.value) < tooShort) return
    const value = atoi(token.value)
    if (value >= least && value <= most) return
    const shown = value % 10 === 0 ? milliseconds(value) : `${value} ms`
    yield { at: token, message: `Token ${shown} is outside of the tested 5 s to 300 s` }
  },
})

/** Source: invalid-token. */
const tooShort = 210
