import { defineRule } from '../../../rules/define-rule.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Nodeid in totem is not read. */
export const unusedNodeid = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-nodeid',
  severity: 'info',
  origin: 'practice',
  summary: 'nodeid in totem is not read',
  why: 'Numbers stand in the nodelist since 3.0; corosync warns.',
  do: 'Delete the line.',
  sources: ['corosync 3.1.7 exec/totemconfig.c: "nodeid in totem section is deprecated and ignored"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	[|nodeid|]: 1\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.nodeid')
    if (setting !== undefined && isStrict(model.target)) yield { at: setting.key, message: 'The number of the node is read from the nodelist, not from here' }
  },
})
