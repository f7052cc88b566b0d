import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

function drbddisk(device: string): string {
  return `#!/bin/sh\nRES="$1"\ncase "$2" in\n  start) drbdadm primary $RES && gnbd_serv && gnbd_export -c -e data -d ${device} || exit 1 ;;\nesac\n`
}

/** A script that promotes the resource it is told must not export a device of its own choice. */
export const unsafeFixedDevice = defineClusterRule({
  id: 'cluster/unsafe-fixed-device',
  severity: 'warning',
  origin: 'practice',
  summary: 'a script promotes the resource that it is given and exports a fixed device',
  why: 'For another resource, or after the devices were renumbered, it exports what it did not promote.',
  do: 'Ask for the device: drbdadm sh-dev RESOURCE.',
  sources: ['drbdadm(8) "sh-dev"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('/dev/drbd0 for any resource', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk('/dev/drbd0'),
      }),
    ],
    good: [
      heartbeatExample('the device of the resource', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk('$(drbdadm sh-dev $RES)'),
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const commands = cluster.factsOn(host, 'script-command')
      for (const entry of commands) {
        const device = entry.fact.arguments.find(word => /^\/dev\/drbd\d+$/.test(word))
        if (device === undefined || !/^(gnbd_export|mount|vblade|tgtadm)$/.test(entry.fact.command)) continue
        const promotion = commands.find(({ fact }) => {
          return (
            fact.script === entry.fact.script &&
            fact.arguments.includes('primary') &&
            fact.arguments.some(word => word.startsWith('$'))
          )
        })
        if (promotion === undefined) continue
        yield {
          at: entry,
          message: `"${entry.fact.command}" uses "${device}" whatever resource is promoted`,
          related: [{ at: promotion, message: 'the resource is an argument here' }],
        }
      }
    }
  },
})
