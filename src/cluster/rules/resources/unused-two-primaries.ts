import { defineClusterRule } from '../../define-cluster-rule.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { allowsTwoPrimaries } from '../../view/drbd.js'
import { promotions } from '../../view/pacemaker-promotions.js'
import { drbdUses } from '../../view/pacemaker-resources.js'
import { pacemakerExample } from '../example-cluster.js'

/** DRBD allows two primaries, and Pacemaker promotes one. */
export const unusedTwoPrimaries = defineClusterRule({
  id: 'cluster/unused-two-primaries',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD allows two primaries, and Pacemaker promotes one',
  why: 'Nothing needs the second primary, and DRBD no longer keeps anybody from making one by hand or by a mount: a file system that is mounted twice is lost.',
  do: 'Take allow-two-primaries out.',
  sources: ['LINBIT DRBD User Guide 9, "Using GFS with DRBD"', 'drbd.conf(5), allow-two-primaries'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('two primaries are allowed', { '*:/var/lib/pacemaker/cib/cib.xml': ['"ext4"', '"gfs2"'], '*:/etc/drbd.conf': ['  net {', '  net {\n    allow-two-primaries yes;'] }),
    ],
    good: [
      pacemakerExample('one is allowed'),
      pacemakerExample('two are promoted', { '*:/var/lib/pacemaker/cib/cib.xml': ['<nvpair id="ms-r0-notify"', '<nvpair id="ms-r0-promoted" name="promoted-max" value="2"/>\n          <nvpair id="ms-r0-notify"', '"ext4"', '"gfs2"'], '*:/etc/drbd.conf': ['  net {', '  net {\n    allow-two-primaries yes;'] }),
    ],
  },

  *check(cluster) {
    for (const { clone, resource, most, option, isOpen } of promotions(cluster)) {
      if (isOpen || option === undefined || !allowsTwoPrimaries(option) || (most !== undefined && most.value !== '1')) continue
      // What is mounted from it and stands no second primary is reported by itself.
      if (drbdUses(cluster).some(use => use.resource === resource.fact.name && !isForMany(use.primitive.fact.parameters['fstype']?.value))) continue
      yield { at: option, message: `Resource "${resource.fact.name}" allows two primaries, and "${clone.fact.id}" is promoted on one node`, related: [{ at: { origin: most?.at ?? clone.origin }, message: 'Pacemaker promotes it by this' }] }
    }
  },
})

function isForMany(type: string | undefined): boolean {
  return type === undefined || clusterFileSystems.has(type)
}
