import type { AgentCall } from '../../../agents/agent-call.js'
import { ocfCall } from '../../../facts/ocf-call.js'
import { located } from '../../../text/located.js'
import type { ReactorConf } from '../model.js'

/** Lists what the start list of each promoter calls of agents; of a parameter the place is the whole entry. */
export function agentCallsIn({ promoted }: ReactorConf): readonly (readonly AgentCall[])[] {
  return promoted.map(({ start }) =>
    start.flatMap(entry => {
      const call = ocfCall(entry.value)
      if (call === undefined) return []
      const parameters = new Map([...call.parameters].map(([name, value]) => [name, located(value, entry.file, entry.span)] as const))
      return [{ agent: call.agent, name: call.instance, at: entry, parameters }]
    }),
  )
}
