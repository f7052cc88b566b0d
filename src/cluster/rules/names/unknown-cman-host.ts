import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { fileOn } from '../../view/groups.js'
import { misspeltHosts } from '../../view/misspelt-hosts.js'
import { foldedName, shortName, systemNameOf } from '../../view/names.js'
import { cmanExample } from '../example-cluster.js'

/** A host must be one of the clusternodes of its own cluster.conf. */
export const unknownCmanHost = defineClusterRule({
  id: 'cluster/unknown-cman-host',
  severity: 'error',
  origin: 'practice',
  summary: 'no clusternode of cluster.conf means the host that the file lies on',
  why: 'cman does not find its own node and does not join the cluster.',
  do:
    'Add a clusternode with the name that `uname -n` prints, or a name that resolves to one of the host\'s addresses.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c: "Cannot find node name in cluster.conf"; cman_tool(8) "join -n"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('gamma is called delta in cluster.conf', {
        '*:/etc/cluster/cluster.conf': ['clusternode name="gamma"', 'clusternode name="delta"'],
      }),
    ],
    good: [
      cmanExample('all hosts are clusternodes'),
      cmanExample('short names for hosts with full ones', { 'gamma:/etc/hostname': 'gamma.example.com\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const nodes = cluster.factsOn(host, 'rhcs-host')
      const [first] = nodes
      if (first === undefined) continue
      const names = [
        systemNameOf(cluster, host)?.name ?? host,
        nodeNameOf(cluster.factsOn(host, 'shell-variable')),
      ].filter(isText).map(foldedName)
      const isOwn = createOwnNames(cluster, host, names)
      if (nodes.some(({ fact }) => isOwn(foldedName(fact.name)))) continue
      const knowsNothing = cluster.factsOn(host, 'host-entry').length === 0 && cluster.factsOn(host, 'host-address').length === 0
      if (knowsNothing && hasStranger(nodes, cluster.hostNamed) === undefined) continue
      const slip = misspeltHosts(cluster).find(found => found.on === host && found.language === 'cluster-conf' && found.meant === host)
      const stranger = nodes.find(({ fact }) => fact.name === slip?.written) ?? hasStranger(nodes, cluster.hostNamed)
      const file = fileOn(cluster, host, 'hostname')
      yield {
        at: stranger ?? first,
        message: `Host "${names[0] ?? host}" is none of the clusternodes in its own cluster.conf`,
        related: file === undefined ? [] : [{ at: file, message: 'the host is called so here' }],
        ...(slip === undefined ? {} : { help: `Did you mean "${slip.name}" instead of "${slip.written}"?` }),
      }
    }
  },
})

/** Makes what tells whether a name is one of a host: its own ones, long or short, its addresses, and what /etc/hosts calls those. */
function createOwnNames(cluster: ClusterModel, host: string, names: readonly string[]): (name: string) => boolean {
  const addresses = new Set(cluster.factsOn(host, 'host-address').map(({ fact }) => fact.address))
  const aliases = new Set(
    cluster
      .factsOn(host, 'host-entry')
      .filter(({ fact }) => addresses.has(fact.address))
      .flatMap(({ fact }) => fact.names.map(foldedName)),
  )
  const shortNames = names.map(shortName)
  return name => shortNames.includes(shortName(name)) || aliases.has(name) || addresses.has(name)
}

function hasStranger<Node extends { readonly fact: { readonly name: string } }>(
  nodes: readonly Node[],
  hostNamed: (name: string) => string | undefined,
): Node | undefined {
  return nodes.find(({ fact }) => hostNamed(fact.name) === undefined)
}

function nodeNameOf(
  variables: readonly { readonly fact: { readonly path: string; readonly name: string; readonly value?: string } }[],
): string | undefined {
  return variables.find(({ fact }) => fact.name === 'NODENAME')?.fact.value
}

function isText(text: string | undefined): text is string {
  return text !== undefined
}
