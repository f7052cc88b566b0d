import { defineClusterRule } from '../../define-cluster-rule.js'
import type { Place } from '../../../text/located.js'
import type { ClusterModel } from '../../model.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const policy = ['      </cluster_property_set>', '        <nvpair id="option-quorum" name="no-quorum-policy" value="ignore"/>\n      </cluster_property_set>']

/** Pacemaker goes on without quorum. */
export const unsafeQuorumPolicy = defineClusterRule({
  id: 'cluster/unsafe-quorum-policy',
  severity: 'warning',
  origin: 'practice',
  summary: 'Pacemaker goes on without quorum, which corosync works out all the same',
  why: 'The policy is from the time when two nodes had no quorum. With two_node, a quorum device or three nodes the one side that may go on has quorum; the other one goes on as well with ignore, and only fencing is left to keep them apart.',
  do: 'Write stop as no-quorum-policy, or take it out.',
  sources: ['votequorum(5), two_node', 'voxpupuli, puppet-corosync issue 463'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('ignore with two_node', { '*:/var/lib/pacemaker/cib/cib.xml': policy }),
    ],
    good: [
      pacemakerExample('no policy is written'),
      pacemakerExample('two nodes without two_node', { '*:/var/lib/pacemaker/cib/cib.xml': policy, '*:/etc/corosync/corosync.conf': ['\ttwo_node: 1\n', ''] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('no-quorum-policy')
      if (option?.fact.value !== 'ignore') continue
      const reason = quorumOf(cluster, pacemaker.hosts)
      if (reason === undefined) continue
      yield { at: option, message: `With "ignore" a side without quorum goes on, and corosync has ${reason.what}`, related: [{ at: reason.at, message: 'it is set here' }] }
    }
  },
})

/** What gives one side a quorum that the other does not have. */
function quorumOf(cluster: ClusterModel, hosts: readonly string[]): { readonly what: string; readonly at: Place } | undefined {
  const device = corosyncSetting(cluster, hosts, 'quorum device / model')
  if (device !== undefined) return { what: 'a quorum device', at: device }
  const twoNode = corosyncSetting(cluster, hosts, 'quorum / two_node')
  if (twoNode?.fact.value === '1') return { what: 'two_node', at: twoNode }
  const nodes = hosts.map(host => cluster.factsOn(host, 'corosync-node')).find(list => list.length > 2)
  return nodes?.[0] === undefined ? undefined : { what: `${nodes.length} nodes`, at: nodes[0] }
}
