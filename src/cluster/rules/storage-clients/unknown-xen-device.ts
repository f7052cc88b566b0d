import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { suggestion } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice, logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { isDeviceOf } from '../../view/drbd-devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { filesOf } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const lvs = '{"report": [{"lv": [{"lv_name": "data", "vg_name": "vg1", "lv_size": "10737418240", "lv_path": "/dev/vg1/data"}, {"lv_name": "mail", "vg_name": "vg1", "lv_size": "1073741824", "lv_path": "/dev/vg1/mail"}]}]}\n'

function guest(source: string): string {
  return `name = "web"\nmemory = 512\ndisk = [ "phy:${source},xvda,w" ]\n`
}

/** The disk of a guest is a device that its host has. */
export const unknownXenDevice = defineClusterRule({
  id: 'cluster/unknown-xen-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine uses a DRBD device of no resource, or a logical volume that is not there',
  why: 'Xen finds no such device, and the machine does not start, or does not arrive when it is moved to this host.',
  do: 'Write the device of the resource, or the volume that the host has.',
  sources: ['xl-disk-configuration(5) "phy:"', 'drbd.conf(5) "device"', 'lvs(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a device of no resource', { '*:/etc/xen/web.cfg': guest('/dev/drbd7') }),
      heartbeatExample('a volume that the group does not have', { 'alpha:/etc/xen/web.cfg': guest('/dev/vg1/mial'), 'alpha:facts/lvs.json': lvs }),
    ],
    good: [
      heartbeatExample('the device of the resource', { '*:/etc/xen/web.cfg': guest('/dev/drbd0') }),
      heartbeatExample('a volume of the group', { '*:/etc/xen/web.cfg': guest('vg1/mail'), '*:facts/lvs.json': lvs }),
      heartbeatExample('a group of which nothing is known', { '*:/etc/xen/web.cfg': guest('/dev/vg9/mail'), '*:facts/lvs.json': lvs }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('xen-domain')) {
      for (const { source, isResource } of entry.fact.disks) {
        const device = canonicalDevice(source.startsWith('/') ? source : `/dev/${source}`)
        const key = `${entry.fact.name ?? ''} ${device}`
        if (isResource === true || reported.has(key)) continue
        const lack = noDrbdDevice(cluster, entry, device) ?? noVolume(cluster, entry.host, device)
        if (lack === undefined) continue
        // One machine's description may lie on every host.
        reported.add(key)
        yield {
          at: entry,
          message: `"${entry.fact.name ?? '?'}" of host "${entry.host}" uses "${source}", and ${lack.why}`,
          related: [{ at: lack.at, message: lack.what }],
          ...(lack.help === undefined ? {} : { help: lack.help }),
          followsFrom: [
            ...filesOf(cluster, entry.host, 'drbd-conf').flatMap(at => ['cluster/mismatched-drbd-conf', 'drbd-conf/duplicate-device', 'drbd-conf/duplicate-minor'].map(rule => ({ rule, at }))),
            { rule: 'cluster/mismatched-xen-domain', at: entry },
          ],
        }
      }
    }
  },
})

interface Lack {
  readonly at: Place
  readonly why: string
  readonly what: string
  readonly help?: string | undefined
}

/** Resources of this host have devices, and none has this one. */
function noDrbdDevice(cluster: ClusterModel, { host }: HostFact<'xen-domain'>, device: string): Lack | undefined {
  if (!/^\/dev\/drbd\d+$/.test(device)) return undefined
  const volumes = volumesByHost(cluster).filter(({ on }) => on === host)
  const [first] = volumes
  if (first === undefined || volumes.some(({ fact }) => isDeviceOf(fact, device))) return undefined
  return { at: first, why: 'no resource has this device', what: `resource "${first.fact.resource}" has "${first.fact.device ?? `/dev/drbd${first.fact.minor ?? ''}`}"` }
}

/** The host lists volumes of the group, and this one is not among them. */
function noVolume(cluster: ClusterModel, host: string, device: string): Lack | undefined {
  const group = volumeGroupOf(device)
  const volumes = group === undefined ? [] : cluster.factsOn(host, 'logical-volume').filter(({ fact }) => fact.volumeGroup === group)
  const [first] = volumes
  if (first === undefined || logicalVolumeAt(cluster, host, device) !== undefined) return undefined
  return { at: first, why: `volume group "${group ?? ''}" of the host has no such volume`, what: 'a volume of the group', help: suggestion(device, volumes.map(({ fact }) => `/dev/${fact.volumeGroup}/${fact.name}`)) }
}
