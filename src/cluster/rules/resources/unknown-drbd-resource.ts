import { didYouMean, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources, stackedPromotions } from '../../view/drbd.js'
import { fileOn } from '../../view/groups.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** `drbddisk::X` needs a resource X in drbd.conf. */
export const unknownDrbdResource = defineClusterRule({
  id: 'cluster/unknown-drbd-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'haresources promotes a DRBD resource that drbd.conf does not have',
  why: 'drbddisk fails, and heartbeat gives the whole group up.',
  do: 'Write the name of the resource as it stands in drbd.conf.',
  sources: [
    'drbd scripts/drbddisk: drbdadm primary RESOURCE',
    'heartbeat 3.0.6 ResourceManager: a failed start stops the group',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the resource is called r0', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::data'] }),
    ],
    good: [
      heartbeatExample('the resource exists'),
      heartbeatExample('no drbd.conf was collected', { '*:/etc/drbd.conf': null }),
    ],
  },

  *check(cluster) {
    const elsewhere = new Set(cluster.facts('drbd-resource').map(({ fact }) => fact.name))
    for (const host of distinctHaresources(cluster)) {
      const known = cluster.factsOn(host, 'drbd-resource')
      const file = fileOn(cluster, host, 'drbd-conf') ?? known[0]
      if (file === undefined || known.length === 0) continue
      const names = new Set(known.map(({ fact }) => fact.name))
      const pool = suggestionPool(names)
      for (const { fact, resource, origin } of [...promotedResources(cluster, host), ...stackedPromotions(cluster, host)]) {
        // `all` is drbdadm's word for every resource; a copy that differs from another host's is reported there.
        if (names.has(resource) || resource === 'all' || elsewhere.has(resource)) continue
        const near = didYouMean(resource, pool) ?? (names.size === 1 ? [...names][0] : undefined)
        yield {
          at: { origin },
          message: `"${fact.text}" names a resource that drbd.conf of host "${host}" does not have`,
          related: [{ at: file, message: 'drbd.conf is here' }],
          ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
        }
      }
    }
  },
})
