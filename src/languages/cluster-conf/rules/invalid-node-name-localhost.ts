import { defineRule } from '../../../rules/define-rule.js'

import { isLoopbackName } from '../analysis/address.js'
import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** A node name must not mean the host itself. */
export const invalidNodeNameLocalhost = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-node-name-localhost',
  severity: 'error',
  origin: 'practice',
  summary: 'a node is named localhost',
  why:
    'Every host takes the name for its own, and the traffic never leaves it. cman of cluster 3.x refuses to start ' +
    'on a name that resolves to the loopback address.',
  do: 'Use the name that the other nodes know.',
  sources: ['cluster 3.2.0 cman/daemon/cman-preconfig.c: addresses of the loopback interface are refused'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="[|localhost|]" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      { target: '2', text: `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="[|127.0.0.1|]" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const name of indexOf(model).oddNodeNames) {
      if (!isLoopbackName(name.value)) continue
      yield {
        at: name,
        message: `Node name "${name.value}" means every host itself`,
        ...(model.era === 3 ? { origin: 'daemon' as const } : {}),
      }
    }
  },
})
