import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** A node name must be one word that fits into the daemon's field. */
export const invalidNodeName = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-node-name',
  severity: 'error',
  origin: 'practice',
  summary: 'a node name has blanks or is too long',
  why:
    'The name is compared with what `uname -n` says, byte by byte. A name with a blank never matches, and the ' +
    'field has room for 254 characters (64 in cluster 1.x).',
  do: "Write the host's name as `uname -n` prints it.",
  sources: [
    'cluster 3.2.0 cman/daemon/cnxman-socket.h MAX_CLUSTER_MEMBER_NAME_LEN',
    'system-config-cluster, check of node names',
  ],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="[|alpha |]" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
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
    const longest = model.era === 1 ? 64 : 254
    for (const name of indexOf(model).oddNodeNames) {
      if (/\s/.test(name.value)) yield { at: name, message: `Node name "${name.value}" contains a blank` }
      else if (name.value.length > longest) yield {
        at: name,
        message: `Node name has ${name.value.length} characters; ${longest} are allowed`,
      }
    }
  },
})
