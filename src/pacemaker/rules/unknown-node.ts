import { defineRule } from '../../rules/define-rule.js'
import { foldedName, shortName } from '../../text/host-name.js'
import { isSlip } from '../../text/host-slip.js'
import type { Origin } from '../../text/located.js'
import { suggestionPool } from '../../diagnostics/did-you-mean.js'
import { hostMeant } from '../../diagnostics/host-meant.js'
import { isWhole } from '../analysis/soundness.js'
import { nodeNames, nodeUses } from '../analysis/nodes.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** Something names a node that is not there. */
export const unknownNode = defineRule<Cib>({
  id: 'cib/unknown-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'something names a node that is not there',
  why: 'A constraint on it has no effect, and a device for it fences nobody. crm_verify says nothing.',
  do: 'Write the name as it stands in nodes.',
  sources: ['crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence"><rule id="r" score="-INFINITY"><expression id="e" attribute="#uname" operation="eq" value="[|alhpa|]"/></rule></rsc_location>' }),
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="[|alhpa|]" score="1"/>' }),
      cibWith({ resources: fencing.replace('/>', '><instance_attributes id="i"><nvpair id="p" name="pcmk_host_list" value="[|alhpa|]"/></instance_attributes></primitive>') }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence"><rule id="r" score="-INFINITY"><expression id="e" attribute="#uname" operation="ne" value="alpha"/></rule></rsc_location>' }),
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="1"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'nodes', 'resources') || model.nodes.length === 0) return
    const known = nodeNames(model)
    const unknown = new Map<string, [Origin, ...Origin[]]>()
    for (const { name, at } of nodeUses(model)) {
      const places = unknown.get(name)
      if (places !== undefined) places.push(at)
      else if (!known.has(name.toLowerCase())) unknown.set(name, [at])
    }
    const pool = unknown.size === 0 ? [] : suggestionPool(known)
    for (const [name, [at, ...others]] of unknown) {
      const close = hostMeant(name, pool)
      yield {
        at,
        message: `No node is called "${name}"${close === undefined ? '' : `; did you mean "${close}"?`}`,
        related: others.map(other => ({ at: other, message: 'and here' })),
        // A node that is called otherwise than in corosync.conf is reported there: whoever calls it rightly finds nobody.
        followsFrom: model.nodes.flatMap(node => (node.name !== undefined && isLikelyMeant(name, node.name.value) ? [{ rule: 'cluster/mismatched-pacemaker-nodes', at: node.name }] : [])),
        ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [at, ...others].map(({ file, span }) => ({ file, span, newText: close })) }] }),
      }
    }
  },
})

/** Tells whether a node's own name may be the wrong one of the two: a slip, or another number. */
function isLikelyMeant(name: string, node: string): boolean {
  const [one, other] = [foldedName(node), foldedName(name)]
  return isSlip(node, name) || shortName(one) === shortName(other) || one.replace(/\d+/g, '') === other.replace(/\d+/g, '')
}
