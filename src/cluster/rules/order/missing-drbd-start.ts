import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { sharedMounts } from '../../view/drbd-mounts.js'
import { promotedResources } from '../../view/drbd.js'
import { drbdClusters, fileOn } from '../../view/groups.js'
import { serviceScripts } from '../../view/scripts.js'
import { drbdNineExample, heartbeatExample, ocfs2Example } from '../example-cluster.js'

const disabled = 'drbd.service disabled enabled\nheartbeat.service enabled enabled\n'
const links = '/etc/rc2.d:\nS16ssh\nS75heartbeat\n'
const sectionOf = (host: string, number: number): string => `  on ${host} { device /dev/drbd0; disk /dev/sdc1; address 192.0.2.${number}:7799; meta-disk internal; }\n`
const drbdOfOcfs2 = `resource r0 {\n  startup { wfc-timeout 60; become-primary-on both; }\n  net { allow-two-primaries; }\n${sectionOf('alpha', 1)}${sectionOf('beta', 2)}}\n`
const drbdadm = (command: string): string => `#!/bin/sh\ncase "$1" in\n  start) drbdadm ${command} ;;\n  status) echo stopped ;;\nesac\n`

/** Who promotes a resource, or mounts its device, at boot needs DRBD to run by then. */
export const missingDrbdStart = defineClusterRule({
  id: 'cluster/missing-drbd-start',
  severity: 'error',
  origin: 'practice',
  summary: 'nothing starts DRBD at boot, and heartbeat, fstab or nobody uses it',
  why: 'drbddisk makes a resource primary that runs already; it starts none. After a boot the device is not there, and neither the group nor the mount comes up.',
  do: 'Enable the service: systemctl enable drbd, chkconfig drbd on, update-rc.d drbd defaults.',
  sources: ['drbd-utils scripts/drbddisk: "start" is drbdadm primary alone', 'drbd-utils scripts/drbd.service: please disable, unless you are not using a cluster manager that starts DRBD'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('drbd.service is disabled on both', { '*:facts/services.txt': disabled }),
      heartbeatExample('no host has a link', { '*:facts/rc.txt': links }),
      ocfs2Example('fstab mounts the device', { '*:/etc/drbd.conf': drbdOfOcfs2, '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n', '*:facts/rc.txt': '/etc/rc3.d:\nS05o2cb\nS06ocfs2\n' }),
      drbdNineExample('no manager is there, and the unit is disabled on all hosts', { '*:facts/services.txt': 'drbd.service disabled enabled\nsshd.service enabled enabled\n' }),
    ],
    good: [
      drbdNineExample('a manager may start it', { '*:facts/services.txt': 'drbd.service disabled enabled\npacemaker.service enabled enabled\n' }),
      heartbeatExample('a script of the group starts it', { '*:facts/services.txt': disabled, '*:/etc/ha.d/haresources': ['drbddisk::r0', 'bring-up drbddisk::r0'], '*:/etc/ha.d/resource.d/bring-up': drbdadm('up r0') }),
      heartbeatExample('drbddisk was changed', { '*:facts/services.txt': disabled, '*:/etc/ha.d/resource.d/drbddisk': drbdadm('adjust $RES') }),
      heartbeatExample('units of single resources', { '*:facts/services.txt': `${disabled}drbd@r0.service enabled enabled\n` }),
      heartbeatExample('heartbeat is not started at boot either', { '*:facts/services.txt': 'drbd.service disabled enabled\nheartbeat.service disabled enabled\n' }),
      heartbeatExample('nobody knows what starts at boot', {}),
      heartbeatExample('DRBD starts', { '*:facts/rc.txt': links.replace('S75', 'S70drbd\nS75') }),
    ],
  },

  *check(cluster) {
    for (const group of drbdClusters(cluster)) {
      const hosts = group.filter(host => fileOn(cluster, host, 'drbd-conf') !== undefined)
      // What starts on some hosts only is reported as that.
      if (hosts.some(host => !isBootKnown(cluster, host) || isStarted(cluster, host))) continue
      const uses = hosts.flatMap(host => useOf(cluster, host) ?? [])
      const [first, ...others] = uses.map(use => ({ ...use, place: placeOn(cluster, use.host) }))
      if (first === undefined) {
        yield* ofNobody(cluster, hosts)
        continue
      }
      yield {
        at: first.place,
        message: `Nothing starts DRBD when ${uses.length === 1 ? 'host' : 'hosts'} ${listed(uses.map(({ host }) => `"${host}"`))} ${uses.length === 1 ? 'boots' : 'boot'}, and ${first.who} needs it`,
        related: [{ at: first.at, message: `${first.who} uses it here` }, ...others.map(({ host, place }) => ({ at: place, message: `nor does it start on host "${host}"` }))],
      }
    }
  },
})

