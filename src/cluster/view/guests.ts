import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/** The names by which scripts know a guest of Xen: its own, and that of its file, with and without the ending. */
export function namesOfGuest({ fact, origin }: HostFact<'xen-domain'>): readonly string[] {
  const file = origin.file.slice(origin.file.lastIndexOf('/') + 1)
  return [...(fact.name === undefined ? [] : [fact.name]), file, file.replace(/\.(?:cfg|hvm|xm|xl)$/, '')]
}

/** The guests of a host that a resource of haresources starts. */
export function guestsOf(cluster: ClusterModel, { host, fact }: HostFact<'group-resource'>): readonly HostFact<'xen-domain'>[] {
  const words = new Set(fact.arguments.map(word => word.slice(word.lastIndexOf('/') + 1)))
  return isGuestScript(fact.script) ? cluster.factsOn(host, 'xen-domain').filter(guest => namesOfGuest(guest).some(name => words.has(name))) : []
}

/** Scripts that start guests are called so. */
export function isGuestScript(script: string): boolean {
  return /xen|dom/i.test(script)
}
