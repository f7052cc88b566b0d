import { defineClusterRule } from '../../define-cluster-rule.js'
import { allowsTwoPrimaries } from '../../view/drbd.js'
import { promotions } from '../../view/pacemaker-promotions.js'
import { pacemakerExample } from '../example-cluster.js'

/** Pacemaker shall promote DRBD on two nodes, and DRBD allows one. */
export const conflictingPromotedMax = defineClusterRule({
  id: 'cluster/conflicting-promoted-max',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker shall promote DRBD on two nodes, and DRBD allows one',
  why: 'DRBD refuses the second promotion: one of the nodes never gets its services.',
  do: 'Set allow-two-primaries in net, with a cluster file system and fencing, or take promoted-max out.',
  sources: ['LINBIT DRBD User Guide 9, "Using GFS with DRBD"', 'drbd.conf(5), allow-two-primaries'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('two are to be promoted', { '*:/var/lib/pacemaker/cib/cib.xml': ['<nvpair id="ms-r0-notify"', '<nvpair id="ms-r0-promoted" name="promoted-max" value="2"/>\n          <nvpair id="ms-r0-notify"'] }),
    ],
    good: [
      pacemakerExample('one is promoted'),
      pacemakerExample('two primaries are allowed', { '*:/var/lib/pacemaker/cib/cib.xml': ['<nvpair id="ms-r0-notify"', '<nvpair id="ms-r0-promoted" name="promoted-max" value="2"/>\n          <nvpair id="ms-r0-notify"', '"ext4"', '"gfs2"'], '*:/etc/drbd.conf': ['  net {', '  net {\n    allow-two-primaries yes;'] }),
    ],
  },

  *check(cluster) {
    for (const { clone, resource, most, option } of promotions(cluster)) {
      if (most === undefined || Number(most.value) < 2 || allowsTwoPrimaries(option)) continue
      yield { at: { origin: most.at }, message: `"${clone.fact.id}" is to be promoted on ${most.value} nodes, and resource "${resource.fact.name}" allows one primary`, related: [{ at: option ?? resource, message: option === undefined ? 'the resource is described here' : 'it is set here' }] }
    }
  },
})
