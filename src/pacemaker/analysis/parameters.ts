import { optionAt, parameterAt } from '../vocabulary.js'
import type { AgentEntry } from '../vocabulary.js'

/** What any agent of ocf may be told: how closely to look, and to write down what it does. */
const ofAll: ReadonlySet<string> = new Set(['OCF_CHECK_LEVEL', 'trace_ra', 'trace_dir', 'trace_file', 'CRM_meta_timeout'])

/** Tells whether an agent, or the cluster in its place, knows a parameter. */
export function isKnownTo(agent: AgentEntry, agentClass: string | undefined, name: string): boolean {
  if (parameterAt(agent, name) !== undefined || ofAll.has(name) || name.startsWith('CRM_meta_')) return true
  // Devices are told of the cluster's own by names that begin alike, also by newer ones; a priority and a timeout are older.
  return agentClass === 'stonith' && (optionAt('device', name) !== undefined || name.startsWith('pcmk_') || name === 'priority' || name === 'stonith-timeout' || name === 'provides')
}