/** DRBD of hosts that have no manager of which anything is known: its unit is there, and disabled on all of them. */
function* ofNobody(cluster: ClusterModel, hosts: readonly string[]): Generator<Finding> {
  const units = hosts.flatMap(host => cluster.factsOn(host, 'enabled-service').find(({ fact }) => fact.service === 'drbd' && fact.manager === 'systemd') ?? [])
  const [first, ...others] = units
  const mayBeManaged = hosts.some(host => cluster.factsOn(host, 'enabled-service').some(({ fact }) => fact.isEnabled && managers.test(fact.service)))
  const hasManager = hosts.some(host => cluster.factsOn(host, 'heartbeat-host').length > 0 || cluster.factsOn(host, 'rhcs-host').length > 0)
  if (first === undefined || units.length !== hosts.length || mayBeManaged || hasManager) return
  yield {
    at: first,
    severity: 'warning',
    message: `Nothing starts DRBD when ${hosts.length === 1 ? 'host' : 'hosts'} ${listed(hosts.map(host => `"${host}"`))} ${hosts.length === 1 ? 'boots' : 'boot'}`,
    related: others.map(other => ({ at: other, message: `nor does it start on host "${other.host}"` })),
  }
}

function isBootKnown(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
}

/** Where it is said that the service does not start, or what does. */
function placeOn(cluster: ClusterModel, host: string): Place {
  const units = cluster.factsOn(host, 'enabled-service')
  return units.find(({ fact }) => fact.service === 'drbd') ?? cluster.factsOn(host, 'rc-link')[0] ?? units[0] ?? { file: host, span: { start: 0, end: 0 } }
}

interface Use {
  readonly host: string
  readonly who: string
  readonly at: Place
}

/** What needs DRBD once a host has booted. */
function useOf(cluster: ClusterModel, host: string): Use | undefined {
  const [promotion] = promotedResources(cluster, host)
  if (promotion !== undefined && startAtBoot(cluster, host, 'heartbeat') !== undefined) return { host, who: 'heartbeat', at: promotion }
  const mount = [...sharedMounts(cluster).values()].flat().find(entry => entry.host === host)
  return mount === undefined ? undefined : { host, who: 'fstab', at: mount }
}

/** Services that start DRBD, each in its own way, or may do so. */
const starters = /drbd(?!-graceful-shutdown)|linstor|pacemaker|corosync|opensvc|ganeti|pve|proxmox|rc[-.]?local/i

/** What may run DRBD by files that nobody collected. */
const managers = /heartbeat|rgmanager|cman|keepalived|docker|podman|kube|xen|libvirt/i

/** Commands that start resources, of drbdadm or of a program around it. */
const startsIt = /^(?:up|adjust|adjust-with-progress|attach|connect|primary|all|start|\$.*)$/

/** Tells whether something starts DRBD on a host, or may: a service, a script that runs, or a manager of the cluster. */
function isStarted(cluster: ClusterModel, host: string): boolean {
  if (['pacemaker-drbd', 'pacemaker-resource', 'promoted-resource'].some(kind => cluster.factsOn(host, kind as 'promoted-resource').length > 0)) return true
  if (startAtBoot(cluster, host, 'drbd') !== undefined || cluster.factsOn(host, 'rhcs-resource').some(isOfDrbd)) return true
  const services = [...cluster.factsOn(host, 'enabled-service').filter(({ fact }) => fact.isEnabled), ...cluster.factsOn(host, 'rc-link').filter(({ fact }) => fact.action === 'start')]
  // A link of System V says nothing where systemd has a unit of the name.
  if (services.some(({ fact }) => starters.test(fact.service) && (fact.service !== 'drbd' || startAtBoot(cluster, host, 'drbd') !== undefined))) return true
  const running = new Set([...cluster.factsOn(host, 'group-resource').map(({ fact }) => fact.script), ...serviceScripts(cluster, host)])
  return cluster.factsOn(host, 'script-command').some(({ fact }) => (running.has(fact.script) || startAtBoot(cluster, host, fact.script) !== undefined) && isStart(fact.script, fact.command, fact.arguments))
}

/** The stock drbddisk promotes, which starts nothing. */
function isStart(script: string, command: string, words: readonly string[]): boolean {
  if (!/^(?:drbdadm|drbdsetup|drbd|service|systemctl|rcdrbd|modprobe)$/.test(command)) return false
  const isPromotion = script === 'drbddisk' && (words[0] === 'primary' || words[0] === 'secondary')
  return !isPromotion && words.some(word => startsIt.test(word) || word === 'drbd')
}

function isOfDrbd({ fact }: HostFact<'rhcs-resource'>): boolean {
  return fact.type === 'drbd' || /drbd/i.test(`${fact.name ?? ''} ${fact.attributes['file'] ?? ''}`)
}
