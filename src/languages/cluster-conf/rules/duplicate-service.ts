import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Services must have different names. */
export const duplicateService = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-service',
  severity: 'error',
  origin: 'practice',
  summary: 'two services have one name',
  why: 'rgmanager keeps the first and drops the second with all its resources.',
  do: 'Rename one of them.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/reslist.c store_resource(): primary attribute collision'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web"/>
    <service name="[|web|]"/>
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
    <service name="web"/>
    <vm name="web"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    for (const service of model.services) {
      const name = attributeOf(service, 'name')
      if (name === undefined || name.isUnknown) continue
      const first = seen.get(`${service.tag} ${name.value}`)
      if (first === undefined) seen.set(`${service.tag} ${name.value}`, name)
      else {
        yield {
          at: name,
          message: `${service.tag === 'vm' ? 'Virtual machine' : 'Service'} "${name.value}" is already defined`,
          related: [{ at: first, message: 'first defined here' }],
        }
      }
    }
  },
})
