import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'

import { definitionOf, resourceName, resourceUses } from '../analysis/resource-tree.js'
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
    if (model.isBroken) return
    const missing = new Map<string, XmlAttribute[]>()
    for (const { element } of resourceUses(model)) {
      const ref = attributeOf(element, 'ref')
      if (ref === undefined || ref.isUnknown || resourceAgent(element.tag)?.primary === undefined) continue
      if (definitionOf(model, element) !== undefined) continue
      const same = model.resources.filter(resource => resource.tag === element.tag)
      if (same.some(resource => resource.attributes.some(attribute => attribute.isUnknown))) continue
      if (isInline(model, element.tag, ref.value)) continue // invalid-resource-ref says so.
      const key = `${element.tag} ${ref.value}`
      missing.set(key, [...(missing.get(key) ?? []), ref])
    }
    for (const [key, [first, ...others]] of missing) {
      if (first === undefined) continue
      const type = key.slice(0, key.indexOf(' '))
      const names = model.resources
        .filter(resource => resource.tag === type).flatMap(resource => resourceName(resource) ?? [])
      const near = didYouMean(first.value, names)
      const fixes = near === undefined ? [] : [{
        title: `Replace the name by "${near}"`,
        safety: 'unsafe' as const,
        edits: [first, ...others].map(({ file, span }) => ({ file, span, newText: near })),
      }]
      yield {
        at: first,
        message: `No ${type} resource is named "${first.value}"`,
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
        related: others.map(at => ({ at, message: 'also used here' })),
        fixes,
      }
    }
  },
})

function isInline(model: ClusterConf, type: string, name: string): boolean {
  for (const { element } of resourceUses(model)) {
    if (element.tag === type && attributeOf(element, 'ref') === undefined && resourceName(element) === name) return true
  }
  return false
}
