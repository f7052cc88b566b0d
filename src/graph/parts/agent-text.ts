import { shortAgent } from '../../facts/ocf-call.js'

/** An agent, and what it is given. */
export interface AgentCall {
  readonly agent: string
  valueOf(parameter: string): string | undefined
}

/** The address that an agent brings up, with its network and interface; nothing for other agents. */
export function addressText({ agent, valueOf }: AgentCall): string | undefined {
  const [ip, prefix, device] = ['ip', 'cidr_netmask', 'nic'].map(valueOf)
  if (!/:IPaddr2?$/.test(agent) || ip === undefined) return undefined
  return `${ip}${prefix === undefined ? '' : `/${prefix}`}${device === undefined ? '' : ` ${device}`}`
}

/** The short name of an agent, with the directory that it is about. */
export function agentText({ agent, valueOf }: AgentCall): string {
  return [shortAgent(agent), valueOf('directory')].filter(word => word !== undefined).join(' ')
}
