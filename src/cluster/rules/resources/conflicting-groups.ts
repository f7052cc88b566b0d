import { defineClusterRule } from '../../define-cluster-rule.js'
import { distinctHaresources, groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** Two groups must not need one DRBD resource or volume group: they move independently of each other. */
export const conflictingGroups = defineClusterRule({
  id: 'cluster/conflicting-groups',
  severity: 'error',
  origin: 'practice',
  summary: 'two groups of different hosts use one DRBD resource or volume group',
  why: 'The groups run on two hosts, and the storage can be active on one of them only.',
  do: 'Put everything that needs the storage into one group.',
  sources: ['heartbeat 3.0.6 ResourceManager: a line of haresources moves as a whole, lines move by themselves'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('r0 in a group of each host', {
      '*:/etc/ha.d/haresources': 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv/data::ext3\nbeta IPaddr::192.0.2.10/24/eth0 drbddisk::r0\n',
    })],
    good: [heartbeatExample('one group')],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const groups = groupsOf(cluster, host)
      for (const [index, group] of groups.entries()) {
        for (const { fact, origin } of group.resources) {
          if (fact.script !== 'drbddisk' && fact.script !== 'LVM') continue
          const other = groups
            .slice(0, index)
            .filter(({ head }) => head.fact.preferredHost.toLowerCase() !== group.head.fact.preferredHost.toLowerCase())
            .flatMap(({ resources }) => resources)
            .find(entry => entry.fact.script === fact.script && entry.fact.arguments[0] === fact.arguments[0])
          if (other === undefined) continue
          yield {
            at: { origin },
            message: `"${fact.text}" is in a group of "${group.head.fact.preferredHost}" and in one of "${other.fact.preferredHost}"`,
            related: [{ at: other, message: 'the other group uses it here' }],
          }
        }
      }
    }
  },
})
