import { compareText } from '../../../diagnostics/order.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { deviations } from '../../deviations.js'
import { cmanClusters, heartbeatClusters } from '../../view/groups.js'
import { bootSystemOf, shownLink, startAtBoot, stopOf } from '../../view/boot.js'
import type { BootStart } from '../../view/boot.js'
import { heartbeatExample } from '../example-cluster.js'

const services = [
  'drbd',
  'heartbeat',
  'ccsd',
  'cman',
  'fenced',
  'clvmd',
  'gnbd',
  'o2cb',
  'ocfs2',
  'rgmanager',
  'qdiskd',
]

/** The services of the cluster should start and stop in one order on all hosts. */
export const mismatchedStartOrder = defineClusterRule({
  id: 'cluster/mismatched-start-order',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster service has different start or stop numbers on the hosts',
  why: 'The hosts boot and go down in different ways. One of the orders was not tested.',
  do: 'Use the same numbers on all hosts.',
  sources: ['Debian policy 9.3.1: the order of links in rc directories'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another number on beta', {
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n',
        'beta:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS95heartbeat\n',
      }),
    ],
    good: [heartbeatExample('the same numbers', { '*:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n' })],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const group of [...heartbeatClusters(cluster), ...cmanClusters(cluster)]) {
      // Only where nothing works them out do the numbers say what somebody wanted.
      const hosts = [...group].sort(compareText).filter(host => bootSystemOf(cluster, host) === 'sysv')
      for (const service of services) {
        for (const find of [startAtBoot, stopOf]) {
          const links = hosts.flatMap(host => linkIn(find(cluster, host, service)))
          for (const { item, from } of deviations(links, (a, b) => a.fact.number === b.fact.number)) {
            const key = `${item.host} ${shownLink(item)}`
            if (seen.has(key)) continue
            seen.add(key)
            yield {
              at: item,
              message: `"${shownLink(item)}" of host "${item.host}" is "${shownLink(from)}" on host "${from.host}"`,
              related: [{ at: from, message: `on host "${from.host}"` }],
              followsFrom: linksBetween(cluster, [item, from]).flatMap(at => wrongOrders.map(rule => ({ rule, at }))),
            }
          }
        }
      }
    }
  },
})

const wrongOrders = ['start', 'stop', 'cluster-suite', 'ocfs2', 'lvm', 'xendomains'].map(order => `cluster/conflicting-${order}-order`)

/** The links of both hosts that lie between two numbers: where one of them is wrong because of the others, that is reported. */
function linksBetween(cluster: ClusterModel, links: readonly [HostFact<'rc-link'>, HostFact<'rc-link'>]): readonly HostFact<'rc-link'>[] {
  const [low = 0, high = 0] = links.map(({ fact }) => fact.number).sort((a, b) => a - b)
  const [{ fact: { action } }] = links
  return links.flatMap(({ host }) => cluster.factsOn(host, 'rc-link').filter(({ fact }) => fact.action === action && fact.number >= low && fact.number <= high))
}

function linkIn(start: BootStart | undefined): readonly HostFact<'rc-link'>[] {
  return start?.link === undefined ? [] : [start.link]
}
