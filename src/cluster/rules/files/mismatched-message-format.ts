import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const options = ['crm', 'pacemaker', 'msgfmt', 'compression', 'traditional_compression']

/** All hosts must speak one message format and leave the resources to one manager. */
export const mismatchedMessageFormat = defineClusterRule({
  id: 'cluster/mismatched-message-format',
  severity: 'error',
  origin: 'practice',
  summary: 'crm, msgfmt or compression differ between hosts',
  why:
    'Hosts do not understand each other\'s messages, or one manages the resources by haresources and the other by ' +
    'a CRM.',
  do: 'Write the same directives on all hosts.',
  sources: [
    'heartbeat 3.0.6 lib/clplumbing/cl_msg.c: the format is not negotiated',
    'ha.cf(5) "crm", "msgfmt", "compression"',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another format on beta', {
        'beta:/etc/ha.d/ha.cf': ['auto_failback', 'msgfmt netstring\nauto_failback'],
      }),
      heartbeatExample('a format on each host', {
        'alpha:/etc/ha.d/ha.cf': ['auto_failback', 'msgfmt classic\nauto_failback'],
        'beta:/etc/ha.d/ha.cf': ['auto_failback', 'msgfmt netstring\nauto_failback'],
      }),
    ],
    good: [
      heartbeatExample('no such directives'),
      heartbeatExample('the default written out on one host', {
        'beta:/etc/ha.d/ha.cf': ['auto_failback', 'msgfmt classic\nauto_failback'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const name of options) {
        const copies = hosts.flatMap(host => {
          const [node] = cluster.factsOn(host, 'heartbeat-host')
          const option = cluster.factsOn(host, 'heartbeat-option').find(({ fact }) => fact.name === name)
          return node === undefined ? [] : [{ host, node, option, value: folded(name, option?.fact.value) }]
        })
        for (const { item, from } of deviations(copies, (a, b) => a.value === b.value)) {
          const at = item.option ?? from.option
          if (at === undefined) continue
          const other = item.option === undefined ? item : from
          yield {
            at,
            message:
              `${name} is ${shown(item.option?.fact.value)} on host "${item.host}" and ` +
              `${shown(from.option?.fact.value)} on host "${from.host}"`,
            related: [{ at: other.option ?? other.node, message: `on host "${other.host}"` }],
            fixes: item.option === undefined ? [] : adoption(at, from.option?.fact.value, from.host),
          }
        }
      }
    }
  },
})

/** Folds a value; what is not written counts as the default. */
function folded(name: string, value: string | undefined): string {
  const text = value?.toLowerCase()
  if (name === 'msgfmt') return text ?? 'classic'
  if (text === undefined || /^(false|off|no|n|0)$/.test(text)) return 'false'
  return /^(true|on|yes|y|1)$/.test(text) ? 'true' : text
}

function shown(value: string | undefined): string {
  return value === undefined ? 'not set' : `"${value}"`
}
