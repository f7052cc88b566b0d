import { agentTimes } from '../facts/agent-times.js'
import type { Operation } from './draft.js'

/** The operations of a resource, with the times that its agent asks for; the agent by its name without class and provider. */
export function operationsOf(type: string): readonly Operation[] {
  const { start, stop, monitor, interval } = agentTimes(type)
  return [
    { name: 'monitor', interval, timeout: monitor },
    { name: 'start', interval: '0s', timeout: start },
    { name: 'stop', interval: '0s', timeout: stop },
  ]
}
