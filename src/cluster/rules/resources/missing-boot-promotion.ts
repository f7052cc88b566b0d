import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isPromotedByOthers, primariesAtBoot, runsDrbdEight } from '../../view/boot-promotions.js'
import { startAtBoot } from '../../view/boot.js'
import { sharedMounts } from '../../view/drbd-mounts.js'
import { allowsTwoPrimaries, optionOf } from '../../view/drbd.js'
import { servicePromotions } from '../../view/service-promotions.js'
import { ocfs2Example } from '../example-cluster.js'

function drbd(startup: string): string {
  const on = (host: string, number: number): string =>
    `  on ${host} { device /dev/drbd0; disk /dev/sdc1; address 192.0.2.${number}:7799; meta-disk internal; }\n`
  return `resource r0 {\n  startup { wfc-timeout 60; ${startup}}\n  net { allow-two-primaries; }\n${on('alpha', 1)}${on('beta', 2)}}\n`
}

const host = {
  '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n',
  '*:facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n',
  '*:facts/rc.txt': 'rc3.d:\nS04drbd\nS05o2cb\nS06ocfs2\n',
} as const

/** A cluster file system that fstab mounts at boot needs its DRBD device primary by then. */
export const missingBootPromotion = defineClusterRule({
  id: 'cluster/missing-boot-promotion',
  severity: 'warning',
  origin: 'practice',
  summary: 'fstab mounts a DRBD device at boot, and nothing makes it primary',
  why: 'DRBD 8 makes no device primary by itself. It stays Secondary, which nobody may open, and the mount fails at each boot.',
  do: 'Write "become-primary-on both;" in startup.',
  sources: ['drbd.conf(5) "become-primary-on": without it the init script makes no resource primary', 'DRBD User\'s Guide 8.4, "Using OCFS2 with DRBD"'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('OCFS2 on a device that stays secondary', { ...host, '*:/etc/drbd.conf': drbd('') }),
      ocfs2Example('only one of the hosts becomes primary', { ...host, '*:/etc/drbd.conf': drbd('become-primary-on alpha; ') }),
    ],
    good: [
      ocfs2Example('both hosts', { ...host, '*:/etc/drbd.conf': drbd('become-primary-on both; ') }),
      ocfs2Example('each host by its name', { ...host, '*:/etc/drbd.conf': drbd('become-primary-on alpha beta; ') }),
      ocfs2Example('the mount promotes in DRBD 9', { ...host, '*:/etc/drbd.conf': drbd(''), '*:facts/proc-drbd.txt': 'version: 9.2.8 (api:2/proto:86-122)\n' }),
      ocfs2Example('a script promotes', { ...host, '*:/etc/drbd.conf': drbd(''), '*:/etc/init.d/promote': '#!/bin/sh\ncase "$1" in\nstart) drbdadm primary r0 ;;\nesac\n' }),
      ocfs2Example('nobody knows what starts at boot', { ...host, '*:/etc/drbd.conf': drbd(''), '*:facts/rc.txt': null }),
    ],
  },

  *check(cluster) {
    if (isPromotedElsewhere(cluster)) return
    for (const [resource, entries] of sharedMounts(cluster)) {
      const silent = entries.filter(entry => staysSecondary(cluster, entry.host, resource) && primariesAtBoot(cluster, entry.host, resource).length === 0)
      // Where one host's copy of drbd.conf says it and another's does not, that difference is reported.
      const left = silent.length === entries.length ? silent : silent.length > 0 ? [] : entries.filter(entry => staysSecondary(cluster, entry.host, resource) && isPassedOver(cluster, entry.host, resource))
      const [first] = left
      if (first === undefined) continue
      const hosts = [...new Set(left.map(entry => entry.host))]
      const at = cluster.factsOn(first.host, 'drbd-resource').find(({ fact }) => fact.name === resource)
      yield {
        at: first,
        message: `Nothing makes resource "${resource}" primary before host${hosts.length === 1 ? '' : 's'} ${listed(hosts.map(name => `"${name}"`))} mount${hosts.length === 1 ? 's' : ''} it at boot`,
        related: at === undefined ? [] : [{ at, message: 'the resource is set up here' }],
      }
    }
  },
})

/** Whatever else makes resources primary may do so with this one, too. */
function isPromotedElsewhere(cluster: ClusterModel): boolean {
  return isPromotedByOthers(cluster) || [...cluster.hosts.keys()].some(name => servicePromotions(cluster, name).length > 0)
}

function staysSecondary(cluster: ClusterModel, name: string, resource: string): boolean {
  // With one primary a mount on each host has a finding of its own.
  if (!allowsTwoPrimaries(optionOf(cluster, name, { resource, name: 'allow-two-primaries' })) || !runsDrbdEight(cluster, name) || startAtBoot(cluster, name, 'drbd') === undefined) return false
  return true
}

/** Tells whether "become-primary-on" names other hosts only; one that no host has is another fault. */
function isPassedOver(cluster: ClusterModel, name: string, resource: string): boolean {
  const names = primariesAtBoot(cluster, name, resource)
  return names.length > 0 && names.every(written => {
    const meant = cluster.hostNamed(written)
    return written !== 'both' && meant !== undefined && meant !== name
  })
}
