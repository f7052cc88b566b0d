import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import { lacks } from '../analysis/misspelt.js'
import type { ClusterConf } from '../schema.js'

/** Unfencing must switch on. */
export const missingUnfenceOn = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-unfence-on',
  severity: 'error',
  origin: 'practice',
  summary: 'a device of unfence has no action="on"',
  why: 'Without it the agent does what it does by default, which is to cut the node off.',
  do: 'Add action="on".',
  sources: ['RHEL 6 Cluster Administration, "Configuring storage-based fence devices"; fence_node(8)'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
      <unfence>
        <[|device|] name="scsi"/>
      </unfence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="fence_scsi"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
      <unfence>
        <device name="scsi" action="on"/>
      </unfence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="fence_scsi"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const use of model.fenceUses) {
      const agent = agentOf(use)
      if (use.method !== undefined || agent?.class !== 'storage') continue
      const action = argumentOf(use, 'action', 'option')
      if (action === undefined && lacks(use.device, 'action')) {
        const end = { start: use.device.span.end, end: use.device.span.end }
        const edit = { file: use.device.file, span: end, newText: ' action="on"' }
        yield {
          at: use.device,
          message: 'The device of "unfence" has no action="on"',
          fixes: [{ title: 'Add action="on"', safety: 'safe', edits: [edit] }],
        }
      } else if (action !== undefined && !action.isUnknown && !/^(on|enable|unfence)$/i.test(action.value)) {
        yield { at: action, message: `The device of "unfence" has action "${action.value}"; it wants "on"` }
      }
    }
  },
})
