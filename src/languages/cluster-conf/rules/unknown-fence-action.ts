import { fenceActionMeant } from '../../../agents/fence-action-meant.js'
import { defineRule } from '../../../rules/define-rule.js'
import { agentOf, argumentOf, fencingUses } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { dualPower } from './example-cluster.js'

/** A fence agent must know what it is asked for. */
export const unknownFenceAction = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-fence-action',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device is asked for an action that no agent has',
  why: 'The agent refuses the word and fences nobody. fenced tries again and again, and GFS, clvmd and rgmanager wait until somebody acts.',
  do: 'Write "off" or "reboot", or take the action out.',
  sources: ['fence-agents lib/fencing.py check_input(): "Unrecognised action"', 'fenced(8): recovery waits until an agent ends with success'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      dualPower('<method name="power">\n<device name="board" action="[|rebot|]"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1" option="[|reboott|]"/>\n</method>'),
    ],
    good: [
      dualPower('<method name="power">\n<device name="board" action="reboot"/>\n</method>'),
      dualPower('<method name="power">\n<device name="board" action="power_reset"/>\n</method>'),
      dualPower('<method name="power">\n<device name="board" action="OFF"/>\n</method>'),
    ],
  },

  *check({ model }) {
    const reported = new Set<XmlAttribute>()
    for (const use of fencingUses(model)) {
      const agent = agentOf(use)
      if (agent === undefined || agent.class === 'special') continue
      for (const name of ['action', 'option']) {
        const action = argumentOf(use, name)
        const meant = action === undefined || action.isUnknown ? undefined : fenceActionMeant(action.value)
        if (action === undefined || meant === undefined || reported.has(action)) continue
        reported.add(action)
        yield {
          at: action,
          message: `The device that fences "${valueOf(use.node ?? use.device, 'name') ?? ''}" has no action "${action.value}"`,
          help: `Did you mean "${meant}"?`,
          fixes: [{ title: `Write "${meant}"`, safety: 'unsafe', edits: [{ file: action.file, span: action.span, newText: meant }] }],
        }
      }
    }
  },
})
