import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

const script = '#!/bin/sh\ncase "$2" in\n  start) drbdadm primary "$1" ;;\nesac\n'

/** Heartbeat looks for resource scripts in resource.d, not in `resources`. */
export const unusedResourceScript = defineClusterRule({
  id: 'cluster/unused-resource-script',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource script lies in a folder where heartbeat does not look',
  why:
    'Heartbeat runs the script of that name in resource.d or init.d, or none. The changes in this one have no effect.',
  do: 'Move the script to /etc/ha.d/resource.d.',
  sources: ['heartbeat 3.0.6 ResourceManager: resource scripts are searched in resource.d, then in init.d'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('in resources', { 'alpha:/etc/ha.d/resources/drbddisk': script })],
    good: [heartbeatExample('in resource.d', { 'alpha:/etc/ha.d/resource.d/drbddisk': script })],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('resource-script')) {
      if (!/\/etc\/(ha\.d|heartbeat)\/resources\//.test(fact.path)) continue
      const real = cluster
        .factsOn(host, 'resource-script')
        .find(entry => entry.fact.name === fact.name && /\/resource\.d\//.test(entry.fact.path))
      yield {
        at: { origin },
        message: `"${fact.name}" lies in "resources", heartbeat looks in "resource.d"`,
        related: real === undefined ? [] : [{ at: real, message: 'the script that heartbeat runs' }],
      }
    }
  },
})
