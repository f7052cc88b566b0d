import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const timeout = ['      </cluster_property_set>', '        <nvpair id="option-watchdog" name="stonith-watchdog-timeout" value="100s"/>\n      </cluster_property_set>', '          <nvpair id="fence-devices" name="devices" value="/dev/disk/by-id/scsi-demo"/>\n', '', 'type="fence_sbd"', 'type="fence_ipmilan"']

/** Two nodes without a third vote have SBD without a disk. */
export const unsafeDisklessSbd = defineClusterRule({
  id: 'cluster/unsafe-diskless-sbd',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes without a third vote have SBD without a disk',
  why: 'Without a disk a node resets itself when it has no quorum. Of two nodes neither has one without the other: the loss of one, or of the link, resets both.',
  do: 'Give SBD a disk, or the cluster a quorum device.',
  sources: ['SUSE Linux Enterprise High Availability, "Diskless SBD": two nodes need a QDevice', 'ClusterLabs, sbd issue 76'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('two nodes', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=5\n' }),
    ],
    good: [
      pacemakerExample('a quorum device', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=35\n', '*:/etc/corosync/corosync.conf': ['\ttwo_node: 1\n', '\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: 192.0.2.250\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n'] }),
      pacemakerExample('a disk', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n' }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-watchdog-timeout')
      const ms = option?.fact.ms
      const [sbd] = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd'))
      if (option === undefined || ms === undefined || ms <= 0 || sbd === undefined || sbd.fact.devices.length > 0) continue
      const members = pacemaker.hosts.map(host => cluster.factsOn(host, 'corosync-node')).find(nodes => nodes.length > 0) ?? []
      if (members.length !== 2 || corosyncSetting(cluster, pacemaker.hosts, 'quorum device / model') !== undefined) continue
      yield { at: sbd, message: 'SBD has no disk, and two nodes no third vote: the loss of one resets both', related: [{ at: option, message: 'Pacemaker relies on the watchdog by this' }] }
    }
  },
})
