import { compareText } from '../../../diagnostics/order.js'
import type { FactOf } from '../../../facts/fact.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName, heartbeatNameOf } from '../../view/names.js'
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
    bad: [heartbeatExample('beta was cloned from alpha', { 'beta:/etc/hostname': 'alpha\n' })],
    good: [heartbeatExample('two names')],
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
        message: `Hosts "${known.host}" and "${host}" are both called "${fact.name}"`,
        related: [{ at: known.fact, message: `the name of host "${known.host}"` }],
      }
    }
  },
})
