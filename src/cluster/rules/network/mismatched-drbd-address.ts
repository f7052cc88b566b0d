import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { layoutDifferences } from '../../view/drbd.js'
import { oneSided, shownKey } from '../../view/settings.js'
import { heartbeatExample } from '../example-cluster.js'

/** The copies of drbd.conf must agree on the address, port and number of each host. */
export const mismatchedDrbdAddress = defineClusterRule({
  id: 'cluster/mismatched-drbd-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of drbd.conf give a host different addresses, ports or node ids',
  why: 'One host listens where the other does not call. The resource stays in WFConnection and nothing is replicated.',
  do: 'Write the same address on all hosts.',
  sources: [
    'DRBD User\'s Guide, "Configuring your resource": the file is the same on all hosts',
    'drbd 9 drbd/drbd_receiver.c: "presented a node_id of … instead of …"',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another port for alpha in the copy of beta', {
        'beta:/etc/drbd.conf': ['198.51.100.1:7788', '198.51.100.1:7789'],
      }),
      heartbeatExample('another address for beta in the copy of beta', {
        'beta:/etc/drbd.conf': ['198.51.100.2:', '192.0.2.2:'],
      }),
    ],
    good: [heartbeatExample('the same addresses in both copies')],
  },

  *check(cluster) {
    for (const difference of layoutDifferences(cluster)) {
      const { key, kind, isSection, host, other, at, related, actual, expected } = difference
      if (!isAddressKey(key)) continue
      if (kind !== 'value') {
        yield oneSided(difference)
        continue
      }
      yield {
        at,
        message: `${shownKey(key)} is "${actual}" on host "${host}" and "${expected}" on host "${other}"`,
        related: [{ at: related, message: `on host "${other}"` }],
        fixes: isSection !== true ? adoption(at, expected, other) : [],
      }
    }
  },
})

/** Tells whether a setting says where a host is reached. */
export function isAddressKey(key: string): boolean {
  return / \/ (address|port|node-id)(#\d+)?$/.test(key)
}
