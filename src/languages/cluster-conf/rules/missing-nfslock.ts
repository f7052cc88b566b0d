import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { withAttribute } from '../analysis/repair.js'
import { definitionOf, serviceName, usesBelow } from '../analysis/resource-tree.js'
import type { ClusterConf } from '../schema.js'

/** A service with NFS exports should take care of locks. */
export const missingNfslock = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-nfslock',
  severity: 'info',
  origin: 'practice',
  summary: 'an NFS service does not take care of locks',
  why: 'Locks of clients are not released when the service moves, and the file system may not come off.',
  do: 'Set nfslock="1" on the service, if its clients use NFSv3 locks.',
  sources: ['resource-agents rgmanager/src/resources/service.sh, "nfslock"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <[|service|] name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" fsid="1001" force_unmount="1">
        <nfsexport name="export"/>
      </fs>
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
    <service name="nfs" nfslock="1">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" fsid="1001" force_unmount="1">
        <nfsexport name="export"/>
      </fs>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const service of model.services) {
      if (!lacks(definitionOf(model, service) ?? service, 'nfslock')) continue
      for (const { element } of usesBelow(service)) {
        if (element.tag !== 'nfsexport') continue
        yield {
          at: service,
          message: `Service "${serviceName(service)}" exports a file system without "nfslock"`,
          related: [{ at: element, message: 'exported here' }],
          fixes: [withAttribute(definitionOf(model, service) ?? service, 'nfslock', '1')],
        }
        break
      }
    }
  },
})
