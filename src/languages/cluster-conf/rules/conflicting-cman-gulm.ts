import { defineRule } from '../../../rules/define-rule.js'

import type { ClusterConf } from '../schema.js'

/** A cluster has one membership manager, cman or gulm. */
export const conflictingCmanGulm = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-cman-gulm',
  severity: 'error',
  origin: 'practice',
  summary: 'both cman and gulm are configured',
  why: 'Both manage membership and locks, and only one can run. Which one depends on what is started, not on the file.',
  do: 'Keep the one that the cluster runs.',
  sources: ['system-config-cluster, schema cluster.ng: a choice of cman and gulm'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman/>
  <[|gulm|]>
    <lockserver name="alpha"/>
  </gulm>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <gulm>
    <lockserver name="alpha"/>
  </gulm>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    const cman = model.section('cman')
    const gulm = model.section('gulm')
    if (cman === undefined || gulm === undefined) return
    const [first, second] = cman.span.start < gulm.span.start ? [cman, gulm] : [gulm, cman]
    yield {
      at: second,
      message: `"${second.tag}" is configured beside "${first.tag}"`,
      related: [{ at: first, message: `"${first.tag}" is configured here` }],
    }
  },
})
