import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/**
 * Tells whether a command of a resource script makes a GNBD export that needs the cluster manager: one without `-c`.
 */
export function isUncachedExport({ fact }: HostFact<'script-command'>): boolean {
  return fact.command === 'gnbd_export' && fact.arguments.includes('-e') && !fact.arguments.includes('-c')
}

/** What a host exports with GNBD when it takes over. */
export interface Exports {
  readonly host: string
  readonly first: HostFact<'script-command'>
  /** In words, in an order that does not depend on the scripts. */
  readonly text: string
}

/** Lists what hosts export with GNBD in the start branch of their scripts; hosts without an export are left out. */
export function exportsOf(cluster: ClusterModel, hosts: readonly string[]): Exports[] {
  return hosts.flatMap(host => {
    const commands = cluster.factsOn(host, 'script-command').filter(isExport)
    const [first] = commands
    return first === undefined ? [] : [{ host, first, text: commands.map(shown).sort().join(', ') }]
  })
}

function isExport({ fact }: HostFact<'script-command'>): boolean {
  return fact.command === 'gnbd_export' && fact.branch === 'start' && fact.arguments.includes('-e')
}

function shown({ fact }: HostFact<'script-command'>): string {
  const valueOf = (option: string): string => fact.arguments[fact.arguments.indexOf(option) + 1] ?? '?'
  return `"${valueOf('-e')}" on "${valueOf('-d')}"`
}
