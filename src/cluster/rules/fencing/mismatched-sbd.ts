import type { FactOf } from '../../../facts/fact.js'
import type { Origin } from '../../../text/located.js'
import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** What must be equal, as text, and where it is written. The watchdog is each host's own. */
const compared: readonly { readonly name: string; of(sbd: FactOf<'sbd'>): { readonly value: string; readonly at: Origin | undefined } }[] = [
  { name: 'SBD_DEVICE', of: ({ devices }) => ({ value: devices.map(({ value }) => value).sort().join(';'), at: devices[0]?.at }) },
  { name: 'SBD_WATCHDOG_TIMEOUT', of: ({ watchdogTimeout: time }) => ({ value: time === undefined ? '' : milliseconds(time.ms), at: time?.at }) },
  { name: 'SBD_STARTMODE', of: ({ startMode }) => ({ value: startMode?.value ?? '', at: startMode?.at }) },
  { name: 'SBD_DELAY_START', of: ({ delayStart: delay }) => ({ value: delay === undefined ? '' : delay.ms === undefined ? (delay.isOn ? 'yes' : 'no') : milliseconds(delay.ms), at: delay?.at }) },
]

/** SBD is set up otherwise on another host. */
export const mismatchedSbd = defineClusterRule({
  id: 'cluster/mismatched-sbd',
  severity: 'error',
  origin: 'practice',
  summary: 'SBD is set up otherwise on another host',
  why: 'A node waits for as long as its own settings say and then takes the other one for dead: where the times, the disks or the start differ, it is not yet, or never saw the message.',
  do: 'Copy one file to all nodes.',
  sources: ['ClusterLabs, Pacemaker issues 1471 and 2142', 'sbd(8): the same on all nodes'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('another time', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_TIMEOUT=5\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_TIMEOUT=15\n' }),
      pacemakerExample('another disk', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo;/dev/disk/by-id/scsi-two"\n' }),
      pacemakerExample('one waits before it starts', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=no\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=yes\n' }),
      pacemakerExample('one waits longer before it starts', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=30\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=60\n' }),
    ],
    good: [
      pacemakerExample('the same wait, written otherwise', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=30\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_DELAY_START=30s\n' }),
      pacemakerExample('the same', { '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=5\n' }),
      pacemakerExample('the disks in another order', { 'alpha:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo;/dev/disk/by-id/scsi-two"\n', 'beta:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-two;/dev/disk/by-id/scsi-demo"\n' }),
      pacemakerExample('each host calls its watchdog otherwise', { 'alpha:/etc/sysconfig/sbd': 'SBD_WATCHDOG_DEV=/dev/watchdog0\n', 'beta:/etc/sysconfig/sbd': 'SBD_WATCHDOG_DEV=/dev/watchdog1\n' }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const files = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd').slice(0, 1))
      for (const { name, of } of compared) {
        const said = files.map(({ host, fact, origin }) => ({ host, origin, ...of(fact) }))
        for (const { item, from } of deviations(said, (one, other) => one.value === other.value)) {
          const shown = (value: string): string => (value === '' ? 'not set' : `"${value}"`)
          yield {
            at: { origin: item.at ?? item.origin },
            message: `${name} is ${shown(item.value)} on host "${item.host}" and ${shown(from.value)} on host "${from.host}"`,
            related: [{ at: { origin: from.at ?? from.origin }, message: `on host "${from.host}"` }],
          }
        }
      }
    }
  },
})
