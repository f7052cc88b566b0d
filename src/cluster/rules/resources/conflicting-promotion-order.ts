import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { promotedResources, volumesByHost } from '../../view/drbd.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { guestsOf } from '../../view/guests.js'
import { distinctHaresources, groupsOf } from '../../view/resources.js'
import { servicePromotions } from '../../view/service-promotions.js'
import { attributeOfPart, partsInside } from '../../view/service-tree.js'
import type { ServicePart } from '../../view/service-tree.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

const gnbd = '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv -n && gnbd_export -c -e data -d /dev/drbd0 || exit 1 ;;\n  stop) gnbd_export -r data ;;\n  status) gnbd_export -l ;;\nesac\n'
const group = (resources: string): readonly string[] => ['drbddisk::r0 Filesystem::/dev/drbd0::/srv/data::ext3', resources]
const guest = 'name = "mail"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n'
const lun = 'Target iqn.2008-04.com.example:storage.data\n  Lun 0 Path=/dev/drbd0,Type=blockio\n'
const drbd = `resource r0 {\n${['alpha', 'beta'].map((host, index) => `  on ${host} { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.${index + 1}:7788; meta-disk internal; }\n`).join('')}}\n`
const service = (parts: string): readonly string[] => ['</cluster>', `  <rm>\n    <service name="storage">${parts}</service>\n  </rm>\n</cluster>`]
const own = '<script name="export" file="/usr/local/sbin/export"/>'

/** A DRBD device is primary before somebody exports it or gives it to a guest. */
export const conflictingPromotionOrder = defineClusterRule({
  id: 'cluster/conflicting-promotion-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a DRBD device is exported, or given to a guest, before it is primary',
  why: 'Nobody can open a secondary device: the export or the guest does not start, and the group or service is given up.',
  do: 'Write drbddisk before it in haresources; in cluster.conf nest it in the drbd.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, acquireresourcegroup(): from left to right',
    'resource-agents rgmanager/src/resources/service.sh: script has a start level, drbd none',
    'cluster 3.2.0 rgmanager/src/daemons/restree.c: a parent starts before its children, children with a level first',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('GNBD exports first', { '*:/etc/ha.d/haresources': group('export drbddisk::r0'), '*:/etc/ha.d/resource.d/export': gnbd }),
      heartbeatExample('the iSCSI target starts first', { '*:/etc/ha.d/haresources': group('iscsitarget drbddisk::r0'), '*:/etc/ietd.conf': lun }),
      heartbeatExample('the guest starts first', { '*:/etc/ha.d/haresources': group('xendomU::mail drbddisk::r0'), '*:/etc/xen/mail': guest }),
      cmanExample('the export stands around the resource', { '*:/etc/cluster/cluster.conf': service(`${own.replace('/>', '>')}<drbd name="data" resource="r0"/></script>`), '*:/etc/drbd.conf': drbd, '*:/usr/local/sbin/export': gnbd }),
      cmanExample('the export stands beside the resource', { '*:/etc/cluster/cluster.conf': service(`<drbd name="data" resource="r0"/>${own}`), '*:/etc/drbd.conf': drbd, '*:/usr/local/sbin/export': gnbd }),
    ],
    good: [
      heartbeatExample('DRBD comes first', { '*:/etc/ha.d/haresources': group('drbddisk::r0 export'), '*:/etc/ha.d/resource.d/export': gnbd }),
      heartbeatExample('a guest whose disk Xen makes primary', { '*:/etc/ha.d/haresources': group('xendomU::mail drbddisk::r0'), '*:/etc/xen/mail': guest.replace('phy:/dev/drbd0', 'drbd:r0') }),
      heartbeatExample('another device', { '*:/etc/ha.d/haresources': group('export drbddisk::r0'), '*:/etc/ha.d/resource.d/export': gnbd.replace('/dev/drbd0', '/dev/vg2/data') }),
      cmanExample('the export stands in the resource', { '*:/etc/cluster/cluster.conf': service(`<drbd name="data" resource="r0">${own}</drbd>`), '*:/etc/drbd.conf': drbd, '*:/usr/local/sbin/export': gnbd }),
    ],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) yield* inGroupsOf(cluster, host)
    const reported = new Set<string>()
    for (const host of cluster.hosts.keys()) yield* inServicesOf(cluster, host, reported)
  },
})

