import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumesByHost } from '../../view/drbd.js'
import { misplacedUses } from '../../view/misplaced-uses.js'
import type { DrbdUse } from '../../view/pacemaker-resources.js'
import { pacemakerExample } from '../example-cluster.js'


const secondResource = `resource r1 {
  device /dev/drbd1;
  disk /dev/vg1/more;
  meta-disk internal;
  on alpha {
    node-id 0;
    address 198.51.100.1:7789;
  }
  on beta {
    node-id 1;
    address 198.51.100.2:7789;
  }
}
`

/** A file system is kept beside one DRBD resource and mounts the device of another. */
export const mismatchedDrbdDevice = defineClusterRule({
  id: 'cluster/mismatched-drbd-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a file system is kept beside one DRBD resource and mounts the device of another',
  why: 'The resource whose device it is may be Secondary on that node, where nobody can mount it.',
  do: 'Write the device of the resource beside which it is kept, or keep it beside the other one.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'Pacemaker 2.1.5 crm_verify says nothing'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('the device of no resource', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd1"'] }),
      pacemakerExample('the device of another resource', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd/by-res/r1/0"'], '*:/etc/drbd.conf': ['resource r0 {', secondResource + 'resource r0 {'] }),
      pacemakerExample('the named device of another resource', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd_more"'], '*:/etc/drbd.conf': ['resource r0 {', secondResource.replace('/dev/drbd1', '/dev/drbd_more minor 1') + 'resource r0 {'] }),
    ],
    good: [
      pacemakerExample('its own device'),
      pacemakerExample('its own device by the name that drbd.conf gives it', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd_web"'], '*:/etc/drbd.conf': ['device /dev/drbd0;', 'device /dev/drbd_web minor 0;'] }),
      pacemakerExample('its own device by the disk below it', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd/by-disk/vg1/data"'] }),
      pacemakerExample('its own device by the name of the resource', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd/by-res/r0/0"'] }),
    ],
  },

  *check(cluster) {
    const wrong = misplacedUses(cluster)
    const reported = new Set<DrbdUse>()
    for (const use of wrong) {
      const { pacemaker, outer, device, deviceAt, resource, beside } = use
      const [expected] = beside
      if (reported.has(use)) continue
      if (expected === undefined) {
        yield { at: { origin: deviceAt }, message: `"${device}" is the device of no resource` }
        continue
      }
      // Two that have each other's device: the two were exchanged.
      const other = resource === undefined ? undefined : wrong.find(another => another.beside.includes(resource) && another.resource !== undefined && beside.includes(another.resource))
      if (other !== undefined) reported.add(other)
      const clone = pacemaker.facts('pacemaker-drbd').find(({ fact }) => fact.resource === expected)
      yield {
        at: { origin: deviceAt },
        message: resource === undefined ? `"${device}" is the device of no resource, and "${outer.fact.id}" is kept beside "${expected}"` : `"${device}" belongs to resource "${resource}", and "${outer.fact.id}" is kept beside "${expected}"`,
        related: [
          ...(clone === undefined ? [] : [{ at: clone, message: `Pacemaker runs "${expected}" here` }]),
          ...(other === undefined ? [] : [{ at: { origin: other.deviceAt }, message: 'and the reverse here' }]),
        ],
        // A number that was taken from another resource leaves this device without one.
        followsFrom: resource !== undefined ? [] : volumesByHost(cluster).filter(({ fact }) => beside.includes(fact.resource)).map(({ fact, origin }) => ({ rule: 'drbd-conf/duplicate-minor', at: fact.places?.device ?? origin })),
      }
    }
  },
})
