import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { agentOf, argumentOf, fencingUses } from '../analysis/fence-arguments.js'
import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { heuristicsOf } from '../analysis/votes.js'
import type { ClusterConf } from '../schema.js'

/** Two nodes with a board each: what gives quorum, and the devices of both. */
function pair(quorum: string, alpha: string, beta: string): string {
  return `<cluster name="demo" config_version="1">
  ${quorum}
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="bmc">
          ${alpha}
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="bmc">
          ${beta}
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
    <fencedevice name="bmc-b" agent="fence_ipmilan" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}

/** Two nodes should not be able to fence each other at once. */
export const unsafeFenceRace = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-fence-race',
  severity: 'warning',
  origin: 'practice',
  summary: 'two nodes can switch each other off',
  why:
    "When the link between two nodes fails, both reach for the other's controller at the same time, and both go " +
    'down.',
  do: 'Add delay="5" or more to the device of the node that shall survive, or a quorum disk without heuristics, whose master wins.',
  sources: [
    'access.redhat.com solutions 91653',
    'cluster 3.2.0 cman/qdisk/main.c get_config_data(): master_wins decides between two nodes, and not where there are heuristics',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      pair('<cman two_node="1" expected_votes="1"/>', '<device name="bmc-a"/>', '<[|device|] name="bmc-b"/>'),
      pair('<cman expected_votes="3"/>\n  <quorumd label="demo" votes="1">\n    <heuristic program="ping -c1 -w1 192.0.2.254" interval="2" score="1" tko="3"/>\n  </quorumd>', '<device name="bmc-a"/>', '<[|device|] name="bmc-b"/>'),
    ],
    good: [
      pair('<cman two_node="1" expected_votes="1"/>', '<device name="bmc-a" delay="10"/>', '<device name="bmc-b"/>'),
      pair('<cman expected_votes="3"/>\n  <quorumd label="demo" votes="1"/>', '<device name="bmc-a"/>', '<device name="bmc-b"/>'),
    ],
  },

  *check({ model }) {
    if (model.era === 1 || model.nodes.length !== 2) return
    // Nodes that both see the disk and pass its heuristics both have quorum.
    const isOnDisk = model.section('quorumd') !== undefined
    if (isOnDisk && heuristicsOf(model).length === 0) return
    const [one, two] = model.nodes.map(node => {
      const [method] = fenceMethodsOf(node)
      return method === undefined ? [] : fencingUses(model).filter(use => use.method === method)
    })
    const [first] = one ?? []
    const [second] = two ?? []
    if (one === undefined || two === undefined || first === undefined || second === undefined) return
    if (first.fenceDevice === second.fenceDevice) return
    for (const use of [...one, ...two]) {
      const agent = agentOf(use)
      if (agent === undefined || (agent.class !== 'power' && agent.class !== 'virtual')) return
      if (argumentOf(use, 'delay') !== undefined) return
    }
    yield {
      at: second.device,
      message: `Both nodes can fence each other at once: neither device has a "delay"${isOnDisk ? ', and with heuristics the quorum disk does not choose' : ''}`,
      related: [{ at: first.device, message: 'the device of the other node stands here' }],
    }
  },
})
