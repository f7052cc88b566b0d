import { defineRule } from '../../../rules/define-rule.js'
import { removalOf, spanOfSetting } from '../analysis/removal.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Bindnetaddr stands beside a nodelist. */
export const unusedBindnetaddr = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-bindnetaddr',
  severity: 'info',
  origin: 'practice',
  summary: 'bindnetaddr stands beside a nodelist',
  why: 'The addresses of the nodelist count; corosync warns.',
  do: 'Delete the line.',
  sources: ['corosync 3.1.7 exec/totemconfig.c: "Nodelist one is going to be used."'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: ['totem {\n	version: 2\n	transport: udp\n	cluster_name: demo\n	interface {\n		[|bindnetaddr|]: 192.0.2.0\n	}\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model, file }) {
    if (model.nodes.length === 0 || !isAtLeast(model.target, '2.0')) return
    for (const { settings } of model.links.values()) {
      const setting = settings.get('bindnetaddr')
      if (setting !== undefined) yield { at: setting.key, message: 'The addresses of the nodelist count, not "bindnetaddr"', fixes: isStrict(model.target) ? removalOf(file, spanOfSetting(setting), 'Delete "bindnetaddr"') : [] }
    }
  },
})
