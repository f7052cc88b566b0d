import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { nodeInWords } from '../analysis/totem.js'
import type { CorosyncConf, Node } from '../model.js'

const nodes = (first: string, second: string): string => `totem {\n\tversion: 2\n\tcluster_name: demo\n}\nnodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t\tring1_addr: 198.51.100.1\n\t}\n\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: ${first}\n\t\tring1_addr: ${second}\n\t}\n}\n`

/** The addresses of two links of a node are swapped. */
export const conflictingLinks = defineRule<CorosyncConf>({
  id: 'corosync-conf/conflicting-links',
  severity: 'warning',
  origin: 'practice',
  summary: 'the addresses of two links of a node are swapped',
  why: 'Each link leads from one network into the other: it is down where nothing routes between them, and then so are both. Corosync says nothing when it starts.',
  do: 'Give each link the addresses of one network.',
  sources: ['corosync.conf(5), nodelist: ringX_addr is the address of the node on that link', 'corosync 3.1.7 -t, tried: accepted'],
  since: '0.1.0',
  examples: {
    bad: [nodes('[|198.51.100.2|]', '192.0.2.2')],
    good: [nodes('192.0.2.2', '198.51.100.2'), nodes('203.0.113.2', '198.51.100.2')],
  },

  *check({ model }) {
    const [first, ...others] = model.nodes
    if (first === undefined || isInDoubt(model, 'nodelist')) return
    const most = new Map<string, number>()
    for (const node of model.nodes) most.set(networksOf(node).join(' '), (most.get(networksOf(node).join(' ')) ?? 0) + 1)
    // What most nodes have is right; of two, what the first has.
    const [usual] = [...most].sort(([, one], [, other]) => other - one)[0] ?? ['']
    const model0 = model.nodes.find(node => networksOf(node).join(' ') === usual) ?? first
    for (const node of [first, ...others]) {
      const [own, wanted] = [networksOf(node), networksOf(model0)]
      const [one, other, ...more] = wanted.flatMap((network, link) => (own[link] === network ? [] : [link]))
      if (one === undefined || other === undefined || more.length > 0 || own.length !== wanted.length || own.includes('') || wanted.includes('')) continue
      if (own[one] !== wanted[other] || own[other] !== wanted[one]) continue
      const at = [...node.addresses.values()][one]
      if (at !== undefined) yield { at: at.value, message: `The addresses of link ${one} and link ${other} of ${nodeInWords(node)} are in each other's network`, related: [...node.addresses.values()].slice(other, other + 1).map(setting => ({ at: setting.value, message: `the address of link ${other}` })) }
    }
  },
})

/** The networks of the links of a node, as far as most are wide; nothing of a name. */
function networksOf({ addresses }: Node): readonly string[] {
  return [...addresses.values()].map(({ value }) => /^(\d+\.\d+\.\d+)\.\d+$/.exec(value.value)?.[1] ?? '')
}
