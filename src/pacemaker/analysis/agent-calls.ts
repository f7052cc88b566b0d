import type { AgentCall } from '../../agents/agent-call.js'
import { located } from '../../text/located.js'
import type { Located } from '../../text/located.js'
import type { Cib, Resource } from '../model.js'
import { runnable } from './resources.js'
import { isWhole } from './soundness.js'

/** Lists what a CIB calls with which parameters; nothing where some of them stand elsewhere, or are not known. */
export function agentCallsIn(model: Cib): readonly AgentCall[] {
  const all = runnable(model).filter(({ kind }) => kind === 'primitive')
  if (!isWhole(model, 'resources') || all.some(({ isDoubted, hasReferences, agent }) => isDoubted || hasReferences || agent === undefined)) return []
  return all.map(callOf)
}

function callOf({ agent = '', id, place, parameters }: Resource): AgentCall {
  const sure = new Map<string, Located<string>>()
  const seen = new Set<string>()
  for (const { name, value, isConditional } of parameters) {
    if (seen.has(name.value)) continue
    seen.add(name.value)
    if (!isConditional && value !== undefined && value.value !== '') sure.set(name.value, value)
  }
  return { agent, name: id, at: located(id, place.file, place.span), parameters: sure }
}
