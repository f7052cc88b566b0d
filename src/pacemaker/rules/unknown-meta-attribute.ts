import { defineRule } from '../../rules/define-rule.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { optionsIn } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** Old names that the cluster still reads, and those of other programs. */
const others: ReadonlySet<string> = new Set(['is_managed', 'resource-failure-stickiness', 'restart-type', 'is-managed-default'])
/** The cluster does not know a meta attribute. */
export const unknownMetaAttribute = defineRule<Cib>({
  id: 'cib/unknown-meta-attribute',
  severity: 'warning',
  origin: 'practice',
  summary: 'the cluster does not know a meta attribute',
  why: 'The cluster keeps it and never looks at it. crm_verify says nothing.',
  do: 'Write the name as the manual has it.',
  sources: ['Pacemaker Explained, "Resource Meta-Attributes"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="[|target_role|]" value="Stopped"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="target-role" value="Stopped"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { meta, template, kind } of model.resources) {
      if (kind !== 'template' && template !== undefined) continue
      for (const { name } of meta.values()) {
        const known = [...optionsIn('resource'), ...optionsIn('clone')].map(option => option.name)
        // Other programs keep what they like here; only what is nearly a name of the cluster is meant as one.
        const close = known.includes(name.value) || others.has(name.value) ? undefined : didYouMean(name.value, known)
        if (close === undefined) continue
        yield { at: name, message: `The cluster knows no "${name.value}"; did you mean "${close}"?`, fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [{ file: name.file, span: name.span, newText: close }] }] }
      }
    }
  },
})
