import { defineRule } from '../../../rules/define-rule.js'

import { definitionOf, resourceUses } from '../analysis/resource-tree.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** A resource that exists once cannot be in two places. */
export const duplicateResourceUse = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-resource-use',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource is used twice although it can run once only',
  why: 'rgmanager warns and leaves the second use out, so that service lacks the resource.',
  do: 'Define a second resource, or nest what needs it into one service.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c: max references exceeded'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <fs name="data" device="/dev/vg/data" mountpoint="/data"/>
    </resources>
    <service name="one">
      <fs ref="data"/>
    </service>
    <service name="two">
      <fs ref="[|data|]"/>
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
      <clusterfs ref="data"/>
    </service>
    <service name="two">
      <clusterfs ref="data"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<XmlElement, XmlAttribute>()
    for (const { element } of resourceUses(model)) {
      const ref = attributeOf(element, 'ref')
      const definition = definitionOf(model, element)
      if (ref === undefined || definition === undefined || resourceAgent(element.tag)?.maxInstances !== 1) continue
      const first = seen.get(definition)
      if (first === undefined) seen.set(definition, ref)
      else {
        yield {
          at: ref,
          message: `Resource ${element.tag} "${ref.value}" is already used and can run once only`,
          related: [{ at: first, message: 'first used here' }],
        }
      }
    }
  },
})
