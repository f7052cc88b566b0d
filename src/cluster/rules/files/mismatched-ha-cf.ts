import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { filesOf, heartbeatClusters } from '../../view/groups.js'
import { followingFromErrors } from '../../view/suspects.js'
import { heartbeatExample } from '../example-cluster.js'

/** What decides on takeover and membership; logs, priorities and devices are a host's own matter. */
const compared = [
  'auto_failback',
  'nice_failback',
  'autojoin',
  'hopfudge',
  'hbgenmethod',
  'uuidfrom',
  'conn_logd_time',
  'deadping',
  'max_rexmit_delay',
  'traditional_compression_threshold',
]

/** The directives of ha.cf that decide on takeovers should be the same on all hosts. */
export const mismatchedHaCf = defineClusterRule({
  id: 'cluster/mismatched-ha-cf',
  severity: 'warning',
  origin: 'practice',
  summary: 'a directive of ha.cf that decides on takeovers differs between hosts',
  why: 'What happens after a failure then depends on which host failed.',
  do: 'Write the same directive on all hosts.',
  sources: ['GettingStarted: ha.cf is the same on all hosts but for what names a host\'s own devices', 'ha.cf(5)'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('beta takes its groups back', {
        'beta:/etc/ha.d/ha.cf': ['auto_failback off', 'auto_failback on'],
      }),
    ],
    good: [
      heartbeatExample('the same on both hosts'),
      heartbeatExample('other words for one value, and another log', {
        'beta:/etc/ha.d/ha.cf': ['auto_failback off', 'auto_failback no\nlogfile /var/log/beta'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const name of compared) {
        const copies = hosts.flatMap(host => {
          const option = cluster.factsOn(host, 'heartbeat-option').find(({ fact }) => fact.name === name)
          const [node] = cluster.factsOn(host, 'heartbeat-host')
          return node === undefined ? [] : [
            { host, node, option, value: option === undefined ? undefined : folded(option.fact.value) },
          ]
        })
        for (const { item, from } of deviations(copies, (a, b) => a.value === b.value)) {
          const at = item.option ?? from.option
          if (at === undefined) continue
          const [here, there] = [item.option?.fact.value, from.option?.fact.value]
          yield {
            at,
            message:
              here === undefined || there === undefined
                ? `${name} is "${here ?? there ?? ''}" on host "${at.host}" and not set on host ` +
                  `"${here === undefined ? item.host : from.host}"`
                : `${name} is "${here}" on host "${item.host}" and "${there}" on host "${from.host}"`,
            related: [
              {
                at: item.option === undefined ? item.node : (from.option ?? from.node),
                message: `on host "${item.option === undefined ? item.host : from.host}"`,
              },
            ],
            fixes: item.option === undefined ? [] : adoption(at, there, from.host),
            followsFrom: [item, from].flatMap(copy => suspectsFor(cluster, copy)),
          }
        }
      }
    }
  },
})

/** What would say so where it is not understood. */
const misunderstood = ['ha-cf/invalid-choice', 'ha-cf/missing-value', 'ha-cf/unknown-directive']

function suspectsFor(cluster: ClusterModel, { host, option }: { readonly host: string; readonly option: HostFact<'heartbeat-option'> | undefined }): NonNullable<Finding['followsFrom']> {
  if (option !== undefined) return followingFromErrors([option]).followsFrom
  return filesOf(cluster, host, 'ha-cf').flatMap(at => misunderstood.map(rule => ({ rule, at })))
}

function folded(value: string): string {
  const text = value.toLowerCase()
  if (/^(true|on|yes|y|1)$/.test(text)) return 'true'
  return /^(false|off|no|n|0)$/.test(text) ? 'false' : text
}
