import type { HostFact } from '../../facts/fact-index.js'

/**
 * Tells whether a command of a resource script makes a GNBD export that needs the cluster manager: one without `-c`.
 */
export function isUncachedExport({ fact }: HostFact<'script-command'>): boolean {
  return fact.command === 'gnbd_export' && fact.arguments.includes('-e') && !fact.arguments.includes('-c')
}
