import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** A cluster has a short and plain name. */
export const invalidClusterName = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-cluster-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'the name of a cluster is empty, too long, or has odd characters',
  why: 'Volumes keep 16 characters of it, and the global heartbeat takes letters and digits only.',
  do: 'Use up to 16 letters and digits.',
  sources: ['ocfs2.cluster.conf(5)', 'Linux fs/ocfs2/ocfs2_fs.h: OCFS2_CLUSTER_NAME_LEN is 16'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = [|storage-cluster-one|]

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = storage-cluster-one
`,
      `cluster:
\tnode_count = 1
\tname = [|demo # the first|]

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo # the first
`,
    ],
    good: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
    ],
  },

  *check({ model: { clusters } }) {
    for (const { name, heartbeatMode } of clusters) {
      if (name === undefined) continue
      if (name.value.length > 16) yield {
        at: name,
        message: `The name has ${name.value.length} characters, and volumes keep 16`,
      }
      else if (name.value === '') yield { at: name, message: 'The name of the cluster is empty' }
      else if (/[\s#]/.test(name.value)) yield {
        at: name,
        message: 'The name of the cluster has blanks or a remark in it',
      }
      else if (heartbeatMode?.value === 'global' && !/^[A-Za-z0-9]+$/.test(name.value)) {
        yield { at: name, message: 'A cluster with global heartbeat must have a name of letters and digits only' }
      }
    }
  },
})
