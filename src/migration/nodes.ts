import { childrenOf, valueOf } from '../languages/cluster-conf/ast.js'
import type { ClusterConf } from '../languages/cluster-conf/schema.js'
import type { Node } from './draft.js'
import type { Directive } from './from-heartbeat/ha-cf-lines.js'
import { linkByName } from './from-heartbeat/links.js'
import { nodeName, Refusal } from './input.js'
import type { Old } from './input.js'

/** Lists the hosts of the new cluster: those of cluster.conf first, then those of ha.cf, each once. */
export function nodesOf(old: Old, { lines, model }: { readonly lines: readonly Directive[]; readonly model: ClusterConf | undefined }): Node[] {
  const { cluster } = old
  const written = [
    ...childrenOf(model?.section('clusternodes'), 'clusternode').flatMap(node => valueOf(node, 'name') ?? []),
    ...lines.filter(({ name }) => name === 'node').flatMap(({ words }) => words),
  ]
  const nodes: Node[] = []
  for (const name of written) {
    const own = nodeName(cluster, name)
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(own)) throw new Refusal(`"${own}" is no name that a host can have`)
    if (nodes.some(node => node.name.toLowerCase() === own.toLowerCase())) continue
    const host = cluster.hostNamed(name)
    nodes.push({ name: own, ...(host === undefined ? {} : { host }), addresses: [] })
  }
  const addresses = linkByName(cluster, nodes.map(({ name }) => name))
  nodes.forEach((node, index) => (node.addresses = [addresses[index] ?? node.name]))
  return nodes
}

/** Gives numbers to the hosts that have none. Throws a `Refusal` where two have the same. */
export function numberNodes(nodes: readonly Node[]): void {
  for (const [index, { name, id }] of nodes.entries()) {
    const other = nodes.slice(0, index).find(node => id !== undefined && node.id === id)
    if (other !== undefined) throw new Refusal(`"${other.name}" and "${name}" both have nodeid ${id}: one of them must get another number first`)
  }
  const taken = new Set(nodes.flatMap(({ id }) => id ?? []))
  let next = 1
  for (const node of nodes) {
    if (node.id !== undefined) continue
    while (taken.has(next)) next += 1
    taken.add(next)
    node.id = next
  }
}
