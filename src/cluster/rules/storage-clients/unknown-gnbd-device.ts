import { didYouMean, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatExample } from '../example-cluster.js'

const script = `#!/bin/sh
case "$1" in
  start) gnbd_serv && gnbd_export -c -e shared -d /dev/drbd0 || exit 1 ;;
  status) echo stopped ;;
esac
`

/** What clients mount from GNBD is exported under that name. */
export const unknownGnbdDevice = defineClusterRule({
  id: 'cluster/unknown-gnbd-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a host uses a GNBD device that no server exports',
  why: 'The device is not there after the import, and the mount fails.',
  do: 'Use the name behind gnbd_export -e.',
  sources: ['gnbd_export(8) "-e": the name of the export', 'gnbd_import(8): devices are made as /dev/gnbd/NAME'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a slip in the name', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': script,
        'gamma:/etc/hostname': 'gamma\n',
        'gamma:/etc/fstab': '/dev/gnbd/shraed /data gfs noatime,_netdev 0 0\n',
      }),
    ],
    good: [
      heartbeatExample('the name of the export', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': script,
        'gamma:/etc/hostname': 'gamma\n',
        'gamma:/etc/fstab': '/dev/gnbd/shared /data gfs noatime,_netdev 0 0\n',
      }),
      heartbeatExample('the name is an argument of the script', {
        '*:/etc/ha.d/haresources': ['ext3 ', 'ext3 export '], '*:/etc/ha.d/resource.d/export': script.replace('-e shared', '-e "$2"'),
        'gamma:/etc/hostname': 'gamma\n',
        'gamma:/etc/fstab': '/dev/gnbd/data /data gfs noatime,_netdev 0 0\n',
      }),
    ],
  },

  *check(cluster) {
    const exports = cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export' && fact.arguments.includes('-e'))
    const names = exports.map(({ fact }) => fact.arguments[fact.arguments.indexOf('-e') + 1] ?? '$')
    const [first] = exports
    // A name that a script is given can be any.
    if (first === undefined || names.some(name => name.includes('$'))) return
    const known = new Set(names)
    const pool = suggestionPool(known)
    const reported = new Set<string>()
    for (const { entry, name } of usedDevices(cluster)) {
      if (known.has(name) || reported.has(name)) continue
      reported.add(name)
      const near = didYouMean(name, pool)
      yield {
        at: entry,
        message: `No server exports "${name}", which host "${entry.host}" uses`,
        related: [{ at: first, message: 'an export is made here' }],
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
  },
})

interface Use {
  readonly entry: HostFact<'mount'> | HostFact<'rhcs-resource'> | HostFact<'script-command'>
  readonly name: string
}

/** Where fstab, a service of rgmanager or a script names a GNBD device. */
function* usedDevices(cluster: ClusterModel): Generator<Use> {
  for (const entry of cluster.facts('mount')) yield* named(entry, [entry.fact.device])
  for (const entry of cluster.facts('rhcs-resource')) yield* named(entry, [entry.fact.attributes['device'] ?? ''])
  for (const entry of cluster.facts('script-command')) yield* named(entry, entry.fact.arguments)
}

function* named(entry: Use['entry'], words: readonly string[]): Generator<Use> {
  for (const word of words) {
    const name = /^\/dev\/gnbd\/([\w.-]+)$/.exec(word)?.[1]
    if (name !== undefined) yield { entry, name }
  }
}
