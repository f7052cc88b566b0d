import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { keyNumbered, signingFault, signingKeyOf } from '../../view/signing.js'
import { heartbeatExample } from '../example-cluster.js'

/** Every host must know the key with which each of the others signs, under the same number and with the same method. */
export const mismatchedAuthkeys = defineClusterRule({
  id: 'cluster/mismatched-authkeys',
  severity: 'error',
  origin: 'practice',
  summary: 'a host does not have the key with which another one signs',
  why:
    'A host drops every packet that it cannot verify. Each host then believes the other dead, and both take the ' +
    'resources.',
  do: 'Copy one authkeys file to the other hosts, with mode 600.',
  sources: [
    'heartbeat 3.0.6 heartbeat/auth.c and lib/hbcomm: a packet is verified with the receiver\'s key of the number ' +
      'in the packet',
    'Linux-HA FAQ, "failed authentication"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another key on beta', { 'beta:/etc/ha.d/authkeys': ['not-a-secret', 'no-secret-either'] }),
      heartbeatExample('another method on beta', { 'beta:/etc/ha.d/authkeys': ['sha1', 'md5'] }),
      heartbeatExample('the key has another number on beta', {
        'beta:/etc/ha.d/authkeys': 'auth 2\n2 sha1 not-a-secret\n',
      }),
    ],
    good: [
      heartbeatExample('one key on both hosts'),
      heartbeatExample('both know both keys, and sign with another one each', {
        'alpha:/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n2 sha1 next-secret\n',
        'beta:/etc/ha.d/authkeys': 'auth 2\n1 sha1 not-a-secret\n2 sha1 next-secret\n',
      }),
    ],
  },

  *check(cluster) {
    for (const group of heartbeatClusters(cluster)) {
      const hosts = group.filter(host => cluster.factsOn(host, 'heartbeat-key').length > 0)
      for (const [host, other] of strangersAmong(cluster, hosts)) {
        const [sender, receiver] = signingFault(cluster, other, host) === undefined ? [host, other] : [other, host]
        const fault = signingFault(cluster, sender, receiver)
        const signing = signingKeyOf(cluster, sender)
        if (fault === undefined || signing === undefined) continue
        const known = keyNumbered(cluster, receiver, signing.fact.number)
        const answer = known ?? signingKeyOf(cluster, receiver) ?? cluster.factsOn(
          receiver,
          'heartbeat-key',
        )[0] ?? signing
        const [at, related] = sender === host ? [signing, answer] : [answer, signing]
        yield {
          at,
          message: `Hosts "${sender}" and "${receiver}" ${fault}`,
          related: [{ at: related, message: `host "${related.host}" says this` }],
        }
      }
    }
  },
})

/**
 * Finds the hosts that cannot talk to others, each with the first host that it cannot talk to.
 *
 * The one with the most broken pairs goes first (of equals: the last by name) and is then left out, so that one wrong
 * file
 * among many is reported once.
 */
function strangersAmong(cluster: ClusterModel, hosts: readonly string[]): (readonly [string, string])[] {
  const broken = new Map<string, Set<string>>(hosts.map(host => [host, new Set()]))
  for (const [index, host] of hosts.entries()) {
    for (const other of hosts.slice(index + 1)) {
      if (signingFault(cluster, host, other) === undefined && signingFault(cluster, other, host) === undefined) continue
      broken.get(host)?.add(other)
      broken.get(other)?.add(host)
    }
  }
  const found: (readonly [string, string])[] = []
  for (;;) {
    let worst: string | undefined
    for (const host of hosts) if ((broken.get(host)?.size ?? 0) >= Math.max(
      1,
      broken.get(worst ?? '')?.size ?? 0,
    )) worst = host
    const [other] = broken.get(worst ?? '') ?? []
    if (worst === undefined || other === undefined) return found
    found.push([worst, other])
    for (const others of broken.values()) others.delete(worst)
    broken.delete(worst)
  }
}
