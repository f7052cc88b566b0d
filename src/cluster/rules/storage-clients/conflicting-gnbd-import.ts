import { defineClusterRule } from '../../define-cluster-rule.js'
import { gnbdImports } from '../../view/gnbd-imports.js'
import { heartbeatExample } from '../example-cluster.js'

function script(server: string): string {
  return `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: gnbd-client\n# Required-Start: $network\n### END INIT INFO\ncase "$1" in\n  start) gnbd_import -n -i ${server} ;;\n  status) gnbd_import -l ;;\nesac\n`
}

const server = '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e data -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'

/** A server must not import what it exports itself. */
export const conflictingGnbdImport = defineClusterRule({
  id: 'cluster/conflicting-gnbd-import',
  severity: 'error',
  origin: 'practice',
  summary: 'a GNBD server imports its own export',
  why: 'Under load the client waits for memory that only its own server could free: the kernel hangs.',
  do: 'Use the device itself on the server.',
  sources: ['gnbd_import(8): a node must not import the devices that it exports'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('from its own address', { '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': server, 'alpha:/etc/init.d/gnbd-client': script('alpha') })],
    good: [
      heartbeatExample('a client', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': server,
        'gamma:/etc/hosts': '192.0.2.10 storage\n',
        'gamma:/etc/init.d/gnbd-client': script('storage'),
      }),
    ],
  },

  *check(cluster) {
    for (const { entry, server: name, owner } of gnbdImports(cluster)) {
      if (owner !== entry.host) continue
      const own = cluster.factsOn(entry.host, 'script-command').find(({ fact }) => fact.command === 'gnbd_export' && fact.arguments.includes('-e'))
      if (own === undefined) continue
      yield {
        at: entry,
        message: `Host "${entry.host}" imports from "${name}", which is itself`,
        related: [{ at: own, message: 'it exports here' }],
      }
    }
  },
})
