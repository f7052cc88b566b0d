import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** The CIB fences by other disks than SBD watches. */
export const mismatchedSbdDevices = defineClusterRule({
  id: 'cluster/mismatched-sbd-devices',
  severity: 'error',
  origin: 'practice',
  summary: 'the CIB fences by other disks than SBD watches',
  why: 'The message that tells a node to die is written to a disk that it does not read: fencing times out, or reports a death that did not happen.',
  do: 'Name the disks of SBD_DEVICE in the fence device, or leave them out there.',
  sources: ['SUSE, doc-sleha issue 74', 'sbd(8), fence_sbd(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('another disk', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-other"\n' }),
      pacemakerExample('SBD watches no disk', { '*:/etc/sysconfig/sbd': 'SBD_WATCHDOG_TIMEOUT=5\n' }),
    ],
    good: [
      pacemakerExample('the same disk', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n' }),
      pacemakerExample('nobody knows what SBD watches'),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const device = pacemaker.facts('pacemaker-resource').find(({ fact }) => /^stonith:(?:fence_sbd|external\/sbd)$/.test(fact.agent ?? ''))
      const all = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd'))
      const [sbd] = all
      if (device === undefined || device.fact.isOpen || sbd === undefined) continue
      const written = device.fact.parameters['devices'] ?? device.fact.parameters['sbd_device']
      // Hosts that differ from each other are reported by themselves.
      const watched = all.flatMap(({ fact }) => fact.devices.map(({ value }) => value))
      const missing = written?.value.split(/[\s,;]+/).find(path => path !== '' && !watched.includes(path))
      // Where the device names no disks, it takes those of SBD.
      if (missing === undefined && watched.length > 0) continue
      yield {
        at: { origin: written?.at ?? device.origin },
        message: watched.length === 0 ? `"${device.fact.id}" fences by a disk, and SBD watches none` : `"${device.fact.id}" fences by "${missing ?? ''}", which SBD does not watch`,
        // A misspelt name of the setting is reported by itself.
        followsFrom: watched.length === 0 ? all.map(({ origin }) => ({ rule: 'sbd/unknown-setting', at: { file: origin.file, span: { start: 0, end: 0 } } })) : [],
        related: [{ at: { origin: sbd.fact.devices[0]?.at ?? sbd.origin }, message: 'SBD is set up here' }],
      }
    }
  },
})
