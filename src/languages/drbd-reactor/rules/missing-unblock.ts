import { unopenedPorts } from '../../../agents/blocked-ports.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { ReactorConf } from '../model.js'

const promoter = (...start: readonly string[]): string => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${start.map(entry => `  "${entry}",\n`).join('')}]\n`
const block = (action: string, port = '3260'): string => `ocf:heartbeat:portblock p_${action} protocol=tcp portno=${port} action=${action} ip=192.0.2.10`

/** A port that is blocked while a service starts is never opened. */
export const missingUnblock = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/missing-unblock',
  severity: 'error',
  origin: 'practice',
  summary: 'a port is blocked and never opened',
  why: 'portblock with action=block drops what clients send until another instance with the same protocol, port and address opens it: nobody reaches the service.',
  do: 'Give the entry behind the service action=unblock, and both the same protocol, portno and ip.',
  sources: ['resource-agents 4.12 heartbeat/portblock: "block" and "unblock" are used in pairs'],
  since: '0.1.0',
  examples: {
    bad: [promoter(`[|${block('block')}|]`), promoter(`[|${block('block', '3620')}|]`, block('unblock'))],
    good: [promoter(block('block'), block('unblock'))],
  },

  *check({ configuration }) {
    for (const calls of agentCallsIn(configuration)) yield* unopenedPorts(calls)
  },
})
