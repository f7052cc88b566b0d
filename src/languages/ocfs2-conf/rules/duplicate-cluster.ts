import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** Clusters have names of their own. */
export const duplicateCluster = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/duplicate-cluster',
  severity: 'error',
  origin: 'daemon',
  summary: 'two clusters have one name',
  why: 'o2cb refuses the file.',
  do: 'Give each cluster a name of its own, or remove one.',
  sources: [
    'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_config_add_cluster()',
    'o2cb 1.8.7 refuses such a file with code 254',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 0
\tname = demo

cluster:
\tnode_count = 0
\tname = [|demo|]
`,
    ],
    good: [
      `cluster:
\tnode_count = 0
\tname = demo

cluster:
\tnode_count = 0
\tname = other
`,
    ],
  },

  *check({ model: { clusters, isRearranged } }) {
    const first = new Map<string, NonNullable<(typeof clusters)[number]['name']>>()
    for (const { name } of clusters) {
      if (name === undefined) continue
      const before = first.get(name.value)
      if (before === undefined) first.set(name.value, name)
      else yield {
        at: name,
        message: `Cluster "${name.value}" is already defined`,
        // The sections that o2cb reads are others.
        ...(isRearranged ? { origin: 'practice' as const } : {}),
        related: [{ at: before, message: 'defined first here' }],
      }
    }
  },
})
