import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

type Key = HostFact<'heartbeat-key'>

/** Every host must know the key with which each of the others signs, under the same number and with the same method. */
export const mismatchedAuthkeys = defineClusterRule({
  id: 'cluster/mismatched-authkeys',
  severity: 'error',
  origin: 'practice',
  summary: 'a host does not have the key with which another one signs',
  why: 'A host drops every packet that it cannot verify. Each host then believes the other dead, and both take the resources.',
  do: 'Copy one authkeys file to the other hosts, with mode 600.',
  sources: [
    'heartbeat 3.0.6 heartbeat/auth.c and lib/hbcomm: a packet is verified with the receiver\'s key of the number in the packet',
    'Linux-HA FAQ, "failed authentication"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another key on beta', { 'beta:/etc/ha.d/authkeys': ['not-a-secret', 'no-secret-either'] }),
      heartbeatExample('another method on beta', { 'beta:/etc/ha.d/authkeys': ['sha1', 'md5'] }),
      heartbeatExample('the key has another number on beta', { 'beta:/etc/ha.d/authkeys': 'auth 2\n2 sha1 not-a-secret\n' }),
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
      const reported = new Set<string>()
      for (const sender of group) {
        const signing = signingKeyOf(cluster, sender)
        if (signing === undefined) continue
        for (const receiver of group) {
          if (receiver === sender || reported.has([sender, receiver].sort().join('\0'))) continue
          const keys = cluster.factsOn(receiver, 'heartbeat-key')
          if (keys.length === 0) continue
          // The last line of a number counts.
          const known = keys.filter(({ fact }) => fact.number === signing.fact.number).at(-1)
          const fault = faultOf(signing, known)
          if (fault === undefined) continue
          reported.add([sender, receiver].sort().join('\0'))
          const at = known ?? signingKeyOf(cluster, receiver) ?? keys[0]
          // The later host by name is the one that is shown, whoever signs.
          const [place, other] = receiver > sender || at === undefined ? [at ?? signing, signing] : [signing, at]
          yield {
            at: place,
            message: `Hosts "${signing.host}" and "${receiver}" ${fault}`,
            related: [{ at: other, message: `host "${other.host}" says this` }],
          }
        }
      }
    }
  },
})

function signingKeyOf(cluster: ClusterModel, host: string): Key | undefined {
  return cluster.factsOn(host, 'heartbeat-key').find(({ fact }) => fact.isSigning)
}

function faultOf({ host, fact }: Key, known: Key | undefined): string | undefined {
  const number = `number ${fact.number}, with which "${host}" signs`
  if (known === undefined) return `do not both have key ${number}`
  if (known.fact.method !== fact.method) return `use another method ("${known.fact.method}", "${fact.method}") for ${number}`
  if (known.fact.key === undefined || fact.key === undefined || !known.fact.key.differsFrom(fact.key)) return undefined
  const [mine, theirs] = [fact.key, known.fact.key]
  const isNear = mine.is(a => theirs.is(b => folded(a) === folded(b)))
  return `have different keys under ${number}${isNear ? '; they differ only in case, quotes or blanks' : ''}`
}

function folded(key: string): string {
  return key.toLowerCase().replace(/["'\s\r]/g, '')
}
