import { defineRule } from '../../../rules/define-rule.js'
import { argumentOf, fencingUses } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'

/** A use whose device has the name of a node, which is not the node that it fences. */
interface Crossing {
  readonly node: string
  readonly named: string
  readonly device: XmlAttribute
}

/** Two nodes have each other's management board. */
export const mismatchedFenceDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-fence-device',
  severity: 'error',
  origin: 'practice',
  summary: 'nodes are fenced by devices that are named after each other',
  why: 'Whoever fences the failed node switches off the healthy one, the fencing counts as done, and the failed node goes on writing.',
  do: 'Give each node the device that belongs to it, or rename the devices if their names mislead.',
  sources: [
    'fenced(8): recovery goes on when the agent reports success, whatever it switched off',
    'fence_ipmilan(8), fence_drac(8), fence_ilo(8): a board switches the machine that it sits in',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      exampleOf('[|ipmi-beta|]', 'ipmi-alpha'),
      exampleOf('[|ipmi-beta|]', 'ipmi-alpha').replaceAll('clusternode name="alpha"', 'clusternode name="alpha-hb"').replaceAll('clusternode name="beta"', 'clusternode name="beta-hb"'),
      exampleOf('[|second|]', 'first', 'alpha-ipmi.example.com', 'beta-ipmi.example.com'),
    ],
    good: [
      exampleOf('ipmi-alpha', 'ipmi-beta'),
      exampleOf('first', 'second', 'alpha-ipmi.example.com', 'beta-ipmi.example.com'),
      exampleOf('ipmi-gamma', 'ipmi-delta'),
    ],
  },

  *check({ model }) {
    for (const [first, second] of swapsIn(crossingsIn(model))) {
      yield {
        at: first.device,
        message: `Node "${first.node}" is fenced by the device of "${first.named}", and "${second.node}" by that of "${second.named}"`,
        related: [{ at: second.device, message: `the device of node "${second.named}"` }],
        fixes: [{
          title: `Exchange "${first.device.value}" and "${second.device.value}"`,
          safety: 'unsafe',
          edits: [[first, second], [second, first]].flatMap(([to, from]) => to === undefined || from === undefined ? [] : [{ file: to.device.file, span: to.device.span, newText: from.device.value }]),
        }],
      }
    }
  },
})

/** Finds the uses of devices named after one other node; ports tell the nodes of a device for many. */
function crossingsIn(model: ClusterConf): readonly Crossing[] {
  let names: ReadonlyMap<string, string> | undefined
  return fencingUses(model).flatMap((use): Crossing[] => {
    const node = valueOf(use.node, 'name')
    const device = attributeOf(use.device, 'name')
    if (node === undefined || device === undefined || device.isUnknown || argumentOf(use, 'port', 'plug') !== undefined) return []
    const named = nodeNamedBy(use, (names ??= nodesByWords(model)))
    return named === undefined || named === node ? [] : [{ node, named, device }]
  })
}

/** The names of the nodes by their words; most devices have ports, and nobody asks. */
function nodesByWords(model: ClusterConf): ReadonlyMap<string, string> {
  const nodes = model.nodes.flatMap(node => {
    const name = valueOf(node, 'name')
    return name === undefined ? [] : [{ name, words: wordsOf(name.replace(/\..*/, '')) }]
  })
  // Of `alpha-hb` and `beta-hb` the first words tell the hosts, the last one their network.
  const last = nodes[0]?.words.at(-1)
  const isShared = nodes.length > 1 && nodes.every(({ words }) => words.length > 1 && words.at(-1) === last)
  return new Map(nodes.map(({ name, words }) => [(isShared ? words.slice(0, -1) : words).join(' '), name]))
}

/** The one node whose name stands in that of the device, or in its address. */
function nodeNamedBy(use: FenceUse, names: ReadonlyMap<string, string>): string | undefined {
  const texts = [valueOf(use.device, 'name'), argumentOf(use, 'ipaddr', 'ip', 'hostname')?.value]
  const found = new Set(texts.flatMap(text => (text === undefined ? [] : namesIn(text, names))))
  return found.size === 1 ? [...found][0] : undefined
}

/** Names of so many words are looked for, in texts of no more than some. */
const longestName = 4
const longestText = 32

/** Lists the nodes that a text names. Of `db` and `db-2`, `ipmi-db-2` names the second alone. */
function namesIn(text: string, names: ReadonlyMap<string, string>): string[] {
  const words = wordsOf(text.slice(0, 1_000)).slice(0, longestText)
  const found: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = longestName
    while (length > 0 && !names.has(words.slice(at, at + length).join(' '))) length -= 1
    const name = length === 0 ? undefined : names.get(words.slice(at, at + length).join(' '))
    if (name !== undefined) found.push(name)
    at += Math.max(1, length)
  }
  return found
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '')
}

/**
 * Only where each has the other's, names are trusted: one crossing alone may be a name that misleads. The order in which nodes
 * stand does not matter, so that copies of several hosts say the same.
 */
function swapsIn(crossings: readonly Crossing[]): readonly (readonly [Crossing, Crossing])[] {
  const seen = new Map<string, Crossing>()
  const swaps: (readonly [Crossing, Crossing])[] = []
  for (const crossing of crossings) {
    const other = seen.get(`${crossing.named}\n${crossing.node}`)
    if (other === undefined) seen.set(`${crossing.node}\n${crossing.named}`, crossing)
    else swaps.push(other.node < crossing.node ? [other, crossing] : [crossing, other])
  }
  return swaps
}

function exampleOf(alpha: string, beta: string, alphaAddress = '192.0.2.11', betaAddress = '192.0.2.12'): string {
  const [first = '', second = ''] = [alpha, beta].map(name => name.replaceAll(/\[\||\|\]/g, '')).sort()
  return `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="board">
          <device name="${alpha}"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="board">
          <device name="${beta}"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="${first}" agent="fence_ipmilan" ipaddr="${alphaAddress}" login="admin" passwd="not-a-secret"/>
    <fencedevice name="${second}" agent="fence_ipmilan" ipaddr="${betaAddress}" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}
