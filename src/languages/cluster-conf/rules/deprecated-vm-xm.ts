import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf, descendantsOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Cluster 3.x manages guests through libvirt. */
export const deprecatedVmXm = defineRule<ClusterConf>({
  id: 'cluster-conf/deprecated-vm-xm',
  severity: 'warning',
  origin: 'practice',
  summary: 'a virtual machine is managed by xm',
  why: 'RHEL 6 has no Xen host and no xm, so the machine cannot be started.',
  do: 'Remove use_virsh="0".',
  sources: ['resource-agents rgmanager/src/resources/vm.sh, "use_virsh"'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <vm name="guest" use_virsh="[|0|]"/>
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
    <vm name="guest" use_virsh="1"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.era !== 3) return
    for (const vm of descendantsOf(model.section('rm'), 'vm')) {
      const virsh = attributeOf(vm, 'use_virsh')
      if (virsh === undefined || virsh.isUnknown || virsh.value !== '0') continue
      yield { at: virsh, message: 'The machine is managed by xm, which RHEL 6 does not have' }
    }
  },
})
