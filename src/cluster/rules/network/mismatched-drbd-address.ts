import { adoption } from '../../adoption.js'
import type { Fix } from '../../../diagnostics/fix.js'
import type { Origin } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { layoutDifferences } from '../../view/drbd.js'
import { areExchanged, exchangeId } from '../../view/exchanges.js'
import { oneSided, shownKey } from '../../view/settings.js'
import type { Difference } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'
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
      heartbeatExample('another port for both hosts in the copy of beta', {
        'beta:/etc/drbd.conf': ['198.51.100.1:7788', '198.51.100.1:7789', '198.51.100.2:7788', '198.51.100.2:7789'],
      }),
    ],
    good: [heartbeatExample('the same addresses in both copies')],
  },

  *check(cluster) {
    for (const [difference, ...likes] of onePerChange(layoutDifferences(cluster).filter(({ key }) => isAddressKey(key)))) {
      const { key, kind, host, other, at, related, actual, expected } = difference
      if (kind !== 'value') {
        // A connection that LINSTOR did not write is a part of the resource.
        if (!isOfPair(key)) yield oneSided(difference)
        continue
      }
      yield {
        at,
        message: `${shownKey(key)} is "${actual}" on host "${host}" and "${expected}" on host "${other}"`,
        related: [
          { at: related, message: `on host "${other}"` },
          ...likes.map(like => ({ at: like.at, message: `${shownKey(like.key)} ${areExchanged(difference, like) ? 'is exchanged with it' : 'likewise'}` })),
        ],
        followsFrom: [...followingFromErrors([difference, ...likes].flatMap(({ suspects }) => suspects)).followsFrom, ...refusals(cluster, difference)],
        fixes: adoptionOf([difference, ...likes]),
        ...(/ \/ node-id(#\d+)?$/.test(key) ? { help: 'Write the same node-id for this host in all copies.' } : {}),
      }
    }
  },
})

/** A copy that gives two hosts one address is refused, and told as that. */
function refusals(cluster: ClusterModel, { host, at, actual }: Difference): readonly { readonly rule: string; readonly at: Origin }[] {
  const holders = cluster.factsOn(host, 'drbd-address').filter(({ fact: { address, port } }) => actual !== undefined && actual === `${address}:${port ?? ''}`)
  return holders.length < 2 ? [] : [{ rule: 'drbd-conf/duplicate-address', at: { file: at.file, span: { start: 0, end: 0 } } }]
}

/** A resource has one port as a rule: where a copy has another one at all ends, that is one change; so is an exchange. */
function onePerChange(differences: readonly Difference[]): Iterable<[Difference, ...Difference[]]> {
  const changes = new Map<string, [Difference, ...Difference[]]>()
  const alone = new Map<string, [Difference, ...Difference[]]>()
  for (const difference of differences) {
    const { key, host, other } = difference
    const ports = portsOf(difference)
    const partner = alone.get(exchangeId(difference, { isMirrored: true }))
    if (partner !== undefined && areExchanged(partner[0], difference)) {
      partner.push(difference)
      alone.delete(exchangeId(partner[0], { isMirrored: false }))
      continue
    }
    // What is said of a pair two copies say, each as often as the other: neither is the odd one out.
    const pair = isOfPair(key) ? ports?.toSorted() : undefined
    const id = (pair !== undefined ? [key.split(' / ')[0], ...pair] : ports === undefined ? [key, host, other] : [key.split(' / ')[0], host, other, ...ports]).join('\0')
    const change = changes.get(id)
    if (change === undefined) {
      const next: [Difference, ...Difference[]] = [difference]
      changes.set(id, next)
      alone.set(exchangeId(difference, { isMirrored: false }), next)
    } else change.push(difference)
  }
  return changes.values()
}

/** The two ports of addresses that differ in nothing else. */
function portsOf({ kind, actual = '', expected = '' }: Difference): readonly [string, string] | undefined {
  const [address, port] = splitPorts(actual)
  const [otherAddress, otherPort] = splitPorts(expected)
  if (kind !== 'value' || port === undefined || otherPort === undefined || address !== otherAddress) return undefined
  return [port, otherPort]
}

/** Of two ends with one port that port. */
function splitPorts(text: string): readonly [string, string | undefined] {
  const ends = text.split(', ').map(end => [end.slice(0, end.lastIndexOf(':')), end.slice(end.lastIndexOf(':') + 1)] as const)
  const [port, ...others] = text.includes(':') ? new Set(ends.map(([, each]) => each)) : []
  return others.length > 0 || port === undefined ? [text, undefined] : [ends.map(([address]) => address).join(', '), port]
}

/** Offers to write in one go what another host says at all these places. */
function adoptionOf(differences: readonly Difference[]): readonly Fix[] {
  const offered = differences.map(({ isSection, at, expected, other }) => (isSection === true ? undefined : adoption(at, expected, other)[0]))
  const [first] = offered
  if (first === undefined || offered.includes(undefined)) return []
  return [{ ...first, edits: offered.flatMap(fix => fix?.edits ?? []) }]
}

/** Tells whether a setting says where a host is reached. */
export function isAddressKey(key: string): boolean {
  return / \/ (address|port|node-id)(#\d+)?$/.test(key) || isOfPair(key)
}

/** Tells whether it is what LINSTOR says of two hosts, whose key has their names. */
function isOfPair(key: string): boolean {
  return / \/ connection [^/ ]+ [^/ ]+$/.test(key)
}
