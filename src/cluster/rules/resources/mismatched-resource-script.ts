import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { exportsOf } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

function script(command: string): string {
  return `#!/bin/sh\n# Keeps the images in step.\ncase "$1" in\n  start) ${command} ;;\n  status) echo stopped ;;\nesac\nexit 0\n`
}

/** A resource script should be the same on all hosts; blanks and comments do not count. */
export const mismatchedResourceScript = defineClusterRule({
  id: 'cluster/mismatched-resource-script',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource script differs between hosts',
  why:
    'After a failover the resource is started and stopped in another way. A script that was edited on one host, or ' +
    'replaced by an update, looks like this.',
  do: 'Copy the script that is right to the other hosts.',
  sources: ['heartbeat 3.0.6 ResourceManager runs the host\'s own script'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another command on beta', {
        'alpha:/etc/ha.d/resource.d/imagesync': script('rsync -a'),
        'beta:/etc/ha.d/resource.d/imagesync': script('rsync -c'),
      }),
    ],
    good: [heartbeatExample('other comments', {
      'alpha:/etc/ha.d/resource.d/imagesync': script('rsync -a'),
      'beta:/etc/ha.d/resource.d/imagesync': script('rsync   -a').replace('# Keeps', '# On every host: keeps'),
    })],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const byName = new Map<string, ReturnType<typeof cluster.factsOn<'resource-script'>>[number][]>()
      for (const entry of hosts.flatMap(host => cluster.factsOn(host, 'resource-script'))) {
        const key = entry.fact.path.slice(entry.fact.path.indexOf('/etc/') + 1)
        addTo(byName, key, entry)
      }
      const exports = new Map(exportsOf(cluster, hosts).map(({ host, first, text }) => [`${host} ${first.fact.script}`, text]))
      for (const copies of byName.values()) {
        for (const { item, from } of deviations(copies, (a, b) => a.fact.fingerprint === b.fact.fingerprint)) {
          // What a script exports otherwise is reported as that.
          if (exports.get(`${item.host} ${item.fact.name}`) !== exports.get(`${from.host} ${from.fact.name}`)) continue
          yield {
            at: item,
            message: `Script "${item.fact.name}" is not the same on hosts "${item.host}" and "${from.host}"`,
            related: [{ at: from, message: `the script on host "${from.host}"` }],
            // What only one copy does wrong is reported as that.
            followsFrom: [item, from].map(({ origin }) => ({ rule: 'cluster/unsafe-uncached-export', at: { file: origin.file, span: { start: 0, end: 0 } } })),
          }
        }
      }
    }
  },
})
