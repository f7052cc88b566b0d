import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The cluster's name must fit into the daemon's field. */
export const invalidClusterNameLength = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-cluster-name-length',
  severity: 'error',
  origin: 'daemon',
  summary: 'the cluster name is too long',
  why:
    'cman keeps the name in a field of 16 bytes and refuses to start with a longer one: the last byte is needed ' +
    'from cluster 3.x on.',
  do: 'Choose a name of at most 15 characters (16 before cluster 3.x). GFS lock tables carry the name too.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c: cluster names of more than 15 characters are refused',
    'cluster 1.x cman-kernel cnxman.h MAX_CLUSTER_NAME_LEN 16',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="[|storage-cluster-1|]" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      { target: '2', text: `<cluster name="[|storage-cluster-12|]" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      `<cluster name="storage-cluster" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      { target: '2', text: `<cluster name="storage-cluster1" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    const name = attributeOf(model.cluster, 'name')
    if (name === undefined || name.isUnknown) return
    const longest = model.era === 3 ? 15 : 16
    const length = new TextEncoder().encode(name.value).length
    if (length > longest) {
      yield { at: name, message: `Cluster name "${name.value}" has ${length} characters; ${longest} are allowed` }
    }
  },
})