function* inGroupsOf(cluster: ClusterModel, host: string): Generator<Finding> {
  const promotions = promotedResources(cluster, host)
  for (const { head, resources } of groupsOf(cluster, host)) {
    for (const promotion of promotions.filter(({ fact }) => fact.group === head.fact.group)) {
      const devices = devicesOf(cluster, host, promotion.resource)
      const early = resources.find(entry => entry.fact.index < promotion.fact.index && usedBy(cluster, entry).some(device => devices.has(device)))
      if (early === undefined) continue
      yield {
        at: early,
        message: `"${early.fact.text}" starts before "${promotion.resource}", the DRBD resource that it uses, is primary`,
        related: [{ at: promotion, message: `"${promotion.resource}" becomes primary here` }],
      }
      break
    }
  }
}

/** The devices of a resource on a host, by all their names; of `all`, those of all resources. */
function devicesOf(cluster: ClusterModel, host: string, resource: string): ReadonlySet<string> {
  const volumes = volumesByHost(cluster).filter(({ on, fact }) => on === host && (fact.resource === resource || resource === 'all'))
  return new Set(volumes.flatMap(({ fact }) => namesOfDevice(fact)))
}

/** The devices that a resource of haresources opens when it starts. */
function usedBy(cluster: ClusterModel, resource: HostFact<'group-resource'>): readonly string[] {
  const { host, fact: { script } } = resource
  const disks = guestsOf(cluster, resource).flatMap(({ fact }) => fact.disks.flatMap(({ source, isResource }) => (isResource ? [] : [source.startsWith('/') ? source : `/dev/${source}`])))
  const luns = /^(?:iscsi-?target|ietd)$/.test(script) ? cluster.factsOn(host, 'iscsi-lun').map(({ fact }) => fact.device) : []
  return [...disks, ...luns, ...exportedBy(cluster, host, script)].map(canonicalDevice)
}

/** The devices that a script exports with GNBD when it starts. */
function exportedBy(cluster: ClusterModel, host: string, script: string): readonly string[] {
  const commands = cluster.factsOn(host, 'script-command').filter(({ fact }) => fact.script === script && fact.branch === 'start' && fact.command === 'gnbd_export')
  return commands.flatMap(({ fact }) => fact.arguments.filter(word => word.startsWith('/dev/'))).map(canonicalDevice)
}

/** A script of a service starts behind a drbd only where it stands in it: beside it, it has a start level, and drbd has none. */
function* inServicesOf(cluster: ClusterModel, host: string, reported: Set<string>): Generator<Finding> {
  const all = cluster.factsOn(host, 'rhcs-resource')
  for (const { service, resource, at: promotion } of servicePromotions(cluster, host)) {
    const parts = all.filter(({ fact }) => fact.service === service)
    const drbd = parts.find(part => part.fact.type === 'drbd' && attributeOfPart(all, part, 'resource') === resource)
    if (drbd === undefined || reported.has(service)) continue
    const devices = devicesOf(cluster, host, resource)
    const inside = partsInside(parts, drbd)
    const scriptOf = (part: ServicePart): string => fileName(attributeOfPart(all, part, 'file') ?? '')
    const early = parts.find(part => part.fact.type === 'script' && !inside.has(part) && exportedBy(cluster, host, scriptOf(part)).some(device => devices.has(device)))
    if (early === undefined) continue
    reported.add(service)
    yield {
      at: early,
      message: `Script "${scriptOf(early)}" of service "${service}" starts before "${resource}", the DRBD resource that it exports, is primary`,
      related: [{ at: promotion, message: `"${resource}" becomes primary here` }],
    }
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
