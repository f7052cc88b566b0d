import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { gnbdImports } from '../../view/gnbd-imports.js'
import { serviceScripts } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

const script = '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv -n && gnbd_export -c -e data -d /dev/drbd0 || exit 1 ;;\n  stop) gnbd_export -r data ;;\n  status) gnbd_export -l ;;\nesac\n'
const group = (resources: string): readonly string[] => ['Filesystem::/dev/drbd0::/srv/data::ext3', resources]
const client = { 'gamma:/etc/hostname': 'gamma\n', 'gamma:/etc/fstab': '/dev/gnbd/data /data ocfs2 noatime,_netdev 0 0\n' }

/** What clients import, somebody exports. */
export const unusedGnbdExport = defineClusterRule({
  id: 'cluster/unused-gnbd-export',
  severity: 'error',
  origin: 'practice',
  summary: 'nothing runs the script that exports what clients of GNBD use',
  why: 'No host exports the device, neither after boot nor after a failover, and clients wait for it without end.',
  do: 'Name the script in haresources, behind drbddisk, or in a service of cluster.conf, or let boot start it.',
  sources: ['gnbd_export(8): an export lasts until the host goes down', 'heartbeat 3.0.6 doc/haresources: heartbeat runs the scripts that a group names'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('no group names it', { '*:/etc/ha.d/haresources': group('IPaddr::192.0.2.11/24/eth0'), '*:/etc/ha.d/resource.d/export': script, ...client })],
    good: [
      heartbeatExample('a group names it', { '*:/etc/ha.d/haresources': group('export'), '*:/etc/ha.d/resource.d/export': script, ...client }),
      heartbeatExample('boot starts it', { '*:/etc/init.d/export': script, '*:facts/rc.txt': '/etc/rc3.d:\nS70drbd\nS75heartbeat\nS80export\n', ...client }),
      heartbeatExample('nobody uses it', { '*:/etc/ha.d/resource.d/export': script }),
    ],
  },

  *check(cluster) {
    const exports = cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export' && fact.branch === 'start' && fact.arguments.includes('-e'))
    if (exports.length === 0 || !hasClients(cluster) || exports.some(entry => mayRun(cluster, entry))) return
    const [first, ...others] = [...new Map(exports.map(entry => [entry.host, entry] as const)).values()]
    if (first === undefined) return
    yield {
      at: first,
      message: `Nothing runs "${first.fact.script}" on ${listed([first, ...others].map(({ host }) => `"${host}"`))}, and clients use what it exports`,
      related: others.map(other => ({ at: other, message: `nor on host "${other.host}"` })),
    }
  },
})

function hasClients(cluster: ClusterModel): boolean {
  return gnbdImports(cluster).length > 0 || cluster.facts('mount').some(({ fact }) => fact.device.startsWith('/dev/gnbd/'))
}

/** Tells whether something runs a script of a host, or may: what starts there is not known, or another script names it. */
function mayRun(cluster: ClusterModel, { host, fact: { script }, origin }: HostFact<'script-command'>): boolean {
  if (serviceScripts(cluster, host).includes(script)) return true
  const groups = cluster.factsOn(host, 'group-resource')
  if (groups.some(({ fact }) => fact.script === script)) return true
  if (cluster.factsOn(host, 'script-command').some(({ fact }) => fact.script !== script && [fact.command, ...fact.arguments].some(word => word.endsWith(script)))) return true
  const isInit = cluster.factsOn(host, 'init-script').some(entry => entry.origin.file === origin.file)
  if (!isInit) return groups.length === 0
  const isBootKnown = cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
  return !isBootKnown || startAtBoot(cluster, host, script) !== undefined
}
