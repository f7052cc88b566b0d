import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { byPlace } from '../../view/at-one-place.js'
import { endlessWaits } from '../../view/endless-waits.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host that boots alone must not wait for its peer without end where heartbeat starts after DRBD. */
export const unsafeWfcTimeout = defineClusterRule({
  id: 'cluster/unsafe-wfc-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD\'s init script waits for the peer without end, before heartbeat starts',
  why:
    'After both hosts went down, the one that comes back first waits for ever. Heartbeat never starts, and there ' +
    'is no service.',
  do: 'Set wfc-timeout in the startup section; degr-wfc-timeout only counts where the cluster was degraded before.',
  sources: [
    'drbd.conf(5) "wfc-timeout": 0, the default, waits without end',
    'drbd init script, heartbeat init script: 70 and 75',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('only degr-wfc-timeout is set', { '*:/etc/drbd.conf': ['    wfc-timeout 60;\n', ''] })],
    good: [heartbeatExample('both are set')],
  },

  *check(cluster) {
    // The first host where a resource waits stands for the others.
    const seen = new Set<string>()
    const waits = [...endlessWaits(cluster)].filter(({ resource }) => !seen.has(resource) && seen.add(resource))
    for (const { at, first: { group, isSet }, items } of byPlace(waits, wait => wait.at)) {
      const names = brieflyListed(items.map(({ resource }) => `"${resource}"`))
      yield {
        at,
        message:
          `${items.length === 1 ? `Resource ${names} waits without end for its peer` : `Resources ${names} wait without end for their peers`} ` +
          `when the host boots: wfc-timeout is ${isSet ? '0' : 'not set'}`,
        related: [{ at: group, message: `heartbeat starts ${items.length === 1 ? 'the resource' : 'them'} only after that` }],
      }
    }
  },
})
