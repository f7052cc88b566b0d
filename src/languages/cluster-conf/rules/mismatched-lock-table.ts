import { defineRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'

import { everyResource } from '../analysis/resource-tree.js'
import { attributeOf, valueOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

function shared(options: string): string {
  return `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
  <rm>
    <service name="web">
      <clusterfs name="data" device="/dev/vg0/data" mountpoint="/data" fstype="gfs2" options="${options}"/>
    </service>
  </rm>
</cluster>
`
}

/** A shared file system must lock in the cluster that mounts it. */
export const mismatchedLockTable = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-lock-table',
  severity: 'error',
  origin: 'practice',
  summary: 'mount options name the lock table of another cluster, or no locking between nodes',
  why: 'GFS refuses to mount for another cluster. Without locks between nodes, two mounts destroy the file system.',
  do: 'Leave both options out: the file system itself holds the right ones. Or write locktable=<cluster name>:<name>.',
  sources: ['gfs2(5), gfs_mount(8): "locktable", "lockproto"', 'gfs2_edit(8), "sb locktable": the name of the cluster and of the file system'],
  since: '0.1.0',
  examples: {
    bad: [shared('acl,locktable=[|other|]:data'), shared('lockproto=[|lock_nolock|],noatime')],
    good: [shared('noatime,locktable=demo:data,lockproto=lock_dlm'), shared('noatime')],
  },

  *check({ model }) {
    const name = valueOf(model.cluster, 'name')
    for (const element of everyResource(model)) {
      const options = element.tag === 'clusterfs' ? attributeOf(element, 'options') : undefined
      if (options === undefined || options.isUnknown) continue
      for (const match of options.value.matchAll(/(?:^|,)\s*(locktable|lockproto)=([^,:\s]*)/g)) {
        const [whole, key, value = ''] = match
        const at = partOf(options, match.index + whole.length - value.length, value.length)
        if (key === 'lockproto' && value === 'lock_nolock') {
          yield { at, message: 'Lock protocol "lock_nolock" does not lock between nodes' }
        } else if (key === 'locktable' && name !== undefined && value !== '' && value !== name) {
          yield { at, message: `Lock table "${value}" is of another cluster than "${name}"` }
        }
      }
    }
  },
})

/** Points at a part of a value; at all of it where it is not written letter by letter. */
function partOf(attribute: XmlAttribute, offset: number, length: number): Origin {
  const { file, span, value } = attribute
  if (span.end - span.start !== value.length) return attribute
  const start = span.start + offset
  return { file, span: { start, end: start + length } }
}
