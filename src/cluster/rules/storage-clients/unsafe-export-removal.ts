import { defineClusterRule } from '../../define-cluster-rule.js'
import { isOfBootOnly } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

function script(remove: string): string {
  return `#!/bin/sh\ncase "$1" in\n  stop) gnbd_export ${remove} || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

/** A resource script should withdraw the export that it made, not all of them. */
export const unsafeExportRemoval = defineClusterRule({
  id: 'cluster/unsafe-export-removal',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource script withdraws every GNBD export of the host',
  why: 'Exports of other groups go too. While a client is connected the command fails, and none is withdrawn.',
  do: 'Name the export: gnbd_export -r NAME.',
  sources: ['gnbd_export(8) "-R", "-r", "-O"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('all exports', { 'alpha:/etc/ha.d/resource.d/export': script('-R') })],
    good: [
      heartbeatExample('one export', { 'alpha:/etc/ha.d/resource.d/export': script('-r data') }),
      heartbeatExample('a host that shuts down', { 'alpha:/etc/init.d/export': script('-R') }),
    ],
  },

  *check(cluster) {
    for (const entry of cluster.facts('script-command')) {
      if (entry.fact.command !== 'gnbd_export' || !entry.fact.arguments.includes('-R') || isOfBootOnly(cluster, entry)) continue
      yield { at: entry, message: `"gnbd_export -R" withdraws every export of host "${entry.host}"` }
    }
  },
})
