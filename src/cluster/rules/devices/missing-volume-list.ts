import { defineClusterRule } from '../../define-cluster-rule.js'
import { activatedOn, volumeGroups } from '../../view/group-volumes.js'
import { heartbeatExample } from '../example-cluster.js'

const list = (names: string): string => `activation {\n    volume_list = [ ${names} ]\n}\n`

/** What heartbeat activates must be on the list of what LVM may activate. */
export const missingVolumeList = defineClusterRule({
  id: 'cluster/missing-volume-list',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeat activates a volume group that volume_list of lvm.conf leaves out',
  why: 'LVM activates nothing that is not on the list, and says so with success or failure by its release: the volumes are not there, and the group cannot be started on this host.',
  do: 'Add the volume group to volume_list.',
  sources: ['lvm.conf(5) activation/volume_list: only what it names is activated'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta does not activate it', {
      '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], 'alpha:/etc/lvm/lvm.conf': list('"root", "guests"'), 'beta:/etc/lvm/lvm.conf': list('"root"'),
    })],
    good: [
      heartbeatExample('it is on the list', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], '*:/etc/lvm/lvm.conf': list('"root", "guests"') }),
      heartbeatExample('one of its volumes is', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], '*:/etc/lvm/lvm.conf': list('"guests/images"') }),
      heartbeatExample('tags may mean it', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], '*:/etc/lvm/lvm.conf': list('"root", "@shared"') }),
    ],
  },

  *check(cluster) {
    const groups = volumeGroups(cluster)
    for (const host of cluster.hosts.keys()) {
      const options = cluster.factsOn(host, 'lvm-option')
      const found = options.find(({ fact }) => fact.section === 'activation' && fact.name === 'volume_list')
      if (found === undefined) continue
      const names = (found.fact.items ?? [found.fact.value]).map(item => item.split('/', 1)[0] ?? '')
      if (names.some(name => name.startsWith('@'))) continue
      for (const { name, at } of activatedOn(cluster, host)) {
        // A name that no host knows may be a slip, which is reported as that.
        if (names.includes(name) || (groups.size > 0 && !groups.has(name))) continue
        yield {
          at: found,
          message: `"${name}" is not on the list, so host "${host}" cannot activate it`,
          related: [{ at, message: 'heartbeat is to activate it here' }],
        }
      }
    }
  },
})
