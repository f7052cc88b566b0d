import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { servicePromotions } from '../../view/service-promotions.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { cmanExample } from '../example-cluster.js'

const drbdConf = `resource r0 {
  net {
    protocol C;
  }
  on alpha {
    device /dev/drbd0;
    disk /dev/vg1/r0;
    address 192.0.2.1:7788;
    meta-disk internal;
  }
  on beta {
    device /dev/drbd0;
    disk /dev/vg1/r0;
    address 192.0.2.2:7788;
    meta-disk internal;
  }
}
`

function withResource(name: string): readonly string[] {
  const service = `<service name="data"><drbd name="disk" resource="${name}"/></service>`
  return ['</cluster>', `  <rm>\n    ${service}\n  </rm>\n</cluster>`]
}

/** `<drbd resource="X">` of rgmanager needs a resource X in drbd.conf. */
export const unknownRgmanagerDrbd = defineClusterRule({
  id: 'cluster/unknown-rgmanager-drbd',
  severity: 'error',
  origin: 'practice',
  summary: 'a service of cluster.conf promotes a DRBD resource that drbd.conf does not have',
  why: 'The agent fails to start, and rgmanager stops the service or moves it from host to host.',
  do: 'Write the name of the resource as it stands in drbd.conf.',
  sources: ['drbd scripts/drbd.sh.rhcs: drbdadm primary with the parameter "resource"'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('the resource is called r0', {
        '*:/etc/cluster/cluster.conf': withResource('r1'),
        'alpha:/etc/drbd.conf': drbdConf,
        'beta:/etc/drbd.conf': drbdConf,
      }),
    ],
    good: [
      cmanExample('the resource exists', {
        '*:/etc/cluster/cluster.conf': withResource('r0'),
        'alpha:/etc/drbd.conf': drbdConf,
        'beta:/etc/drbd.conf': drbdConf,
      }),
      cmanExample('no drbd.conf was collected', { '*:/etc/cluster/cluster.conf': withResource('r0') }),
    ],
  },

  *check(cluster) {
    const known = cluster.facts('drbd-resource')
    const [first] = known
    if (first === undefined) return // Nobody collected drbd.conf.
    const names = new Set(known.map(({ fact }) => fact.name))
    const pool = suggestionPool(names)
    const reported = new Set<string>()
    const promoted = [
      ...cluster.facts('rhcs-resource').flatMap(at => (at.fact.type === 'drbd' && at.fact.attributes['resource'] !== undefined ? [{ resource: at.fact.attributes['resource'], at }] : [])),
      ...[...cluster.hosts.keys()].flatMap(host => servicePromotions(cluster, host)),
    ]
    for (const { resource: name, at } of promoted) {
      if (names.has(name) || reported.has(name)) continue
      reported.add(name) // The copies on the other hosts say the same.
      const help = suggestion(name, pool)
      yield {
        at,
        message: `Resource "${name}" is in the drbd.conf of no host`,
        related: [{ at: first, message: `drbd.conf has "${first.fact.name}"` }],
        ...(help === undefined ? {} : { help }),
      }
    }
  },
})
