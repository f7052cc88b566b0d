import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** Pacemaker runs a DRBD resource that drbd.conf does not have. */
export const unknownPacemakerDrbd = defineClusterRule({
  id: 'cluster/unknown-pacemaker-drbd',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker runs a DRBD resource that drbd.conf does not have',
  why: 'The agent says that it is not configured, on every node, and nothing that needs the data starts. crm_verify says nothing.',
  do: 'Write the name of the resource as it stands in drbd.conf.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'drbd-utils 9.22 scripts/drbd.ocf: drbd_resource'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('the resource is called r0', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="drbd_resource" value="r0"', 'name="drbd_resource" value="r1"'] }),
    ],
    good: [
      pacemakerExample('the resource is there'),
      pacemakerExample('no drbd.conf was collected', { '*:/etc/drbd.conf': null, '*:/var/lib/pacemaker/cib/cib.xml': ['name="drbd_resource" value="r0"', 'name="drbd_resource" value="r1"'] }),
    ],
  },

  *check(cluster) {
    const known = cluster.facts('drbd-resource')
    const names = new Set(known.map(({ fact }) => fact.name))
    const pool = suggestionPool(names)
    for (const pacemaker of pacemakerClusters(cluster)) {
      // Of a host whose drbd.conf nobody collected nothing is known.
      const first = known.find(({ host }) => pacemaker.hosts.includes(host))
      if (first === undefined) continue
      for (const { fact, origin } of pacemaker.facts('pacemaker-drbd')) {
        if (names.has(fact.resource)) continue
        const help = suggestion(fact.resource, pool)
        yield {
          at: origin,
          message: `Resource "${fact.resource}" is in the drbd.conf of no host`,
          related: [{ at: first, message: `drbd.conf has "${first.fact.name}"` }],
          ...(help === undefined ? {} : { help }),
        }
      }
    }
  },
})
