import { defineClusterRule } from '../../define-cluster-rule.js'
import { drbdUses } from '../../view/pacemaker-resources.js'
import { drbdOption, promotedByReactor } from '../../view/promoters.js'
import { pacemakerExample } from '../example-cluster.js'

const off = ['  net {', '  options {\n    auto-promote no;\n  }\n  net {'] as const
const withoutDrbd = ['provider="linbit" type="drbd"', 'provider="pacemaker" type="Stateful"'] as const

/** Nobody promotes the DRBD resource of a file system. */
export const missingPromotion = defineClusterRule({
  id: 'cluster/missing-promotion',
  severity: 'error',
  origin: 'practice',
  summary: 'nobody promotes the DRBD resource of a file system',
  why: 'With auto-promote no the mount does not promote, and neither Pacemaker nor drbd-reactor does: the device stays Secondary, which nobody may open.',
  do: 'Take auto-promote no out, or run the resource by a promotable clone of ocf:linbit:drbd.',
  sources: ['drbd.conf(5), auto-promote', 'LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [pacemakerExample('Pacemaker does not run DRBD', { '*:/etc/drbd.conf': off, '*:/var/lib/pacemaker/cib/cib.xml': withoutDrbd })],
    good: [
      pacemakerExample('Pacemaker promotes', { '*:/etc/drbd.conf': off }),
      pacemakerExample('the mount promotes', { '*:/var/lib/pacemaker/cib/cib.xml': withoutDrbd }),
    ],
  },

  *check(cluster) {
    for (const { pacemaker, outer, device, deviceAt, resource } of drbdUses(cluster)) {
      if (resource === undefined) continue
      const option = pacemaker.hosts.flatMap(host => drbdOption(cluster, host, { resource, section: 'options', name: 'auto-promote' }) ?? [])[0]
      if (option?.fact.value !== 'no') continue
      // Scripts of one's own may promote.
      if (pacemaker.facts('pacemaker-resource').some(({ fact }) => /drbd/i.test(fact.agent ?? ''))) continue
      if ([...promotedByReactor(cluster)].some(({ fact }) => fact.name === resource)) continue
      yield { at: { origin: deviceAt }, message: `"${outer.fact.id}" mounts "${device}", and nobody promotes "${resource}"`, related: [{ at: option, message: 'the mount does not promote it because of this' }] }
    }
  },
})
