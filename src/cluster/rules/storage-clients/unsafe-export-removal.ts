import { defineClusterRule } from '../../define-cluster-rule.js'
import { exportedNames, isOfBootOnly } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

function script(remove: string, ...names: readonly string[]): string {
  const exports = names.map(name => `gnbd_export -c -e ${name} -d /dev/drbd0`).join(' && ')
  return `#!/bin/sh\ncase "$1" in\n${exports === '' ? '' : `  start) gnbd_serv && ${exports} || exit 1 ;;\n`}  stop) gnbd_export ${remove} || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
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
    bad: [
      heartbeatExample('all exports', { 'alpha:/etc/ha.d/resource.d/export': script('-R') }),
      heartbeatExample('one export of a script that is told a resource', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 export::r0'], 'alpha:/etc/ha.d/resource.d/export': script('-R', 'data') }),
      heartbeatExample('two exports', { 'alpha:/etc/ha.d/resource.d/export': script('-R', 'data', 'mail') }),
    ],
    good: [
      heartbeatExample('one export', { 'alpha:/etc/ha.d/resource.d/export': script('-r data') }),
      heartbeatExample('the only export that the host makes', { 'alpha:/etc/ha.d/resource.d/export': script('-R', 'data') }),
      heartbeatExample('a host that shuts down', { 'alpha:/etc/init.d/export': script('-R') }),
    ],
  },

  *check(cluster) {
    for (const entry of cluster.facts('script-command')) {
      if (entry.fact.command !== 'gnbd_export' || !entry.fact.arguments.includes('-R') || isOfBootOnly(cluster, entry)) continue
      // The only export is all of them; a script that is told a resource may run for several.
      const isNamed = cluster.factsOn(entry.host, 'group-resource').some(({ fact }) => fact.script === entry.fact.script && fact.arguments.length > 0)
      if (!isNamed && exportedNames(cluster, entry.host)?.size === 1) continue
      yield { at: entry, message: `"gnbd_export -R" withdraws every export of host "${entry.host}"` }
    }
  },
})
