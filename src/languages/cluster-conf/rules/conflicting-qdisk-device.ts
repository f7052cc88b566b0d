import { defineRule } from '../../../rules/define-rule.js'

import { safeWithin, withoutAttribute } from '../analysis/repair.js'
import { attributeOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The quorum disk is found by label or by device. */
export const conflictingQdiskDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-qdisk-device',
  severity: 'warning',
  origin: 'practice',
  summary: 'the quorum disk has both device and label',
  why: 'The label wins and the device is ignored, also where they mean different disks.',
  do: 'Remove device.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data(): the label overrides the device'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" [|device|]="/dev/sdb1" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd device="/dev/sdb1" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const quorumd = model.section('quorumd')
    const device = attributeOf(quorumd, 'device')
    const label = attributeOf(quorumd, 'label')
    if (quorumd === undefined || device === undefined || label === undefined) return
    yield {
      at: nameOf(device),
      message: 'The device is ignored: the label wins',
      related: [{ at: label, message: 'the label is given here' }],
      fixes: [withoutAttribute(file, device, safeWithin(quorumd))],
    }
  },
})
