import { defineRule } from '../../../rules/define-rule.js'

import { definitionOf, resourceTitle, resourceUses } from '../analysis/resource-tree.js'
import type { XmlElement } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** A resource that is used twice cannot be an independent part. */
export const unusedSharedSubtree = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-shared-subtree',
  severity: 'warning',
  origin: 'practice',
  summary: 'an independent part is used in more than one place',
  why:
    'rgmanager clears the mark as soon as the resource is referred to a second time, so its failure takes the ' +
    'whole service along.',
  do: 'Define the resource twice, or remove the mark.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <clusterfs name="data" device="/dev/vg/data" mountpoint="/data"/>
    </resources>
    <service name="one">
      <clusterfs ref="data" __independent_subtree="[|1|]"/>
    </service>
    <service name="two">
      <clusterfs ref="data"/>
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
      <clusterfs name="data" device="/dev/vg/data" mountpoint="/data"/>
    </resources>
    <service name="one">
      <clusterfs ref="data" __independent_subtree="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const counts = new Map<XmlElement, number>()
    for (const { element } of resourceUses(model)) {
      const definition = attributeOf(element, 'ref') === undefined ? undefined : definitionOf(model, element)
      if (definition !== undefined) counts.set(definition, (counts.get(definition) ?? 0) + 1)
    }
    for (const { element } of resourceUses(model)) {
      const flag = attributeOf(element, '__independent_subtree')
      const definition = definitionOf(model, element)
      if (flag === undefined || flag.isUnknown || flag.value === '0' || definition === undefined) continue
      const count = counts.get(definition) ?? 0
      // What can run once only is left out in the second place; duplicate-resource-use says so.
      if (count < 2 || resourceAgent(element.tag)?.maxInstances === 1) continue
      const title = resourceTitle(model, element)
      yield { at: flag, message: `Resource ${title} is used in ${count} places, so it cannot be an independent part` }
    }
  },
})
