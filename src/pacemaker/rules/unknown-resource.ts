import { defineRule } from '../../rules/define-rule.js'
import { attributeOf, descendantsOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import { isWhole } from '../analysis/soundness.js'
import { isNameable, namesIn } from '../analysis/constraints.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** A constraint names what is no resource. */
export const unknownResource = defineRule<Cib>({
  id: 'cib/unknown-resource',
  severity: 'error',
  origin: 'daemon',
  summary: 'a constraint names what is no resource',
  why: 'The scheduler passes over the constraint: what is an id of something else, or stands within a clone, cannot be named.',
  do: 'Name the outermost resource: the clone, not what is in it.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_constraints.c: is not a valid resource or tag'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc="[|cib-bootstrap-options|]" node="alpha" score="1"/>', options: '<nvpair id="o" name="stonith-enabled" value="true"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="1"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'tags')) return
    let ids: ReadonlyMap<string, XmlElement> | undefined
    for (const constraint of model.constraints) {
      for (const name of namesIn(constraint)) {
        if (name.isUnknown || isNameable(model, name.value.trim())) continue
        // What is no id at all, the schema tells where it is named first.
        ids ??= idsIn(model)
        const named = ids.get(name.value.trim())
        if (model.schema !== undefined && named === undefined) continue
        yield {
          at: name,
          message: `"${name.value}" is no resource that "${constraint.id}" can be about`,
          // A resource that stands in a wrong place is reported there.
          ...(named === undefined ? {} : { followsFrom: [{ rule: 'cib/misplaced-element', at: named }] }),
        }
      }
    }
  },
})

function idsIn({ configuration }: Cib): ReadonlyMap<string, XmlElement> {
  return new Map([...descendantsOf(configuration)].flatMap(element => {
    const id = attributeOf(element, 'id')
    return id === undefined ? [] : [[id.value.trim(), element]]
  }))
}
