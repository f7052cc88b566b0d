import { defineClusterRule } from '../../define-cluster-rule.js'
import { unfitClones } from '../../view/copies-of-drbd.js'
import { pacemakerExample } from '../example-cluster.js'

/** There are more or fewer copies of DRBD than hosts of the resource. */
export const mismatchedCloneMax = defineClusterRule({
  id: 'cluster/mismatched-clone-max',
  severity: 'error',
  origin: 'practice',
  summary: 'there are more or fewer copies of DRBD than hosts of the resource',
  why: 'A copy on a host that the resource does not have fails to start; without a copy, a host has no mirror.',
  do: 'Write the number of hosts that the resource has as clone-max.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('three copies on two hosts', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="clone-max" value="2"', 'name="clone-max" value="3"'] }),
      pacemakerExample('one copy on two hosts', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="clone-max" value="2"', 'name="clone-max" value="1"'] }),
    ],
    good: [
      pacemakerExample('as many copies as hosts'),
    ],
  },

  *check(cluster) {
    for (const { fact, copies, at, resource, hosts, clone } of unfitClones(cluster)) {
      yield {
        at,
        message: `"${fact.clone}" has ${copies} ${copies === 1 ? 'copy' : 'copies'}, and resource "${fact.resource}" has ${hosts} ${hosts === 1 ? 'host' : 'hosts'}`,
        // That a node lacks the resource is reported by itself.
        followsFrom: clone === undefined || copies < hosts ? [] : [{ rule: 'cluster/missing-drbd-section', at: clone }],
        related: [{ at: resource, message: `resource "${fact.resource}" is described here` }],
      }
    }
  },
})
