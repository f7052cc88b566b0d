import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Configuration versions beyond 9999 are refused by the graphical tools. */
export const invalidConfigVersionRange = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-config-version-range',
  severity: 'warning',
  origin: 'practice',
  summary: 'config_version is above 9999',
  why: 'system-config-cluster accepts 1 to 9999 only and cannot open the file any more.',
  do: 'Stay with small numbers: raise the version by one with each change.',
  sources: ['system-config-cluster, check of config_version'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="[|2009120101|]">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="9999">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const version = attributeOf(model.cluster, 'config_version')
    if (version === undefined || version.isUnknown || !isInteger(version.value)) return
    if (atoi(version.value) > 9999) {
      yield { at: version, message: `Configuration version ${version.value} is above 9999` }
    }
  },
})
