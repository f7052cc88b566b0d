import { defineRule } from '../../../rules/define-rule.js'

import { definitionOf, resourceUses, resourceValue } from '../analysis/resource-tree.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** What is exported should lie in the enclosing file system. */
export const mismatchedNfsPath = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-nfs-path',
  severity: 'warning',
  origin: 'practice',
  summary: 'an export is outside of the file system that it stands in',
  why: 'The export follows another file system than its own: it may be gone while it is exported.',
  do: 'Correct path, or nest the export in the file system that holds it.',
  sources: ['resource-agents rgmanager/src/resources/nfsclient.sh, "path" is inherited'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" fsid="1">
        <nfsexport name="export">
          <nfsclient name="all" target="*" path="[|/srv/data|]"/>
        </nfsexport>
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
    <service name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" fsid="1">
        <nfsexport name="export">
          <nfsclient name="all" target="*" path="/data/public"/>
        </nfsexport>
      </fs>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const { element } of resourceUses(model)) {
      const path = element.tag === 'nfsclient' || element.tag === 'nfsexport' ? attributeOf(
        definitionOf(model, element),
        'path',
      ) : undefined
      if (path === undefined || path.isUnknown || path.value === '') continue
      let outer = element.parent
      while (outer !== undefined && ![
        'fs',
        'clusterfs',
        'netfs',
        'bind-mount',
      ].includes(outer.tag)) outer = outer.parent
      const mountPoint = outer === undefined ? undefined : resourceValue(model, outer, 'mountpoint')
      if (outer === undefined || mountPoint === undefined || mountPoint === '') continue
      const base = mountPoint.endsWith('/') ? mountPoint : `${mountPoint}/`
      if (`${path.value}/`.startsWith(base)) continue
      yield {
        at: path,
        message: `Path "${path.value}" is outside of "${mountPoint}"`,
        related: [{ at: outer, message: 'the file system stands here' }],
      }
    }
  },
})
