import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { diskTiming, effectiveToken } from '../analysis/timing.js'
import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The quorum disk must be faster than the token. */
export const conflictingQdiskToken = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-qdisk-token',
  severity: 'error',
  origin: 'daemon',
  summary: 'the quorum disk is too slow for the token',
  why:
    'qdiskd of cluster 3.x adds up the time to notice a dead master and choose another, and ends if that is not ' +
    'below the token timeout.',
  do: 'Raise token, or remove interval and tko and let qdiskd choose them.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data(): quorum disk timings are too slow'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="21000"/>
  <quorumd label="demo" votes="1" interval="2" tko="[|10|]"/>
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
  <quorumd label="demo" votes="1" interval="1" tko="10"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
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
    const timing = diskTiming(model)
    const token = effectiveToken(model)
    if (quorumd === undefined || timing === undefined || token === undefined || timing.recoveryMs < token) return
    const place = attributeOf(model.section('totem'), 'token')
    // unsafe-qdisk-token says so, and the daemon stops there.
    if (place !== undefined && atoi(place.value) < 10000) return
    const [written] = [
      'tko',
      'interval',
      'master_wait',
      'upgrade_wait',
    ].flatMap(name => attributeOf(quorumd, name) ?? [])
    const least = timing.recoveryMs + timing.interval * 1000
    const taken = milliseconds(timing.recoveryMs)
    const sum = `(tko ${timing.tko} + master_wait ${timing.masterWait} + upgrade_wait ${timing.upgradeWait})`
    yield {
      at: written ?? quorumd,
      message: `A new master of the quorum disk takes ${taken}; the token is ${milliseconds(token)}`,
      help: `${sum} × interval ${timing.interval} s. Set token to at least ${least}, or lower tko or interval.`,
      ...(place === undefined ? {} : { related: [{ at: place, message: 'token is set here' }] }),
    }
  },
})
