import { defineRule } from '../../../rules/define-rule.js'

import { definitionOf, inlineResource, resourceUses } from '../analysis/resource-tree.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Only what stands in resources can be referred to. */
export const invalidResourceRef = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-resource-ref',
  severity: 'error',
  origin: 'practice',
  summary: 'a service refers to a resource that is defined inside a service',
  why: 'rgmanager refuses the reference and leaves the service out.',
  do: 'Move the resource into resources, and refer to it from both places.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c: reference to inlined resource is illegal'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="one">
      <script name="httpd" file="/etc/init.d/httpd"/>
    </service>
    <service name="two">
      <script ref="[|httpd|]"/>
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
      <script name="httpd" file="/etc/init.d/httpd"/>
    </resources>
    <service name="one">
      <script ref="httpd"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const { element } of resourceUses(model)) {
      const ref = attributeOf(element, 'ref')
      if (ref === undefined || ref.isUnknown || definitionOf(model, element) !== undefined) continue
      const definition = inlineResource(model, element.tag, ref.value)
      if (definition === undefined) continue
      yield {
        at: ref,
        message: `Resource ${element.tag} "${ref.value}" is defined inside a service and cannot be referred to`,
        related: [{ at: definition, message: 'defined here' }],
      }
    }
  },
})
