import { mismatchedPorts } from '../../../agents/blocked-ports.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { ReactorConf } from '../model.js'

const promoter = (...start: readonly string[]): string => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${start.map(entry => `  "${entry}",\n`).join('')}]\n`
const block = (action: string): string => `ocf:heartbeat:portblock p_${action} protocol=tcp portno=3260 action=${action} ip=192.0.2.10`
const target = (port: string): string => `ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san portals=192.0.2.10:${port}`

/** What is blocked around a service is not the port of the service. */
export const mismatchedPort = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/mismatched-port',
  severity: 'warning',
  origin: 'practice',
  summary: 'the port that is blocked is not that of the service',
  why: 'While the service starts its own port is open: clients that come meanwhile are refused, and take what was moved for lost.',
  do: 'Write the port at which the service listens.',
  sources: ['resource-agents 4.12 heartbeat/portblock: portno; heartbeat/iSCSITarget: portals'],
  since: '0.1.0',
  examples: {
    bad: [promoter(block('block'), `[|${target('3620')}|]`, block('unblock'))],
    good: [promoter(block('block'), target('3260'), block('unblock'))],
  },

  *check({ configuration }) {
    for (const calls of agentCallsIn(configuration)) yield* mismatchedPorts(calls)
  },
})
