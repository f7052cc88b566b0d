import type { Finding } from '../../../diagnostics/diagnostic.js'
import { compareText } from '../../../diagnostics/order.js'
import type { FactOf } from '../../../facts/fact.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { foldedName, heartbeatNameOf, isLikelySameHost, systemNameOf } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** Two hosts must not have one name. */
export const duplicateHostName = defineClusterRule({
  id: 'cluster/duplicate-host-name',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts call themselves by one name',
  why: 'Each takes the packets of the other for its own. This is what a cloned machine looks like.',
  do: 'Give one of them its own name.',
  sources: ['uname(2)', 'heartbeat 3.0.6 heartbeat/heartbeat.c: packets from the own name are dropped'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta was cloned from alpha', { 'beta:/etc/hostname': 'alpha\n' }), heartbeatExample('beta is alpha from the next start on', { 'alpha:facts/uname.txt': 'alpha\n', 'beta:facts/uname.txt': 'beta\n', 'beta:/etc/hostname': 'alpha\n' })],
    good: [heartbeatExample('two names'), heartbeatExample('the short name in the file, the full one of the system', { 'beta:facts/uname.txt': 'beta.example.com\n' })],
  },

  *check(cluster) {
    const first = new Map<string, { host: string; fact: FactOf<'host-name'> }>()
    for (const host of [...cluster.hosts.keys()].sort(compareText)) {
      const fact = heartbeatNameOf(cluster, host)
      if (fact === undefined) continue
      const known = first.get(foldedName(fact.name))
      if (known === undefined) {
        first.set(foldedName(fact.name), { host, fact })
        continue
      }
      yield {
        at: fact,
        message: isGivenAgain(known.host, host) ? `Host "${fact.name}" is given twice, or two hosts are called "${fact.name}"` : `Hosts "${known.host}" and "${host}" are both called "${fact.name}"`,
        related: [{ at: known.fact, message: `the name of host "${known.host}"` }],
      }
    }
    yield* fromNextStart(cluster)
  },
})

/** Tells whether two snapshots went by one name before a number was put behind that of the later one, as for "alpha" and "alpha#2". */
function isGivenAgain(one: string, other: string): boolean {
  const numbered = /#\d+$/
  return (numbered.test(one) || numbered.test(other)) && one.replace(numbered, '') === other.replace(numbered, '')
}

/** A file that names a host as another one is called, while the host that runs still has its own name. */
function* fromNextStart(cluster: ClusterModel): Generator<Finding> {
  const owners = new Map<string, FactOf<'host-name'> & { readonly host: string }>()
  for (const host of cluster.hosts.keys()) {
    const fact = systemNameOf(cluster, host)
    if (fact !== undefined) owners.set(foldedName(fact.name), { ...fact, host })
  }
  for (const { host, fact } of cluster.facts('host-name')) {
    const own = systemNameOf(cluster, host)
    const owner = owners.get(foldedName(fact.name))
    if (fact.source !== 'hostname' || own?.source !== 'uname' || isLikelySameHost(own.name, fact.name) || owner === undefined || owner.host === host) continue
    yield {
      at: fact,
      message: `From its next start on, host "${own.name}" is called "${fact.name}", as another host is`,
      related: [{ at: owner, message: 'the name of the other host' }, { at: own, message: 'what the host is called now' }],
    }
  }
}
