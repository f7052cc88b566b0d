import { defineRule } from '../../../rules/define-rule.js'

import { isOnDrbd, resourceTitle } from '../analysis/resource-tree.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** The children of a service start by type, not by their order in the file. */
export const unsafeStartOrder = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-start-order',
  severity: 'info',
  origin: 'practice',
  summary: 'a service does not start its resources in the order of the file',
  why:
    'lvm starts first, then fs, clusterfs, netfs, nfsexport, nfsclient, ip, smb and script, then everything else. ' +
    'Whoever reads the file expects another order.',
  do: 'Put them into that order, or nest one in the other to force an order.',
  sources: ['resource-agents rgmanager/src/resources/service.sh, child start levels'],
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
      <[|ip|] address="192.0.2.50"/>
      <fs name="data" device="/dev/vg/data" mountpoint="/data"/>
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
      <fs name="data" device="/dev/vg/data" mountpoint="/data"/>
      <ip address="192.0.2.50"/>
    </service>
  </rm>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="192.0.2.50">
        <fs name="data" device="/dev/vg/data" mountpoint="/data"/>
      </ip>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const levels = resourceAgent('service')?.childRules ?? []
    const levelOf = ({ tag }: XmlElement): number => levels.find(rule => rule.type === tag)?.startLevel ?? Infinity
    for (const service of model.services) {
      if (service.tag !== 'service') continue
      const children = service.children
        .filter(child => child.tag !== 'action' && resourceAgent(child.tag) !== undefined)
      // Going backwards, so that what starts first of all that stand behind is known at each.
      let soonest: XmlElement | undefined
      let found: { readonly child: XmlElement; readonly earlier: XmlElement } | undefined
      for (const child of children.reverse()) {
        if (soonest === undefined || levelOf(soonest) >= levelOf(child)) soonest = child
        // conflicting-drbd-order says more.
        else if (child.tag !== 'drbd' || !isOnDrbd(model, soonest)) found = { child, earlier: soonest }
      }
      if (found === undefined) continue
      const { child, earlier } = found
      const title = resourceTitle(model, child)
      yield {
        at: child,
        message: `Resource ${title} starts after ${resourceTitle(model, earlier)}, although it stands before`,
        related: [{ at: earlier, message: 'this one starts first' }],
      }
    }
  },
})
