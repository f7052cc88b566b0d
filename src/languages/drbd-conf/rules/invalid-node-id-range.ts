import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { highestNodeId } from '../analysis/simple-resource.js'

/** Node ids go from 0 to 31. */
export const invalidNodeIdRange = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/invalid-node-id-range',
  severity: 'error',
  origin: 'practice',
  summary: 'the node-id is 32, one more than the kernel has',
  why: 'drbdadm lets 32 pass by one too many; the kernel numbers the nodes 0 to 31 and refuses it.',
  do: 'Choose a free number between 0 and 31.',
  sources: ['linux/drbd_limits.h DRBD_NODE_ID_MAX; user/v9/drbdadm_parser.c range_check(R_NODE_ID)'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  on alpha {\n    node-id [|32|];\n  }\n}\n', target: '9.22' }],
    good: [{ text: 'resource r0 {\n  on alpha {\n    node-id 31;\n  }\n}\n', target: '9.22' }],
  },

  *check({ configuration }) {
    for (const { section } of specialResources(configuration)) {
      for (const { nodeId } of section.hosts) {
        // drbdadm refuses what is higher still.
        if (nodeId?.value !== highestNodeId + 1) continue
        yield { at: nodeId, message: `Node id ${nodeId.value} is above ${highestNodeId}, the highest that the kernel allows` }
      }
    }
  },
})
