import { defineRule } from '../../../rules/define-rule.js'

import { agentOfDevice, usesOf } from '../analysis/fence-arguments.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Reservations and a quorum disk on one array contradict each other. */
export const unsafeScsiTwoNodeQdisk = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-scsi-two-node-qdisk',
  severity: 'warning',
  origin: 'practice',
  summary: 'two nodes use fence_scsi together with a quorum disk',
  why:
    'A node that lost its reservation cannot write to the quorum disk of that array either, so the two mechanisms ' +
    'race. Red Hat does not support it on one array.',
  do: 'Put the quorum disk on another array, or fence by power.',
  sources: ['fence_scsi(8); access.redhat.com, support policy for fence_scsi'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="[|fence_scsi|]"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    if (quorumd === undefined || model.nodes.length !== 2) return
    for (const device of model.fenceDevices) {
      const agent = attributeOf(device, 'agent')
      if (agent === undefined || agentOfDevice(device)?.name !== 'fence_scsi') continue
      if (usesOf(model, device).length === 0) continue
      yield {
        at: agent,
        message: 'Two nodes use fence_scsi together with a quorum disk',
        related: [{ at: quorumd, message: 'the quorum disk is configured here' }],
      }
    }
  },
})
