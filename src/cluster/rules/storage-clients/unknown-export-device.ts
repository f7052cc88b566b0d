import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { isDeviceOf } from '../../view/drbd-devices.js'
import { filesOf } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

function script(device: string): string {
  return `#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e data -d ${device} || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

function target(device: string): string {
  return `Target iqn.2008-04.com.example:storage.data\n  Lun 0 Path=${device},Type=blockio\n`
}

/** A server must export a DRBD device that one of its resources makes. */
export const unknownExportDevice = defineClusterRule({
  id: 'cluster/unknown-export-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a script or an iSCSI target exports a DRBD device that no resource of the host has, or the disk below one',
  why: 'The export fails, or hands out another device than the one that was promoted. What clients write to the disk below DRBD does not reach the other host.',
  do: 'Write the device of the resource, or ask for it: drbdadm sh-dev RESOURCE.',
  sources: ['gnbd_export(8) "-d"', 'ietd.conf(5) "Lun"', 'drbd.conf(5) "device"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('the disk below DRBD', { '*:/etc/ha.d/resource.d/export': script('/dev/vg1/data') }), heartbeatExample('another minor', { '*:/etc/ha.d/resource.d/export': script('/dev/drbd1') }), heartbeatExample('the disk below DRBD as a LUN', { '*:/etc/ietd.conf': target('/dev/vg1/data') })],
    good: [
      heartbeatExample('the device of r0 as a LUN', { '*:/etc/ietd.conf': target('/dev/drbd0') }),
      heartbeatExample('the device of r0', { '*:/etc/ha.d/resource.d/export': script('/dev/drbd0') }),
      heartbeatExample('no drbd.conf was collected', { '*:/etc/drbd.conf': null, '*:/etc/ha.d/haresources': null, '*:/etc/ha.d/resource.d/export': script('/dev/drbd1') }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('script-command')) {
      const { command, arguments: words } = entry.fact
      if (command === 'gnbd_export') yield* diskBelow(cluster, entry, words, reported)
      if (command === 'gnbd_export') yield* deviceOfNone(cluster, entry, words, reported)
    }
    for (const entry of cluster.facts('iscsi-lun')) {
      yield* diskBelow(cluster, entry, [entry.fact.device], reported)
      yield* deviceOfNone(cluster, entry, [entry.fact.device], reported)
    }
  },
})

type Export = HostFact<'script-command'> | HostFact<'iscsi-lun'>

/** A DRBD device that is exported, and that no resource has. */
function* deviceOfNone(cluster: ClusterModel, entry: Export, words: readonly string[], reported: Set<string>): Generator<Finding> {
  const device = words.find(word => /^\/dev\/drbd\d+$/.test(word))
  if (device === undefined || reported.has(device)) return
  const volumes = volumesByHost(cluster).filter(({ on }) => on === entry.host)
  const [first] = volumes
  if (first === undefined || volumes.some(({ fact }) => isDeviceOf(fact, device))) return
  reported.add(device)
  yield {
    at: entry,
    message: `No resource of host "${entry.host}" has the device "${device}" that it exports`,
    related: [{ at: first, message: `resource "${first.fact.resource}" has "${first.fact.device ?? `/dev/drbd${first.fact.minor ?? ''}`}"` }],
    // Of two volumes with one device the second has lost its own.
    followsFrom: ['duplicate-device', 'duplicate-minor'].flatMap(rule => filesOf(cluster, entry.host, 'drbd-conf').map(at => ({ rule: `drbd-conf/${rule}`, at }))),
  }
}

/** What DRBD mirrors is exported past it. */
function* diskBelow(cluster: ClusterModel, entry: Export, words: readonly string[], reported: Set<string>): Generator<Finding> {
  const exported = new Set(words.filter(word => word.startsWith('/dev/')).map(canonicalDevice))
  const volume = volumesByHost(cluster).find(({ on, fact }) => on === entry.host && fact.disk !== undefined && exported.has(canonicalDevice(fact.disk)))
  const { disk = '', device = `/dev/drbd${volume?.fact.minor ?? ''}` } = volume?.fact ?? {}
  if (volume === undefined || reported.has(disk)) return
  reported.add(disk)
  yield { at: entry, message: `Host "${entry.host}" exports "${disk}", the disk below "${device}"`, related: [{ at: volume, message: 'DRBD uses the disk here' }] }
}
