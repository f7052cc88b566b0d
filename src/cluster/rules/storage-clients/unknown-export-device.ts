import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

function script(device: string): string {
  return `#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e data -d ${device} || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

/** A server must export a DRBD device that one of its resources makes. */
export const unknownExportDevice = defineClusterRule({
  id: 'cluster/unknown-export-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a script exports a DRBD device that no resource of the host has',
  why: 'The export fails, or hands out another device than the one that was promoted.',
  do: 'Write the device of the resource, or ask for it: drbdadm sh-dev RESOURCE.',
  sources: ['gnbd_export(8) "-d"', 'drbd.conf(5) "device"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another minor', { '*:/etc/ha.d/resource.d/export': script('/dev/drbd1') })],
    good: [
      heartbeatExample('the device of r0', { '*:/etc/ha.d/resource.d/export': script('/dev/drbd0') }),
      heartbeatExample('no drbd.conf was collected', { '*:/etc/drbd.conf': null, '*:/etc/ha.d/haresources': null, '*:/etc/ha.d/resource.d/export': script('/dev/drbd1') }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('script-command')) {
      const { command, arguments: words } = entry.fact
      const device = command === 'gnbd_export' ? words.find(word => /^\/dev\/drbd\d+$/.test(word)) : undefined
      if (device === undefined || reported.has(device)) continue
      const volumes = volumesByHost(cluster).filter(({ on }) => on === entry.host)
      const [first] = volumes
      if (first === undefined || volumes.some(({ fact }) => fact.device === device || `/dev/drbd${fact.minor ?? ''}` === device)) continue
      reported.add(device)
      yield {
        at: entry,
        message: `No resource of host "${entry.host}" has the device "${device}" that it exports`,
        related: [{ at: first, message: `resource "${first.fact.resource}" has "${first.fact.device ?? `/dev/drbd${first.fact.minor ?? ''}`}"` }],
      }
    }
  },
})
