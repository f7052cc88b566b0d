import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources, volumesByHost } from '../../view/drbd.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { activatedOn, volumeGroups } from '../../view/group-volumes.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const pvs = '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"guests","pv_size":"10737418240B"}]}]}\n'

/** A volume group on DRBD can be activated where its resource is primary. */
export const conflictingVolumeOrder = defineClusterRule({
  id: 'cluster/conflicting-volume-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a group activates a volume group before the DRBD resource below it is primary',
  why: 'Resources start from left to right. LVM cannot open a secondary device and does not find the group, so the start fails and all is given up.',
  do: 'Write drbddisk before LVM.',
  sources: ['DRBD User\'s Guide, "Highly available LVM with Heartbeat"', 'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, acquireresourcegroup()'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('LVM comes first', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'LVM::guests drbddisk::r0'], 'alpha:facts/pvs.json': pvs })],
    good: [
      heartbeatExample('DRBD comes first', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], 'alpha:facts/pvs.json': pvs }),
      heartbeatExample('a group on other disks', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'LVM::guests drbddisk::r0'], 'alpha:facts/pvs.json': pvs.replace('drbd0', 'sdc1') }),
    ],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const promoted = promotedResources(cluster, host)
      const volumes = volumesByHost(cluster).filter(({ on }) => on === host)
      for (const { name, at } of activatedOn(cluster, host)) {
        const devices = volumeGroups(cluster).get(name)
        const resource = volumes.find(({ fact }) => namesOfDevice(fact).some(name => devices?.has(name) === true))?.fact.resource
        const own = promoted.filter(one => one.fact.group === at.fact.group && (one.resource === resource || one.resource === 'all'))
        const [late] = own
        if (resource === undefined || late === undefined || own.some(({ fact }) => fact.index < at.fact.index)) continue
        yield {
          at,
          message: `Volume group "${name}" is activated before "${resource}", the DRBD resource below it, is primary`,
          related: [{ at: late, message: `"${resource}" becomes primary here` }],
        }
      }
    }
  },
})
