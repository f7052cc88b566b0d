import { unopenedPorts } from '../../agents/blocked-ports.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const block = (id: string, action: string, portno = '2049'): string => ocf(id, 'portblock', { protocol: 'tcp', portno, action, ip: '192.0.2.10' })
const group = (...members: readonly string[]): string => cibWith({ resources: `${fencing}<group id="g">${members.join('')}</group>` })

/** A port that is blocked while a service starts is never opened. */
export const missingUnblock = defineRule<Cib>({
  id: 'cib/missing-unblock',
  severity: 'error',
  origin: 'practice',
  summary: 'a port is blocked and never opened',
  why: 'portblock with action block drops what clients send until another instance with the same protocol, port and address opens it: nobody reaches the service.',
  do: 'Give the instance behind the service action unblock, and both the same protocol, portno and ip.',
  sources: ['resource-agents 4.12 heartbeat/portblock: "block" and "unblock" are used in pairs'],
  since: '0.1.0',
  examples: {
    bad: [group(block('on', '[|block|]')), group(block('on', 'block', '[|2094|]'), block('off', 'unblock')), group(block('on', 'block'), block('off', '[|block|]'))],
    good: [group(block('on', 'block'), block('off', 'unblock')), group(block('on', 'block', '111,2049'), block('off', 'unblock', '2049,111')), group(block('off', 'unblock'))],
  },

  *check({ model }) {
    yield* unopenedPorts(agentCallsIn(model))
  },
})
