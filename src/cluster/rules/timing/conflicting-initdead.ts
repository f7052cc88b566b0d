import type { HostFact } from '../../../facts/fact-index.js'
import { listed, milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { optionsOn, promotedResources } from '../../view/drbd.js'
import { oncePerHost } from '../../view/once-per-cluster.js'
import { heartbeatExample } from '../example-cluster.js'

interface Wait {
  readonly resource: string
  readonly longest: HostFact<'drbd-option'>
}

/** initdead should be longer than DRBD may wait for its peer at boot. */
export const conflictingInitdead = defineClusterRule({
  id: 'cluster/conflicting-initdead',
  severity: 'info',
  origin: 'practice',
  summary: 'initdead is shorter than the time that DRBD may wait at boot',
  why: 'A peer that boots and still waits in DRBD\'s init script is declared dead.',
  do: 'Raise initdead above wfc-timeout and degr-wfc-timeout.',
  sources: ['ha.cf(5) "initdead"', 'drbd.conf(5) "wfc-timeout", "degr-wfc-timeout"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('120 s against 180 s', { '*:/etc/drbd.conf': ['    wfc-timeout 60;', '    wfc-timeout 180;'] }),
    ],
    good: [heartbeatExample('120 s against 60 s')],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      const initdead = cluster
        .factsOn(host, 'heartbeat-time')
        .find(({ fact }) => fact.name === 'initdead' && fact.isExplicit)
      if (initdead === undefined) continue
      const waits = waitsOn(cluster, host).filter(({ resource, longest }) => Number(longest.fact.value) * 1000 > initdead.fact.ms && !seen.has(resource))
      for (const { resource } of waits) seen.add(resource)
      const longest = [...waits].sort((a, b) => Number(b.longest.fact.value) - Number(a.longest.fact.value))[0]?.longest
      if (longest === undefined) continue
      const names = waits.map(({ resource }) => `"${resource}"`)
      yield {
        at: initdead,
        message:
          `initdead ${milliseconds(initdead.fact.ms)} is shorter than ${longest.fact.name} ` +
          `${milliseconds(Number(longest.fact.value) * 1000)} of resource${names.length === 1 ? '' : 's'} ${listed(names)}`,
        related: [{ at: longest, message: 'DRBD may wait so long' }],
      }
    }
  },
})

/** How long DRBD may wait for the peer of each resource of a host. */
const waitsOn = oncePerHost((cluster, host): readonly Wait[] => promotedResources(cluster, host).flatMap(({ resource }): Wait[] => {
  const longest = optionsOn(cluster, host, resource)
    .filter(({ fact }) => /^(degr-|outdated-)?wfc-timeout$/.test(fact.name) && /^\d+$/.test(String(fact.value)))
    .sort((a, b) => Number(b.fact.value) - Number(a.fact.value))[0]
  return longest === undefined ? [] : [{ resource, longest }]
}))
