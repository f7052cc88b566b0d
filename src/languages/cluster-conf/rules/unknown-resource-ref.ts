import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { hasAllResources } from '../analysis/known.js'
import { nearName } from '../analysis/misspelt.js'
import { definitionOf, inlineResource, referrers, resourceKey, resourceName } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** A reference must name a resource of its type. */
export const unknownResourceRef = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-resource-ref',
  severity: 'error',
  origin: 'practice',
  summary: 'a service refers to a resource that is not defined',
  why: 'rgmanager cannot build the service and leaves it out.',
  do: 'Correct the name, or define the resource in resources.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c: reference to nonexistent resource'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <fs name="data" device="/dev/vg/data" mountpoint="/data" force_unmount="1"/>
    </resources>
    <service name="web">
      <fs ref="[|dat|]"/>
    </service>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <fs name="data" device="/dev/vg/data" mountpoint="/data" force_unmount="1"/>
    </resources>
    <service name="web">
      <fs ref="data"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const missing = new Map<string, { readonly type: string; readonly places: XmlAttribute[] }>()
    const unclear = new Set<string>()
    const names = new Map<string, Set<string>>()
    for (const resource of model.resources) {
      if (resource.attributes.some(attribute => attribute.isUnknown)) unclear.add(resource.tag)
      const name = resourceName(resource)
      if (name === undefined) unclear.add(resource.tag)
      else names.set(resource.tag, (names.get(resource.tag) ?? new Set()).add(name))
    }
    for (const element of referrers(model)) {
      const ref = attributeOf(element, 'ref')
      if (ref === undefined || ref.isUnknown || resourceAgent(element.tag)?.primary === undefined) continue
      if (unclear.has(element.tag) || isNamedByStranger(model, ref.value)) continue
      if (definitionOf(model, element) !== undefined || !hasAllResources(model, element.tag)) continue
      if (inlineResource(model, element.tag, ref.value) !== undefined) continue // invalid-resource-ref says so.
      const key = resourceKey(element.tag, ref.value)
      const known = missing.get(key)
      if (known === undefined) missing.set(key, { type: element.tag, places: [ref] })
      else known.places.push(ref)
    }
    for (const { type, places } of missing.values()) {
      const [first, ...others] = places
      if (first === undefined) continue
      const near = nearName(first.value, names.get(type) ?? [])
      const edits = near === undefined ? [] : places.map(({ file, span }) => ({ file, span, newText: near }))
      yield {
        at: first,
        message: `No ${type} resource is named "${first.value}"`,
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
        related: others.map(at => ({ at, message: 'also used here' })),
        fixes: near === undefined ? [] : [{ title: `Replace the name by "${near}"`, safety: 'unsafe', edits }],
      }
    }
  },
})

/** Tells whether an element that may not stand among the resources bears a name: the reference was meant for it. */
function isNamedByStranger(model: ClusterConf, name: string): boolean {
  const list = model.resources[0]?.parent
  const strangers = list === undefined ? undefined : model.strangers.get(list)
  return strangers !== undefined && strangers.some(({ attributes }) => attributes.some(({ value }) => value === name))
}
