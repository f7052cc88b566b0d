import { didYouMean, suggestionPool } from '../diagnostics/did-you-mean.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import type { AgentCall } from './agent-call.js'

/** Finds LUNs of a target that no call makes. Where none makes any, the system does. */
export function* unknownTargets(calls: readonly AgentCall[]): Generator<Finding> {
  const targets = calls.flatMap(call => (call.agent === 'ocf:heartbeat:iSCSITarget' ? call.parameters.get('iqn') ?? [] : []))
  if (targets.length === 0) return
  const known = new Set(targets.map(({ value }) => value))
  const pool = suggestionPool(known)
  const seen = new Set<string>()
  for (const call of calls) {
    const at = call.agent === 'ocf:heartbeat:iSCSILogicalUnit' ? call.parameters.get('target_iqn') : undefined
    if (at === undefined || known.has(at.value) || seen.has(at.value)) continue
    seen.add(at.value)
    const meant = didYouMean(at.value, pool) ?? (targets.length === 1 ? targets[0]?.value : undefined)
    yield { at, message: `"${call.name}" belongs to the target "${at.value}", and no resource makes it`, related: targets.slice(0, 1).map(target => ({ at: target, message: `"${target.value}" is made here` })), ...(meant === undefined ? {} : { help: `Did you mean "${meant}"?` }) }
  }
}
