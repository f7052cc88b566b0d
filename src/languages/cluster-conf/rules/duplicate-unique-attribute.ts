import { defineRule } from '../../../rules/define-rule.js'

import { everyResource, resourceName } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** Some attributes must differ between resources of one type. */
export const duplicateUniqueAttribute = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-unique-attribute',
  severity: 'error',
  origin: 'practice',
  summary: 'two resources share a value that must be unique',
  why: 'rgmanager keeps the first and drops the second, and with it what uses the second.',
  do: 'Correct the value of one of them.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/reslist.c store_resource(): unique attribute collision'],
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
      <fs name="one" device="/dev/vg/a" mountpoint="/data"/>
      <fs name="two" device="/dev/vg/b" mountpoint="[|/data|]"/>
    </resources>
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
      <fs name="one" device="/dev/vg/a" mountpoint="/a"/>
      <fs name="two" device="/dev/vg/b" mountpoint="/b"/>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    const names = new Set<string>()
    for (const element of everyResource(model)) {
      const agent = resourceAgent(element.tag)
      if (agent === undefined || attributeOf(element, 'ref') !== undefined) continue
      const name = `${element.tag} ${resourceName(element) ?? ''}`
      if (names.has(name)) continue // duplicate-resource says so.
      names.add(name)
      for (const attribute of element.attributes) {
        const spec = agent.attributes[attribute.name]
        if (spec?.isUnique !== true || spec.isPrimary === true || attribute.isUnknown) continue
        if (attribute.value === '') continue
        const key = `${element.tag} ${attribute.name} ${attribute.value}`
        const first = seen.get(key)
        if (first === undefined) seen.set(key, attribute)
        else {
          yield {
            at: attribute,
            message: `Another ${element.tag} has ${attribute.name} "${attribute.value}"`,
            related: [{ at: first, message: 'first used here' }],
          }
        }
      }
    }
  },
})
