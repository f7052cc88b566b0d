import { defineRule } from '../../../rules/define-rule.js'

import { hasAll } from '../analysis/known.js'
import { childrenOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** gulm needs one, three, four or five lock servers. */
export const invalidLockserverCount = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-lockserver-count',
  severity: 'error',
  origin: 'daemon',
  summary: 'the number of lock servers is not 1, 3, 4 or 5',
  why:
    'Two servers cannot form a majority when one fails, and more than five are not supported: lock_gulmd refuses ' +
    'to start.',
  do: 'List 1, 3, 4 or 5 lock servers.',
  sources: ['lock_gulmd(5), "lockserver": 1, 3, 4, or 5'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <[|gulm|]>
    <lockserver name="alpha"/>
    <lockserver name="beta"/>
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
    const gulm = model.section('gulm')
    if (model.era !== 1 || gulm === undefined || !hasAll(model, gulm, 'lockserver')) return
    const count = childrenOf(gulm, 'lockserver').length
    if (count === 0 || (count <= 5 && count !== 2)) return
    yield { at: gulm, message: `${count} lock servers are listed; 1, 3, 4 or 5 are possible` }
  },
})
