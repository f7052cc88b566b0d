import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** How long corosync waits for the device where nothing is said, in milliseconds. */
const defaultWait = 30_000

const fencing = ['          <nvpair id="fence-devices" name="devices" value="/dev/disk/by-id/scsi-demo"/>\n', '', 'type="fence_sbd"', 'type="fence_ipmilan"']
const device = ['\ttwo_node: 1\n', '\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: 192.0.2.250\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n']

/** The watchdog fires while the quorum device is asked. */
export const conflictingDeviceTimeout = defineClusterRule({
  id: 'cluster/conflicting-device-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'the watchdog fires while the quorum device is asked',
  why: 'When a node is lost, corosync waits for the quorum device for up to sync_timeout, without quorum meanwhile. A watchdog that fires earlier resets the node that would have gone on.',
  do: 'Make SBD_WATCHDOG_TIMEOUT longer than sync_timeout, 30 s where it is not set.',
  sources: ['ClusterLabs, crmsh issue 1991', 'crmsh sbd.py: 35 s with a quorum device', 'corosync-qdevice(8), sync_timeout'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('5 s', { '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=5\n', '*:/var/lib/pacemaker/cib/cib.xml': fencing, '*:/etc/corosync/corosync.conf': device }),
    ],
    good: [
      pacemakerExample('35 s', { '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=35\n', '*:/var/lib/pacemaker/cib/cib.xml': fencing, '*:/etc/corosync/corosync.conf': device }),
      pacemakerExample('no quorum device', { '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=5\n', '*:/var/lib/pacemaker/cib/cib.xml': fencing }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const device = corosyncSetting(cluster, pacemaker.hosts, 'quorum device / model')
      const written = corosyncSetting(cluster, pacemaker.hosts, 'quorum device / sync_timeout')
      const wait = written === undefined ? defaultWait : Number(written.fact.value)
      const [sbd] = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd'))
      const time = sbd?.fact.watchdogTimeout
      // With disks the time in their header counts.
      if (device === undefined || sbd === undefined || sbd.fact.devices.length > 0 || time === undefined || !Number.isFinite(wait) || time.ms > wait) continue
      yield { at: { origin: time.at }, message: `The watchdog fires after ${milliseconds(time.ms)}, and the quorum device may take ${milliseconds(wait)}`, related: [{ at: written ?? device, message: 'the quorum device' }] }
    }
  },
})
