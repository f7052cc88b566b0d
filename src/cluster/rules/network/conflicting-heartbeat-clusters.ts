import type { HostFact } from '../../../facts/fact-index.js'
import type { ExampleCluster } from '../../define-cluster-rule.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { interfacesFor } from '../../view/addresses.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** Two Heartbeat clusters on one network need different ports, or different multicast groups. */
export const conflictingHeartbeatClusters = defineClusterRule({
  id: 'cluster/conflicting-heartbeat-clusters',
  severity: 'warning',
  origin: 'practice',
  summary: 'two clusters send their heartbeats to one network and port',
  why:
    'Each host hears the packets of the other cluster and logs errors for every one of them; with equal keys it ' +
    'believes them.',
  do: 'Give one cluster another udpport, or another multicast group.',
  sources: ['Linux-HA FAQ, "multiple clusters on one network"'],
  since: '0.1.0',
  examples: {
    bad: [twoClusters('two clusters broadcast on one port', 694)],
    good: [twoClusters('two clusters broadcast on two ports', 6942)],
  },

  *check(cluster) {
    const clusters = heartbeatClusters(cluster)
    for (const [index, hosts] of clusters.entries()) {
      for (const others of clusters.slice(index + 1)) {
        const found = firstShared(cluster, hosts, others)
        if (found === undefined) continue
        const [here, there] = found
        yield {
          at: there,
          message:
            `Hosts "${here.host}" and "${there.host}" of two clusters send ${here.fact.medium} to one network and ` +
            `port ${here.fact.port}`,
          related: [{ at: here, message: `the path of host "${here.host}"` }],
        }
      }
    }
  },
})

type Link = HostFact<'heartbeat-link'>

function firstShared(
  cluster: ClusterModel,
  hosts: readonly string[],
  others: readonly string[],
): [Link, Link] | undefined {
  for (const here of hosts.flatMap(host => cluster.factsOn(host, 'heartbeat-link'))) {
    for (const there of others.flatMap(host => cluster.factsOn(host, 'heartbeat-link'))) {
      const { medium, port, group } = here.fact
      if (there.fact.medium !== medium || port === undefined || there.fact.port !== port) continue
      if (
        medium === 'mcast' ? group === there.fact.group &&
        group !== undefined : medium === 'bcast' &&
        isOneNetwork(cluster, here, there)
      ) return [here, there]
    }
  }
  return undefined
}

function isOneNetwork(cluster: ClusterModel, a: Link, b: Link): boolean {
  const addresses = cluster.factsOn(a.host, 'host-address').filter(({ fact }) => fact.interface === a.fact.interface)
  return addresses.some(
    ({ fact }) => interfacesFor(cluster, b.host, fact.address).some(entry => entry.fact.interface === b.fact.interface),
  )
}

function twoClusters(title: string, port: number): ExampleCluster {
  return {
    title,
    get hosts() {
      return withSecondCluster(heartbeatExample(title).hosts, port)
    },
  }
}

function withSecondCluster(hosts: ExampleCluster['hosts'], port: number): ExampleCluster['hosts'] {
  const second: Record<string, Readonly<Record<string, string>>> = {}
  for (const [host, other, number] of [['alpha', 'gamma', 3], ['beta', 'delta', 4]] as const) {
    const files = hosts[host] ?? {}
    second[other] = {
      '/etc/hostname': `${other}\n`,
      '/etc/ha.d/ha.cf': `keepalive 2\ndeadtime 30\nudpport ${port}\nbcast eth1\nucast eth0 192.0.2.${7 - number}\nauto_failback off\nnode gamma\nnode delta\n`,
      '/etc/ha.d/authkeys': 'auth 1\n1 sha1 another-secret\n',
      '/etc/ha.d/haresources': 'gamma IPaddr::192.0.2.20/24/eth0\n',
      'facts/ip-addr.json': (files['facts/ip-addr.json'] ?? '')
        .replaceAll(/(192\.0\.2|198\.51\.100)\.\d+/g, `$1.${number}`),
    }
  }
  return { ...hosts, ...second }
}
