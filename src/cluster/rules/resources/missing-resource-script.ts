import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatClusters } from '../../view/groups.js'
import { groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const script = '#!/bin/sh\ncase "$1" in\n  status) echo stopped ;;\nesac\nexit 0\n'
const folders = ['/etc/ha.d/resource.d', '/etc/init.d', '/etc/rc.d/init.d', '/etc/heartbeat/resource.d']

/** A script that a group uses must be on every host, and executable. */
export const missingResourceScript = defineClusterRule({
  id: 'cluster/missing-resource-script',
  severity: 'error',
  origin: 'practice',
  summary: 'a script of a group is missing or not executable on one host',
  why: 'The start fails on that host, and heartbeat gives the group up: the failover does not work.',
  do: 'Copy the script to the other host, with mode 755.',
  sources: ['heartbeat 3.0.6 ResourceManager: "Cannot locate resource script"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('an own script on alpha only', {
      '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
      'alpha:/etc/ha.d/resource.d/imagesync': script,
      '*:/etc/ha.d/resource.d/drbddisk': script,
      '*:/etc/init.d/drbd': script,
    })],
    good: [
      heartbeatExample('the script is on both hosts', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
        '*:/etc/ha.d/resource.d/imagesync': script,
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const reported = new Set<string>()
      for (const host of hosts) {
        for (const { fact, origin } of groupsOf(cluster, host).flatMap(({ resources }) => resources)) {
          const paths = folders.map(folder => `${folder}/${fact.script}`)
          for (const name of hosts) {
            if (reported.has(`${name} ${fact.script}`)) continue
            const other = hosts.find(
              candidate => candidate !== name && paths.some(
                path => cluster.hosts.get(candidate)?.stateOf(path) === 'present',
              ),
            )
            const states = paths.map(path => cluster.hosts.get(name)?.stateOf(path))
            const mode = cluster
              .factsOn(name, 'resource-script')
              .find(entry => entry.fact.name === fact.script && entry.fact.isExecutable === false)
            // A folder that was not collected may well hold the script: only what another host shows is missed.
            const isMissing =
              other !== undefined &&
              states.slice(0, 2).every(state => state === 'missing') &&
              !states.includes('present')
            if (!isMissing && mode === undefined) continue
            reported.add(`${name} ${fact.script}`)
            const there = other === undefined ? undefined : cluster
              .factsOn(other, 'resource-script')
              .find(entry => entry.fact.name === fact.script)
            yield {
              at: { origin },
              message:
                isMissing
                  ? `Host "${name}" has no script "${fact.script}"`
                  : `Script "${fact.script}" is not executable on host "${name}"`,
              related: isMissing
                ? there === undefined ? [] : [{ at: there, message: `the script on host "${other ?? ''}"` }]
                : mode === undefined ? [] : [{ at: mode, message: 'the script is here' }],
            }
          }
        }
      }
    }
  },
})
