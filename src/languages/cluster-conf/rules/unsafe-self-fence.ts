import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { isShellTrue, resourceTitle } from '../analysis/resource-tree.js'
import { attributeOf, descendantsOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A node should try force before it reboots. */
export const unsafeSelfFence = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-self-fence',
  severity: 'info',
  origin: 'practice',
  summary: 'a node reboots because a file system is in use',
  why:
    'With self_fence and without force_unmount, one open file is enough to reboot the node and everything else on ' +
    'it.',
  do: 'Add force_unmount="1".',
  sources: ['resource-agents rgmanager/src/resources/fs.sh, "self_fence"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" self_fence="[|1|]" force_unmount="0"/>
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
    <service name="web">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" self_fence="1" force_unmount="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const element of descendantsOf(model.section('rm'))) {
      if (!['fs', 'clusterfs', 'netfs'].includes(element.tag)) continue
      const selfFence = attributeOf(element, 'self_fence')
      if (selfFence === undefined || selfFence.isUnknown || !isShellTrue(selfFence.value)) continue
      const force = attributeOf(element, 'force_unmount')
      if (force?.isUnknown === true || isShellTrue(force?.value)) continue
      if ((force === undefined && !lacks(element, 'force_unmount'))) continue
      yield {
        at: selfFence,
        message: `The node reboots when something uses ${resourceTitle(model, element)} at its stop`,
      }
    }
  },
})
