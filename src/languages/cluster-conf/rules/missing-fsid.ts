import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

import { lacks } from '../analysis/misspelt.js'
import { definitionOf, resourceTitle, resourceUses } from '../analysis/resource-tree.js'
import type { XmlElement } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** An exported file system needs a number of its own. */
export const missingFsid = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-fsid',
  severity: 'warning',
  origin: 'practice',
  summary: 'an exported file system has no fsid',
  why:
    'Without it NFS clients know the file system by its device number, which may differ on the other node. After a ' +
    'failover they see stale handles. From RHEL 6 on they know it by its UUID, where it has one.',
  do: 'Add fsid with a number that is unique in the cluster.',
  sources: ['exports(5), "fsid": a UUID from nfs-utils 1.1 on; resource-agents rgmanager/src/resources/fs.sh and nfsclient.sh'],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="nfs">
      <[|fs|] name="data" device="/dev/vg/data" mountpoint="/data">
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
    <service name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" fsid="1001">
        <nfsexport name="export"/>
      </fs>
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
    <service name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data">
        <nfsexport name="export">
          <nfsclient name="all" target="*" options="rw,fsid=12"/>
        </nfsexport>
      </fs>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Set<XmlElement>()
    for (const { element } of resourceUses(model)) {
      if (element.tag !== 'nfsexport' || attributeOf(definitionOf(model, element), 'fsid') !== undefined) continue
      let outer = element.parent
      while (outer !== undefined && outer.tag !== 'fs' && outer.tag !== 'clusterfs') outer = outer.parent
      const definition = outer === undefined ? undefined : definitionOf(model, outer)
      if (definition === undefined || seen.has(definition) || !lacks(definition, 'fsid')) continue
      seen.add(definition)
      if (element.children.some(client => hasOwnFsid(definitionOf(model, client)))) continue
      yield {
        at: definition,
        message: `Resource ${resourceTitle(model, definition)} is exported without "fsid"`,
        related: [{ at: element, message: 'exported here' }],
        ...(model.era === 3 ? { severity: 'info' as const } : {}),
      }
    }
  },
})

/** A number among the options of a client goes before that of the file system. */
function hasOwnFsid(client: XmlElement | undefined): boolean {
  return client !== undefined && (attributeOf(client, 'fsid') !== undefined || /(?:^|,)\s*fsid\s*=/.test(attributeOf(client, 'options')?.value ?? ''))
}
