import { unknownTargets } from '../../../agents/iscsi-targets.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { ReactorConf } from '../model.js'

const promoter = (...start: readonly string[]): string => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${start.map(entry => `  "${entry}",\n`).join('')}]\n`
const target = 'ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san'
const lun = (iqn: string): string => `ocf:heartbeat:iSCSILogicalUnit lun0 target_iqn=${iqn} lun=0 path=/dev/drbd0`

/** A LUN belongs to a target that the list does not make. */
export const unknownTarget = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unknown-target',
  severity: 'error',
  origin: 'practice',
  summary: 'a LUN belongs to an iSCSI target that the list does not make',
  why: 'The agent adds the LUN to the target that it names. There is none, the start fails, and the promoter gives up the resource.',
  do: 'Write the iqn of the iSCSITarget of the same list.',
  sources: ['resource-agents 4.12 heartbeat/iSCSILogicalUnit: target_iqn; heartbeat/iSCSITarget: iqn'],
  since: '0.1.0',
  examples: {
    bad: [promoter(target, `[|${lun('iqn.2024-01.com.example:sna')}|]`)],
    good: [promoter(target, lun('iqn.2024-01.com.example:san')), promoter(lun('iqn.2024-01.com.example:san'))],
  },

  *check({ configuration }) {
    for (const calls of agentCallsIn(configuration)) yield* unknownTargets(calls)
  },
})
