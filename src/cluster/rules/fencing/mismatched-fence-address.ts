import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { isManagementBoard } from '../../../facts/management-board.js'
import type { Place } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { filesOf } from '../../view/groups.js'
import { foldedName, shortName } from '../../view/names.js'
import { nodesNamedIn } from '../../view/node-names.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

const boards = '192.0.2.1 alpha\n192.0.2.2 beta\n192.0.2.101 alpha-ipmi\n192.0.2.102 beta-ipmi\n'
const lines = (alpha: string, beta: string): readonly string[] => ['node alpha', `stonith_host alpha external/ipmi beta ${beta} admin not-a-secret lan\nstonith_host beta external/ipmi alpha ${alpha} admin not-a-secret lan\nnode alpha`]
const devices = (alpha: string, beta: string): readonly string[] => [
  '<fencedevice name="apc"', `<fencedevice name="first" agent="fence_ipmilan" ipaddr="${alpha}" login="admin" passwd="not-a-secret"/>\n    <fencedevice name="second" agent="fence_ipmilan" ipaddr="${beta}" login="admin" passwd="not-a-secret"/>\n    <fencedevice name="apc"`,
  '<device name="apc" port="1"/>', '<device name="first"/>', '<device name="apc" port="2"/>', '<device name="second"/>',
]

/** The address of a management board belongs to the host that it switches off. */
export const mismatchedFenceAddress = defineClusterRule({
  id: 'cluster/mismatched-fence-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts are fenced at the addresses of each other\'s management board, by /etc/hosts or by name',
  why: 'Whoever fences the failed host switches off the healthy one, which is itself. Fencing counts as done, and the failed host goes on writing.',
  do: 'Exchange the addresses, or correct /etc/hosts.',
  sources: [
    'fence_ipmilan(8), fence_ilo(8), fence_drac(8): a board switches the machine that it sits in',
    'cluster-glue 1.0.12 lib/plugins/stonith/external/ipmi: hostname, ipaddr',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('/etc/hosts knows the boards', { '*:/etc/hosts': boards, '*:/etc/ha.d/ha.cf': lines('192.0.2.102', '192.0.2.101') }),
      cmanExample('the same under cman', { '*:/etc/hosts': boards, '*:/etc/cluster/cluster.conf': devices('192.0.2.102', '192.0.2.101') }),
      cmanExample('by the name at which the device of each is reached', { '*:/etc/cluster/cluster.conf': devices('beta-ilo.example.com', 'alpha-ilo.example.com').map(piece => piece.replaceAll('"first"', '"board-of-alpha"').replaceAll('"second"', '"board-of-beta"')) }),
    ],
    good: [
      heartbeatExample('each has its own', { '*:/etc/hosts': boards, '*:/etc/ha.d/ha.cf': lines('192.0.2.101', '192.0.2.102') }),
      heartbeatExample('addresses that nobody knows', { '*:/etc/ha.d/ha.cf': lines('192.0.2.102', '192.0.2.101') }),
      cmanExample('one name alone may mislead', { '*:/etc/hosts': boards, '*:/etc/cluster/cluster.conf': devices('192.0.2.102', '192.0.2.109') }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const host of cluster.hosts.keys()) {
      yield* swaps(crossingsOfCman(cluster, host), reported, filesOf(cluster, host, 'cluster-conf'))
      yield* swaps(crossingsOfStonith(cluster, host), reported, [])
    }
  },
})

/** A host that is fenced at an address with the name of another one. */
interface Crossing {
  readonly node: string
  readonly named: string
  readonly at: Place
}

/** Only where each has the other's, names are trusted. */
function* swaps(crossings: readonly Crossing[], reported: Set<string>, files: readonly Place[]): Generator<Finding> {
  const byPair = new Map(crossings.map(crossing => [`${crossing.node}\0${crossing.named}`, crossing] as const).reverse())
  for (const first of crossings) {
    const second = byPair.get(`${first.named}\0${first.node}`)
    const key = [first.node, first.named].sort().join('\0')
    if (second === undefined || reported.has(key)) continue
    reported.add(key)
    yield {
      at: first.at,
      message: `"${first.node}" is fenced at the address of the board of "${first.named}", and "${second.node}" at that of "${second.named}"`,
      related: [{ at: second.at, message: `the address at which "${second.node}" is fenced` }],
      followsFrom: files.map(at => ({ rule: 'cluster-conf/mismatched-fence-device', at })),
    }
  }
}

/** Devices of one node each, by their names, or by those that /etc/hosts gives their addresses. */
function crossingsOfCman(cluster: ClusterModel, host: string): readonly Crossing[] {
  const nodeNamedIn = nodesNamedIn(cluster.factsOn(host, 'rhcs-host').map(({ fact }) => fact.name))
  const usersOf = new Map<string, Set<string>>()
  for (const { fact } of cluster.factsOn(host, 'rhcs-fence-use')) usersOf.set(fact.device, (usersOf.get(fact.device) ?? new Set()).add(fact.host))
  const namesAt = new Map<string, (readonly string[])[]>()
  for (const { fact } of cluster.factsOn(host, 'host-entry')) for (const key of new Set([fact.address, ...fact.names])) addTo(namesAt, key, fact.names)
  return cluster.factsOn(host, 'rhcs-fence-device').flatMap((device): readonly Crossing[] => {
    const { name, agent, address } = device.fact
    const users = usersOf.get(name)
    const [node] = users ?? []
    if (address === undefined || node === undefined || users?.size !== 1 || !isManagementBoard(agent)) return []
    const named = nodeNamedIn([address, ...(namesAt.get(address) ?? []).flat()])
    return named === undefined || named === node ? [] : [{ node, named, at: device }]
  })
}

/** What a plug-in is told is kept hidden: it is asked for each name and address that /etc/hosts gives a node. */
function crossingsOfStonith(cluster: ClusterModel, host: string): readonly Crossing[] {
  const nodes = cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => fact.name)
  const nodeNamedIn = nodesNamedIn(nodes)
  const boards = cluster.factsOn(host, 'host-entry').flatMap(({ fact }) => {
    const named = nodeNamedIn(fact.names)
    return named === undefined ? [] : [{ words: new Set([fact.address, ...fact.names]), named }]
  })
  return cluster.factsOn(host, 'heartbeat-stonith').flatMap((at: HostFact<'heartbeat-stonith'>): readonly Crossing[] => {
    const { parameters, victims } = at.fact
    const node = nodes.find(name => victims?.is(text => shortOf(text) === shortOf(name)) === true)
    if (node === undefined || parameters === undefined || parameters.isUnknown) return []
    // The word that names the victim is no address.
    const board = boards.find(({ words, named }) => named !== node && parameters.is(text => text.split(/\s+/).slice(1).some(word => words.has(word))))
    return board === undefined ? [] : [{ node, named: board.named, at }]
  })
}

function shortOf(name: string): string {
  return shortName(foldedName(name.trim()))
}
