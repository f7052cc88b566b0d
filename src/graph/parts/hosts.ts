import { fileOn } from '../../cluster/view/groups.js'
import { hostId } from '../ids.js'
import type { Sketch } from '../sketch.js'

/** Draws the hosts, each with the versions that its files are for. */
export function drawHosts({ cluster, addBox }: Sketch): void {
  for (const host of cluster.hosts.keys()) {
    const details = [
      versionOf('DRBD', cluster.factsOn(host, 'drbd-module')[0]?.fact.version ?? targetOf('drbd-conf')),
      versionOf('Heartbeat', targetOf('ha-cf')),
      versionOf('Cluster', targetOf('cluster-conf')),
      versionOf('Corosync', targetOf('corosync-conf')),
      versionOf('Pacemaker', targetOf('cib') ?? targetOf('crm-configure')),
      versionOf('drbd-reactor', targetOf('drbd-reactor')),
    ].flat()
    function targetOf(language: string): string | undefined {
      return fileOn(cluster, host, language)?.fact.target
    }
    addBox({ id: hostId(host), kind: 'host', label: host, details, origins: [] })
  }
}

function versionOf(name: string, version: string | undefined): string[] {
  return version === undefined ? [] : [`${name} ${version}`]
}
