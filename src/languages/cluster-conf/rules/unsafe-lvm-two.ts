import { defineRule } from '../../../rules/define-rule.js'

import type { ResourceUse } from '../analysis/resource-tree.js'
import { definitionOf, resourceUses, resourceValue, serviceName } from '../analysis/resource-tree.js'
import type { ClusterConf } from '../schema.js'

/** A volume group moves as a whole. */
export const unsafeLvmTwo = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-lvm-two',
  severity: 'error',
  origin: 'practice',
  summary: 'two services use one volume group',
  why:
    'The tag of the owner is on the whole group. When the services run on different nodes, one takes it away from ' +
    'the other.',
  do: 'Put both into one service, or give each service a volume group of its own.',
  sources: ['access.redhat.com, HA-LVM by tags; resource-agents rgmanager/src/resources/lvm.sh'],
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
      <lvm name="a" vg_name="vg1" lv_name="a"/>
    </service>
    <service name="two">
      <[|lvm|] name="b" vg_name="vg1" lv_name="b"/>
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
    <service name="one">
      <lvm name="a" vg_name="vg1"/>
    </service>
    <service name="two">
      <lvm name="b" vg_name="vg2"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, ResourceUse>()
    for (const use of resourceUses(model)) {
      const group = use.element.tag === 'lvm' ? resourceValue(model, use.element, 'vg_name') : undefined
      if (group === undefined || group === '') continue
      const first = seen.get(group)
      if (first === undefined) {
        seen.set(group, use)
        continue
      }
      const isSame = definitionOf(model, first.element) === definitionOf(model, use.element)
      if (first.service !== use.service && !isSame) {
        yield {
          at: use.element,
          message: `Volume group "${group}" is used by service "${serviceName(first.service)}" too`,
          related: [{ at: first.element, message: 'used first here' }],
        }
      }
    }
  },
})
