import { defineRule } from '../../../rules/define-rule.js'
import { faultsOfBraces } from '../analysis/braces.js'
import type { CorosyncConf } from '../model.js'

/** There are two nodelists. */
export const duplicateNodelist = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-nodelist',
  severity: 'error',
  origin: 'practice',
  summary: 'there are two nodelists',
  why: 'The second list counts its nodes from the beginning and writes them over those of the first, key by key. Corosync says nothing.',
  do: 'Write all nodes in one list.',
  sources: ['corosync 3.1.7 exec/coroparse.c: the counter of nodes; -t, tried'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n[|nodelist|] {\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\n'],
  },

  *check({ model }) {
    const causes = faultsOfBraces(model)
    const [first, ...others] = model.sections.filter(({ path }) => path === 'nodelist')
    for (const { name } of others) if (first !== undefined) yield { at: name, message: 'The nodes of this list go over those of the first', related: [{ at: first.name, message: 'the first' }], followsFrom: causes(name, ['missing-brace', 'stray-brace']) }
  },
})
