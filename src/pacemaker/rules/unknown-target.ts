import { unknownTargets } from '../../agents/iscsi-targets.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const iqn = 'iqn.2024-01.com.example:san'
const lun = (target: string): string => ocf('lun0', 'iSCSILogicalUnit', { target_iqn: target, lun: '0', path: '/dev/drbd0' })

/** A LUN belongs to a target that no resource makes. */
export const unknownTarget = defineRule<Cib>({
  id: 'cib/unknown-target',
  severity: 'error',
  origin: 'practice',
  summary: 'a LUN belongs to an iSCSI target that no resource makes',
  why: 'The agent adds the LUN to the target that it names. There is none, and the start fails. crm_verify says nothing.',
  do: 'Write the iqn of the iSCSITarget.',
  sources: ['resource-agents 4.12 heartbeat/iSCSILogicalUnit: target_iqn; heartbeat/iSCSITarget: iqn'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: fencing + ocf('san', 'iSCSITarget', { iqn }) + lun('[|iqn.2024-01.com.example:sna|]') })],
    good: [
      cibWith({ resources: fencing + ocf('san', 'iSCSITarget', { iqn }) + lun(iqn) }),
      // The system makes the target.
      cibWith({ resources: fencing + lun(iqn) }),
    ],
  },

  *check({ model }) {
    yield* unknownTargets(agentCallsIn(model))
  },
})
