import { defineRule } from '../../../rules/define-rule.js'

import { safeWithin, withoutAttribute } from '../analysis/repair.js'
import { attributeOf, descendantsOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A virtual machine is described by one file. */
export const conflictingVmPath = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-vm-path',
  severity: 'warning',
  origin: 'practice',
  summary: 'a virtual machine has both path and xmlfile',
  why: 'xmlfile wins, and the directories of path are not searched.',
  do: 'Remove path.',
  sources: ['resource-agents rgmanager/src/resources/vm.sh, "xmlfile"'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <vm name="guest" [|path|]="/etc/xen" xmlfile="/etc/libvirt/qemu/guest.xml"/>
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
    <vm name="guest" xmlfile="/etc/libvirt/qemu/guest.xml"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    for (const vm of descendantsOf(model.section('rm'), 'vm')) {
      const path = attributeOf(vm, 'path')
      const description = attributeOf(vm, 'xmlfile')
      if (path === undefined || description === undefined) continue
      yield {
        at: nameOf(path),
        message: '"path" is not used: "xmlfile" wins',
        related: [{ at: description, message: 'the file is given here' }],
        fixes: [withoutAttribute(file, path, safeWithin(vm))],
      }
    }
  },
})
