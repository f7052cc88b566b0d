import { defineRule } from '../../../rules/define-rule.js'
import { removalOf } from '../analysis/removal.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Members stand where a nodelist belongs. */
export const deprecatedMember = defineRule<CorosyncConf>({
  id: 'corosync-conf/deprecated-member',
  severity: 'info',
  origin: 'practice',
  summary: 'members stand where a nodelist belongs',
  why: 'Since 2.0 nodes stand in a nodelist; beside one members are ignored.',
  do: 'Write a nodelist.',
  sources: ['corosync 3.1.7 exec/totemconfig.c: "member section is deprecated."'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      'totem {\n	version: 2\n	interface {\n		[|member|] {\n			memberaddr: 192.0.2.1\n		}\n	}\n}\n',
      { text: 'totem {\n	version: 2\n	cluster_name: demo\n	interface {\n		[|member|] {\n			memberaddr: 192.0.2.1\n		}\n	}\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', target: '3.1' },
    ],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model, file }) {
    if (!isAtLeast(model.target, '2.0')) return
    const members = model.sections.filter(({ path }) => path === 'totem.interface.member')
    const [first] = members
    if (first === undefined) return
    const isBeside = model.nodes.length > 0 && isStrict(model.target)
    const removals = isBeside ? members.map(({ place }) => removalOf(file, place.span, 'Delete what is ignored beside the nodelist')) : []
    const [fix] = removals[0] ?? []
    const isWhole = fix !== undefined && removals.every(list => list.length === 1)
    yield { at: first.name, message: 'The nodes belong into a "nodelist"', ...(isWhole ? { fixes: [{ ...fix, edits: removals.flatMap(list => list.flatMap(({ edits }) => edits)) }] } : {}) }
  },
})
