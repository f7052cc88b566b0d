import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/**
 * Tells whether a command of a resource script makes a GNBD export that needs the cluster manager: one without `-c`.
 */
export function isUncachedExport({ fact }: HostFact<'script-command'>): boolean {
  return fact.command === 'gnbd_export' && fact.arguments.includes('-e') && !fact.arguments.includes('-c')
}

/** The names of the scripts that rgmanager runs on a host as parts of services. */
export function serviceScripts(cluster: ClusterModel, host: string): readonly string[] {
  const files = cluster.factsOn(host, 'rhcs-resource').flatMap(({ fact }) => (fact.type === 'script' ? (fact.attributes['file'] ?? []) : []))
  return [...new Set(files.map(file => file.slice(file.lastIndexOf('/') + 1)))].sort()
}

/** Tells whether a command belongs to a script that boot alone runs: no group depends on its result, and none shares the host's exports. */
export function isOfBootOnly(cluster: ClusterModel, { host, fact, origin }: HostFact<'script-command'>): boolean {
  if (!cluster.factsOn(host, 'init-script').some(script => script.origin.file === origin.file)) return false
  return !cluster.factsOn(host, 'group-resource').some(resource => resource.fact.script === fact.script) && !serviceScripts(cluster, host).includes(fact.script)
}

/** What a host exports with GNBD when it takes over. */
export interface Exports {
  readonly host: string
  readonly first: HostFact<'script-command'>
  /** In words, in an order that does not depend on the scripts. */
  readonly text: string
}

/**
 * Lists what hosts export with GNBD in the start branch of their scripts, or of one script; hosts without an export are left
 * out.
 */
export function exportsOf(cluster: ClusterModel, hosts: readonly string[], script?: string): Exports[] {
  return hosts.flatMap(host => {
    const commands = cluster.factsOn(host, 'script-command').filter(entry => isExport(entry) && (script === undefined || entry.fact.script === script))
    const [first] = commands
    return first === undefined ? [] : [{ host, first, text: commands.map(shown).sort().join(', ') }]
  })
}

/** The names under which the scripts of a host export with GNBD; nothing where a name is worked out while a script runs. */
export function exportedNames(cluster: ClusterModel, host: string): ReadonlySet<string> | undefined {
  const names = cluster.factsOn(host, 'script-command').flatMap(({ fact }) => (fact.command === 'gnbd_export' && fact.arguments.includes('-e') ? [fact.arguments[fact.arguments.indexOf('-e') + 1] ?? '$'] : []))
  return names.some(name => /[$`*]/.test(name)) ? undefined : new Set(names)
}

function isExport({ fact }: HostFact<'script-command'>): boolean {
  return fact.command === 'gnbd_export' && fact.branch === 'start' && fact.arguments.includes('-e')
}

function shown({ fact }: HostFact<'script-command'>): string {
  const valueOf = (option: string): string => fact.arguments[fact.arguments.indexOf(option) + 1] ?? '?'
  return `"${valueOf('-e')}" on "${valueOf('-d')}"`
}
