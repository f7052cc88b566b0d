import { defineRule } from '../../../rules/define-rule.js'
import { addTo } from '../../../text/multimap.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { everyResource } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** Resources of one type must have different names. */
export const duplicateResource = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'two resources of one type have one name',
  why: 'rgmanager keeps the first and drops the second, and with it what uses the second.',
  do: 'Rename one of them, or refer to one of them.',
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
    <resources>
      <fs name="data" device="/dev/vg/a" mountpoint="/a"/>
      <fs name="[|data|]" device="/dev/vg/b" mountpoint="/b"/>
    </resources>
  </rm>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="one">
      <ip address="192.0.2.50"/>
    </service>
    <service name="two">
      <ip address="[|192.0.2.50|]"/>
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
      <fs name="data" device="/dev/vg/a" mountpoint="/a"/>
      <script name="data" file="/etc/init.d/data"/>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute[]>()
    for (const element of everyResource(model)) {
      const primary = resourceAgent(element.tag)?.primary
      const name = primary === undefined ? undefined : attributeOf(element, primary)
      if (name === undefined || name.isUnknown || name.value === '') continue
      if (attributeOf(element, 'ref') !== undefined) continue
      const key = `${element.tag} "${name.value}"`
      addTo(seen, key, name)
    }
    for (const [key, [first, second, ...others]] of seen) {
      if (first === undefined || second === undefined) continue
      yield {
        at: second,
        message: `Resource ${key} is already defined`,
        related: [{ at: first, message: 'first defined here' }, ...others.map(at => ({ at, message: 'defined here again' }))],
      }
    }
  },
})
