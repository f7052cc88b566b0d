import { defineRule } from '../../../rules/define-rule.js'

import { resourceTitle, resourceUses, resourceValue } from '../analysis/resource-tree.js'
import type { ClusterConf } from '../schema.js'

/** A volume group must be active before its file system is mounted. */
export const conflictingLvmOrder = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-lvm-order',
  severity: 'warning',
  origin: 'practice',
  summary: 'a file system starts before the volume group that it lies on',
  why: 'The device is not there yet, so mounting fails and with it the service.',
  do: 'Put the lvm resource beside or around the fs resource.',
  sources: ['resource-agents rgmanager/src/resources/service.sh, child start levels: lvm 1, fs 2'],
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
      <fs name="data" device="/dev/vg1/data" mountpoint="/data">
        <[|lvm|] name="vg1" vg_name="vg1"/>
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
    <service name="web">
      <lvm name="vg1" vg_name="vg1"/>
      <fs name="data" device="/dev/vg1/data" mountpoint="/data"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const { element } of resourceUses(model)) {
      const group = element.tag === 'lvm' ? resourceValue(model, element, 'vg_name') : undefined
      if (group === undefined || group === '') continue
      for (let outer = element.parent; outer !== undefined; outer = outer.parent) {
        const device = outer.tag === 'fs' || outer.tag === 'clusterfs' ? resourceValue(
          model,
          outer,
          'device',
        ) : undefined
        const paths = [`/dev/${group}/`, `/dev/mapper/${group.replaceAll('-', '--')}-`]
        if (device === undefined || !paths.some(path => device.startsWith(path))) continue
        yield {
          at: element,
          message: `Volume group "${group}" is activated after ${resourceTitle(model, outer)} that lies on it`,
          related: [{ at: outer, message: 'the file system stands here' }],
        }
      }
    }
  },
})
