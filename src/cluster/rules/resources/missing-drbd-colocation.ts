import { defineClusterRule } from '../../define-cluster-rule.js'
import { drbdUses } from '../../view/pacemaker-resources.js'
import { pacemakerExample } from '../example-cluster.js'

/** A file system on DRBD is kept beside no copy of it. */
export const missingDrbdColocation = defineClusterRule({
  id: 'cluster/missing-drbd-colocation',
  severity: 'error',
  origin: 'practice',
  summary: 'a file system on DRBD is kept beside no copy of it',
  why: 'Pacemaker promotes DRBD on one node and may mount the file system on another, where the device cannot be opened.',
  do: 'Add a colocation with the Promoted role, and an order with first-action promote.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('no colocation', { '*:/var/lib/pacemaker/cib/cib.xml': ['      <rsc_colocation id="web-with-r0" rsc="web" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>\n', ''] }),
      pacemakerExample('no colocation with a device that has a name', {
        '*:/var/lib/pacemaker/cib/cib.xml': ['      <rsc_colocation id="web-with-r0" rsc="web" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>\n', '', 'value="/dev/drbd0"', 'value="/dev/drbd_web"'],
        '*:/etc/drbd.conf': ['device /dev/drbd0;', 'device /dev/drbd_web minor 0;'],
      }),
    ],
    good: [
      pacemakerExample('beside the Primary'),
      pacemakerExample('beside the Primary by way of an address', { '*:/var/lib/pacemaker/cib/cib.xml': ['rsc="web" with-rsc="ms-r0"', 'rsc="fs" with-rsc="ms-r0"'] }),
      pacemakerExample('DRBD promotes itself, and Pacemaker does not run it', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="drbd_resource" value="r0"', 'name="drbd_resource" value="r1"'], '*:/etc/drbd.conf': ['resource r0 {', 'resource r1 {\n  device /dev/drbd1;\n  disk /dev/vg1/more;\n  meta-disk internal;\n  net {\n    fencing resource-and-stonith;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n  on alpha {\n    node-id 0;\n    address 198.51.100.1:7789;\n  }\n  on beta {\n    node-id 1;\n    address 198.51.100.2:7789;\n  }\n}\nresource r0 {'], }),
    ],
  },

  *check(cluster) {
    for (const { pacemaker, outer, device, deviceAt, resource, beside } of drbdUses(cluster)) {
      if (resource === undefined || beside.length > 0) continue
      const clone = pacemaker.facts('pacemaker-drbd').find(({ fact }) => fact.resource === resource)
      if (clone === undefined) continue
      yield { at: { origin: deviceAt }, message: `"${outer.fact.id}" mounts "${device}" of resource "${resource}", and nothing keeps it beside "${clone.fact.clone}"`, related: [{ at: clone, message: 'Pacemaker runs the resource by this' }] }
    }
  },
})
