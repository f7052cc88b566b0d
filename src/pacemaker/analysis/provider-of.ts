import { allAgents } from '../../agents/agents.js'

let providers: ReadonlyMap<string, string> | undefined
const order = ['heartbeat', 'pacemaker']

/** Finds the provider of an ocf agent that is named without one: heartbeat before pacemaker before all others, heartbeat where none is known. */
export function providerOf(type: string): string {
  return (providers ??= providersByType()).get(type) ?? 'heartbeat'
}

function providersByType(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const name of allAgents().keys()) {
    const [agentClass, provider = '', type = ''] = name.split(':')
    const known = found.get(type)
    if (agentClass === 'ocf' && (known === undefined || rankOf(provider) < rankOf(known))) found.set(type, provider)
  }
  return found
}

function rankOf(provider: string): number {
  const at = order.indexOf(provider)
  return at === -1 ? order.length : at
}
