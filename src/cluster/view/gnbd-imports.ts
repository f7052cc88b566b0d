import type { HostFact } from '../../facts/fact-index.js'
import { addressBook, ownerOf, resolved } from './addresses.js'
import { oncePerCluster } from './once-per-cluster.js'

/** A command that imports the GNBD devices of a server. */
export interface GnbdImport {
  readonly entry: HostFact<'script-command'>
  readonly server: string
  /** The host to which the server's address belongs as its own; nothing for one that moves, or that nobody knows. */
  readonly owner: string | undefined
}

/** Lists what hosts import with GNBD in any of their scripts. */
export const gnbdImports = oncePerCluster((cluster): readonly GnbdImport[] => {
  return cluster.facts('script-command').flatMap((entry): GnbdImport[] => {
    const { command, arguments: words, branch } = entry.fact
    const server = words[words.indexOf('-i') + 1]
    if (command !== 'gnbd_import' || branch !== 'start' || !words.includes('-i') || server === undefined || server.includes('$')) return []
    const address = resolved(cluster, entry.host, server)
    return [{ entry, server, owner: address === undefined ? undefined : ownerOf(addressBook(cluster), address)?.host }]
  })
})
