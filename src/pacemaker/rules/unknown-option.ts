import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { defineRule } from '../../rules/define-rule.js'
import type { Located } from '../../text/located.js'
import { attributeOf, childOf, descendantsOf } from '../ast.js'
import type { Cib } from '../model.js'
import { attributesOf, elementAt, optionsIn } from '../vocabulary.js'
import { schemaVersions } from '../vocabulary/entry.js'
import { cibWith } from './example-cluster.js'

/** Names that the cluster or its tools write or read besides, and what a resource reads of a default. */
const others: ReadonlySet<string> = new Set(['is-managed-default', 'default-resource-stickiness', 'default-action-timeout', 'is_managed', 'resource-failure-stickiness', 'restart-type'])

/** Names of operations that may have a default. */
function operationNames(): string[] {
  const element = elementAt('op')
  return [...(element === undefined ? [] : schemaVersions.flatMap(schema => attributesOf(element, schema).map(({ name }) => name))), 'record-pending', 'enabled', 'on-fail', 'timeout']
}

/** An option of the cluster, or a default, has nearly the name of one. */
export const unknownOption = defineRule<Cib>({
  id: 'cib/unknown-option',
  severity: 'warning',
  origin: 'practice',
  summary: 'an option of the cluster, or a default, has nearly the name of one',
  why: 'The cluster keeps it and never looks at it: the default holds. crm_verify says nothing.',
  do: 'Write the name as the manual has it.',
  sources: ['Pacemaker Explained, "Cluster-Wide Configuration"', 'Pacemaker 2.1.5 crm_verify says nothing'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [{ rules: ['crm-configure/joined-words'], within: 'lines' }],
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="[|no-quorum-polcy|]" value="stop"/>' }),
      cibWith({ options: '<nvpair id="o" name="[|stonith-enable|]" value="true"/>' }),
      cibWith({ more: '<rsc_defaults><meta_attributes id="d"><nvpair id="d1" name="[|resource-stickyness|]" value="200"/></meta_attributes></rsc_defaults>' }),
      cibWith({ more: '<op_defaults><meta_attributes id="d"><nvpair id="d1" name="[|time-out|]" value="60s"/></meta_attributes></op_defaults>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="no-quorum-policy" value="stop"/><nvpair id="p" name="hana_demo_site_srHook" value="SOK"/>' }),
      cibWith({ more: '<rsc_defaults><meta_attributes id="d"><nvpair id="d1" name="resource-stickiness" value="200"/></meta_attributes></rsc_defaults><op_defaults><meta_attributes id="e"><nvpair id="e1" name="timeout" value="60s"/></meta_attributes></op_defaults>' }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const [names, known] of [
      [[...model.properties.values()].map(({ name }) => name), () => optionsIn('cluster').map(({ name }) => name)],
      [defaultsIn(model, 'rsc_defaults'), () => [...optionsIn('resource'), ...optionsIn('clone')].map(({ name }) => name)],
      [defaultsIn(model, 'op_defaults'), operationNames],
    ] as const) {
      if (names.length === 0) continue
      const all = new Set(known())
      for (const name of names) {
        // Other programs keep what they like here; only what is nearly a name of the cluster is meant as one. Pacemaker 1 read underscores, too.
        if (all.has(name.value) || others.has(name.value) || (model.target.startsWith('1.') && all.has(name.value.replaceAll('_', '-')))) continue
        const close = didYouMean(name.value, all)
        if (close !== undefined) yield { at: name, message: `The cluster knows no "${name.value}"; did you mean "${close}"?`, fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [{ file: name.file, span: name.span, newText: close }] }] }
      }
    }
  },
})

function defaultsIn({ configuration }: Cib, section: string): Located<string>[] {
  return [...descendantsOf(childOf(configuration, section), 'nvpair')].flatMap(pair => {
    const name = attributeOf(pair, 'name')
    return name === undefined || name.isUnknown ? [] : [name]
  })
}
