import type { Place } from '../../../text/located.js'
import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { byPlace } from '../../view/at-one-place.js'
import { startAtBoot } from '../../view/boot.js'
import { optionOf, promotedResources } from '../../view/drbd.js'
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
    for (const { at, first: { group, isSet }, items } of byPlace(endlessWaits(cluster), wait => wait.at)) {
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

interface EndlessWait {
  readonly resource: string
  readonly at: Place
  readonly group: Place
  readonly isSet: boolean
}

/** The resources that heartbeat promotes and for whose peers boot waits without end, each on the first host where it does. */
function* endlessWaits(cluster: ClusterModel): Generator<EndlessWait> {
  const seen = new Set<string>()
  for (const host of [...cluster.hosts.keys()].sort()) {
    const [group] = cluster.factsOn(host, 'resource-group')
    if (group === undefined) continue
    for (const { resource } of promotedResources(cluster, host)) {
      const known = cluster.factsOn(host, 'drbd-resource').find(({ fact }) => fact.name === resource)
      const wait = optionOf(cluster, host, { resource, name: 'wfc-timeout' })
      if (known === undefined || seen.has(resource) || (wait !== undefined && wait.fact.value !== '0')) continue
      // A service that heartbeat or nobody starts has no script that waits.
      const isKnown = cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
      if (isKnown && startAtBoot(cluster, host, 'drbd') === undefined) continue
      seen.add(resource)
      yield { resource, at: wait ?? optionOf(cluster, host, { resource, name: 'degr-wfc-timeout' }) ?? known, group, isSet: wait !== undefined }
    }
  }
}
