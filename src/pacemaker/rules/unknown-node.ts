import { defineRule } from '../../rules/define-rule.js'
import { didYouMean, suggestionPool } from '../../diagnostics/did-you-mean.js'
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
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="[|alhpa|]" score="1"/>' }),
      cibWith({ resources: fencing.replace('/>', '><instance_attributes id="i"><nvpair id="p" name="pcmk_host_list" value="[|alhpa|]"/></instance_attributes></primitive>') }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="1"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'nodes', 'resources') || model.nodes.length === 0) return
    const known = nodeNames(model)
    let pool: Iterable<string> | undefined
    for (const { name, at } of nodeUses(model)) {
      if (known.has(name.toLowerCase())) continue
      const close = didYouMean(name, (pool ??= suggestionPool(known)))
      yield { at, message: `No node is called "${name}"${close === undefined ? '' : `; did you mean "${close}"?`}`, ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file: at.file, span: at.span, newText: close }] }] }) }
    }
  },
})
