import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const header = (msgwait: number): string => `==Dumping header on disk /dev/disk/by-id/scsi-demo\nHeader version     : 2.1\nNumber of slots    : 255\nSector size        : 512\nTimeout (watchdog) : ${msgwait / 2}\nTimeout (allocate) : 2\nTimeout (loop)     : 1\nTimeout (msgwait)  : ${msgwait}\n==Header on disk /dev/disk/by-id/scsi-demo is dumped\n`

/** How long a device is waited for where nothing is said, in milliseconds. */
const defaultTimeout = 60_000

/** Fencing by disks takes longer than it is waited for. */
export const conflictingStonithTimeout = defineClusterRule({
  id: 'cluster/conflicting-stonith-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'fencing by the disks of SBD takes longer than it is waited for',
  why: 'A node counts as fenced when the time msgwait of the disk has passed. A stonith-timeout that ends earlier makes of each success a failure: fencing is tried again and again, and nothing is taken over.',
  do: 'Set stonith-timeout to 1.2 × msgwait at least, and pcmk_delay_max of the device on top.',
  sources: ['ClusterLabs, crmsh issue 1932', 'SUSE Linux Enterprise High Availability, "Storage protection and SBD": stonith-timeout ≥ msgwait + 20 %', 'sbd(8), msgwait'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a disk with a long time', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n', 'alpha:facts/sbd-dump.txt': header(120) }),
      pacemakerExample('a short timeout', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n', '*:facts/sbd-dump.txt': header(60), '*:/var/lib/pacemaker/cib/cib.xml': ['<nvpair id="option-stonith"', '<nvpair id="option-timeout" name="stonith-timeout" value="40s"/>\n        <nvpair id="option-stonith"'] }),
    ],
    good: [
      pacemakerExample('longer', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n', 'alpha:facts/sbd-dump.txt': header(30) }),
      pacemakerExample('nobody knows the header', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n' }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const device = pacemaker.facts('pacemaker-resource').find(({ fact }) => /^stonith:(?:fence_sbd|external\/sbd)$/.test(fact.agent ?? ''))
      const longest = longestWait(pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd-header')))
      if (device === undefined || longest === undefined || device.fact.isOpen) continue
      const set = pacemaker.option('stonith-timeout')
      const timeout = set === undefined ? defaultTimeout : set.fact.ms
      const own = ['pcmk_reboot_timeout', 'pcmk_off_timeout'].some(name => device.fact.parameters[name] !== undefined)
      if (timeout === undefined || own || timeout >= longest.ms * 1.2) continue
      yield {
        at: set ?? device,
        message: `stonith-timeout is ${milliseconds(timeout)}${set === undefined ? ' where it is not set' : ''}, and fencing by the disk takes ${milliseconds(longest.ms)}: at least ${milliseconds(longest.ms * 1.2)} are needed`,
        related: [{ at: longest.at, message: 'msgwait of the disk' }],
      }
    }
  },
})

/** What the disk says that takes the longest. */
function longestWait(headers: readonly HostFact<'sbd-header'>[]): { readonly ms: number; readonly at: Origin } | undefined {
  const waits = headers.flatMap(({ fact: { msgwaitMs, msgwaitAt }, origin }) => (msgwaitMs === undefined ? [] : [{ ms: msgwaitMs, at: msgwaitAt ?? origin }]))
  return waits.toSorted((one, other) => other.ms - one.ms)[0]
}
