import { listed } from '../../../text/quantity.js'
import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
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
    const seen = new Set<string>()
    const byPlace = new Map<string, { readonly at: Place; readonly group: Place; readonly isSet: boolean; readonly names: string[] }>()
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
        const degraded = optionOf(cluster, host, { resource, name: 'degr-wfc-timeout' })
        const at = wait ?? degraded ?? known
        const place = `${at.origin.file}:${at.origin.span.start}`
        const told = byPlace.get(place)
        if (told === undefined) byPlace.set(place, { at, group, isSet: wait !== undefined, names: [`"${resource}"`] })
        else told.names.push(`"${resource}"`)
      }
    }
    for (const { at, group, isSet, names } of byPlace.values()) {
      yield {
        at,
        message:
          `${names.length === 1 ? `Resource ${listed(names)} waits without end for its peer` : `Resources ${listed(names)} wait without end for their peers`} ` +
          `when the host boots: wfc-timeout is ${isSet ? '0' : 'not set'}`,
        related: [{ at: group, message: `heartbeat starts ${names.length === 1 ? 'the resource' : 'them'} only after that` }],
      }
    }
  },
})
