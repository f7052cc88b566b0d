import { cmanClusters, ocfs2Clusters } from '../../cluster/view/groups.js'
import type { ClusterModel } from '../../cluster/model.js'
import { hostId } from '../ids.js'
import type { Sketch } from '../sketch.js'

/** Draws who is a member of which cluster: of cman with its votes and quorum disk, of OCFS2 with its heartbeat. */
export function drawMembership(sketch: Sketch): void {
  drawCman(sketch)
  drawOcfs2(sketch)
}

function drawCman({ cluster, addBox, addLine }: Sketch): void {
  for (const [index, hosts] of cmanClusters(cluster).entries()) {
    const ends: string[] = []
    for (const host of hosts) {
      const own = cluster.factsOn(host, 'rhcs-host').filter(({ fact }) => cluster.hostNamed(fact.name) === host)
      const [first] = own
      if (first === undefined) continue
      const id = `member cman ${host}`
      const clvmd = cluster.factsOn(host, 'lvm-option').some(({ fact }) => fact.name === 'locking_type' && fact.value === '3')
      addBox({
        id,
        kind: 'member',
        label: `node ${first.fact.nodeId ?? first.fact.name}`,
        details: [`${first.fact.votes} ${first.fact.votes === 1 ? 'vote' : 'votes'}`, ...(clvmd ? ['clvmd'] : [])],
        inside: hostId(host),
        layer: 'membership',
        origins: own.map(({ origin }) => origin),
      })
      ends.push(id)
    }
    const quorum = cluster.factsOn(hosts[0] ?? '', 'rhcs-quorum')[0]?.fact
    const name = cluster.factsOn(hosts[0] ?? '', 'rhcs-cluster')[0]?.fact.name
    const label = ['cman', name, quorum === undefined ? undefined : quorum.twoNode ? 'two_node' : `quorum ${quorum.quorum} of ${quorum.totalVotes}`]
    addLine({ id: `membership cman ${index}`, kind: 'membership', ends, label: label.filter(part => part !== undefined).join(' '), origins: [] })
    drawQuorumDisk({ cluster, addBox, addLine }, hosts, index)
  }
}

function drawQuorumDisk({ cluster, addBox, addLine }: Pick<Sketch, 'addBox' | 'addLine'> & { readonly cluster: ClusterModel }, hosts: readonly string[], index: number): void {
  const ends: string[] = []
  for (const host of hosts) {
    const options = cluster.factsOn(host, 'rhcs-option').filter(({ fact }) => fact.element === 'quorumd')
    const named = options.find(({ fact }) => fact.name === 'label' || fact.name === 'device')
    if (named === undefined) continue
    const id = `quorum-disk ${host} ${index}`
    addBox({
      id,
      kind: 'quorum-disk',
      label: 'quorum disk',
      details: [named.fact.value],
      inside: hostId(host),
      layer: 'membership',
      origins: options.map(({ origin }) => origin),
    })
    ends.push(id)
  }
  addLine({ id: `membership quorum-disk ${index}`, kind: 'membership', ends, label: 'qdisk', origins: [] })
}

function drawOcfs2({ cluster, addBox, addLine }: Sketch): void {
  for (const [index, hosts] of ocfs2Clusters(cluster).entries()) {
    const ends: string[] = []
    for (const host of hosts) {
      const own = cluster.factsOn(host, 'ocfs2-node').filter(({ fact }) => fact.name !== undefined && cluster.hostNamed(fact.name) === host)
      const [first] = own
      if (first === undefined) continue
      const id = `member ocfs2 ${host}`
      addBox({
        id,
        kind: 'member',
        label: `OCFS2 node ${first.fact.number ?? ''}`.trim(),
        details: first.fact.address === undefined ? [] : [`${first.fact.address}${first.fact.port === undefined ? '' : `:${first.fact.port}`}`],
        inside: hostId(host),
        layer: 'membership',
        origins: own.map(({ origin }) => origin),
      })
      ends.push(id)
    }
    const name = cluster.factsOn(hosts[0] ?? '', 'ocfs2-cluster')[0]?.fact.name
    addLine({ id: `membership ocfs2 ${index}`, kind: 'membership', ends, label: ['OCFS2', name].filter(part => part !== undefined).join(' '), origins: [] })
  }
}
