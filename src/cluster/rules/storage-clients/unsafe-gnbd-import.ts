import { defineClusterRule } from '../../define-cluster-rule.js'
import { virtualAddresses } from '../../view/addresses.js'
import { gnbdImports } from '../../view/gnbd-imports.js'
import { heartbeatExample } from '../example-cluster.js'

function script(server: string): string {
  return `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: gnbd-client\n# Required-Start: $network\n### END INIT INFO\ncase "$1" in\n  start) gnbd_import -n -i ${server} ;;\n  status) gnbd_import -l ;;\nesac\n`
}

const server = '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e data -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'
const hosts = '192.0.2.1 alpha\n192.0.2.2 beta\n192.0.2.3 gamma\n192.0.2.10 storage\n'

/** Clients should import from the address that moves with the export. */
export const unsafeGnbdImport = defineClusterRule({
  id: 'cluster/unsafe-gnbd-import',
  severity: 'warning',
  origin: 'practice',
  summary: 'a client imports with GNBD from the address of one server, though the export moves',
  why: 'After a failover the client goes on calling the server that is gone, and its reads and writes hang.',
  do: 'Import from the virtual address of the service.',
  sources: ['gnbd_import(8) "-i": the server by its address', 'gnbd_export(8) "-c": clients wait for the server that they know'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('from alpha', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': server,
        'gamma:/etc/hosts': hosts,
        'gamma:/etc/init.d/gnbd-client': script('alpha'),
      }),
    ],
    good: [
      heartbeatExample('from the address that moves', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': server,
        'gamma:/etc/hosts': hosts,
        'gamma:/etc/init.d/gnbd-client': script('storage'),
      }),
    ],
  },

  *check(cluster) {
    const [moving] = virtualAddresses(cluster)
    if (moving === undefined) return
    const exporting = cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export' && fact.arguments.includes('-e') && fact.branch === 'start')
    const names = new Map<string, Set<string>>()
    for (const { host, fact } of exporting) {
      const name = fact.arguments[fact.arguments.indexOf('-e') + 1] ?? ''
      names.set(name, (names.get(name) ?? new Set()).add(host))
    }
    // One name on two hosts is an export that moves; each server with its own needs no address that does.
    const movers = new Set([...names.values()].filter(hosts => hosts.size > 1).flatMap(hosts => [...hosts]))
    const reported = new Set<string>()
    for (const { entry, server: name, owner } of gnbdImports(cluster)) {
      if (owner === undefined || owner === entry.host || !movers.has(owner) || reported.has(name)) continue
      reported.add(name)
      const known = exporting.find(({ host }) => host === owner)
      yield {
        at: entry,
        message: `Host "${entry.host}" imports from "${name}", an address of server "${owner}"; the export moves with ${moving}`,
        related: known === undefined ? [] : [{ at: known, message: `the export on host "${owner}"` }],
      }
    }
  },
})
