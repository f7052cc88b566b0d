import { defineRule } from '../../../rules/define-rule.js'

import { isOnDrbd, resourceTitle } from '../analysis/resource-tree.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** A DRBD resource becomes primary before what it carries is mounted. */
export const conflictingDrbdOrder = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-drbd-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a file system on DRBD is mounted before the device is primary',
  why:
    'Side by side in a service, fs starts before drbd, wherever they stand. A secondary device cannot be mounted, so the ' +
    'service fails on every node.',
  do: 'Nest the fs in the drbd.',
  sources: [
    'resource-agents rgmanager/src/resources/service.sh: fs has start level 2, drbd none',
    'cluster 3.2.0 rgmanager/src/daemons/restree.c: children with a level start first',
    'DRBD User\'s Guide, "Using DRBD in Red Hat Cluster fail-over clusters": fs stands in drbd',
  ],
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
      <drbd name="data" resource="r0"/>
      <[|fs|] name="data" device="/dev/drbd/by-res/r0" mountpoint="/data"/>
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
      <drbd name="data" resource="r0">
        <fs name="data" device="/dev/drbd/by-res/r0" mountpoint="/data"/>
      </drbd>
      <fs name="other" device="/dev/vg/other" mountpoint="/other"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const levels = resourceAgent('service')?.childRules ?? []
    const hasLevel = ({ tag }: XmlElement): boolean => levels.some(({ type, startLevel }) => type === tag && startLevel !== undefined)
    for (const service of model.services) {
      if (service.tag !== 'service') continue
      const drbd = service.children.find(({ tag }) => tag === 'drbd')
      if (drbd === undefined) continue
      for (const mounted of service.children) {
        if (!hasLevel(mounted) || !isOnDrbd(model, mounted)) continue
        yield {
          at: mounted,
          message: `Resource ${resourceTitle(model, mounted)} starts before ${resourceTitle(model, drbd)}, on which it lies`,
          related: [{ at: drbd, message: 'the device becomes primary here' }],
        }
      }
    }
  },
})
