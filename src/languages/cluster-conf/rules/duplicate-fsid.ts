import { defineRule } from '../../../rules/define-rule.js'

import { everyResource } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The numbers of exported file systems must differ. */
export const duplicateFsid = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-fsid',
  severity: 'error',
  origin: 'practice',
  summary: 'two file systems have one fsid',
  why: 'NFS clients cannot tell them apart, and get the files of the wrong one.',
  do: 'Choose another number for one of them.',
  sources: ['exports(5), "fsid"; system-config-cluster checks it'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <fs name="a" device="/dev/vg/a" mountpoint="/a" fsid="1001"/>
      <fs name="b" device="/dev/vg/b" mountpoint="/b" fsid="[|1001|]"/>
    </resources>
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
      <fs name="a" device="/dev/vg/a" mountpoint="/a" fsid="1001"/>
      <fs name="b" device="/dev/vg/b" mountpoint="/b" fsid="1002"/>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    for (const element of everyResource(model)) {
      const fsid = element.tag === 'fs' || element.tag === 'clusterfs' ? attributeOf(element, 'fsid') : undefined
      if (fsid === undefined || fsid.isUnknown || fsid.value === '') continue
      const first = seen.get(fsid.value)
      if (first === undefined) seen.set(fsid.value, fsid)
      else {
        yield {
          at: fsid,
          message: `File system id "${fsid.value}" is already used`,
          related: [{ at: first, message: 'first used here' }],
        }
      }
    }
  },
})
