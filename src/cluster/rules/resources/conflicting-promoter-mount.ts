import { ocfCall } from '../../../facts/ocf-call.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { promotedByReactor } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** The parameter by which an agent is told the device that it gives to others. */
const exported: ReadonlyMap<string, string> = new Map([
  ['ocf:heartbeat:iSCSILogicalUnit', 'path'],
  ['ocf:heartbeat:nvmet-namespace', 'backing_path'],
])

const list = (device: string, path: string): readonly [string, string] => [
  '"srv-web.mount", "nginx.service"',
  `"ocf:heartbeat:Filesystem state device=${device} directory=/srv/state fstype=ext4", "ocf:heartbeat:iSCSILogicalUnit lun1 target_iqn=iqn.2019-08.com.example:web lun=1 path=${path}"`,
]

/** A promoter mounts the device that it exports as a LUN. */
export const conflictingPromoterMount = defineClusterRule({
  id: 'cluster/conflicting-promoter-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'a promoter mounts the device that it exports',
  why: 'The initiator and this host write to one device without knowing of each other: the file system of one of them is destroyed.',
  do: 'Mount another volume of the resource than the one that is exported.',
  sources: ['resource-agents heartbeat/iSCSILogicalUnit: path', 'resource-agents heartbeat/nvmet-namespace: backing_path', 'LINSTOR Gateway: volume 0 is its own, the LUNs come behind it'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('one name', { '*:/etc/drbd-reactor.toml': list('/dev/drbd0', '/dev/drbd0') }),
      promoterExample('two names of one device', { '*:/etc/drbd-reactor.toml': list('/dev/drbd/by-res/web/0', '/dev/drbd0') }),
    ],
    good: [promoterExample('another device', { '*:/etc/drbd-reactor.toml': list('/dev/drbd0', '/dev/vg1/lun1') })],
  },

  *check(cluster) {
    for (const promoted of promotedByReactor(cluster)) {
      const { host, fact: { name, units } } = promoted
      const calls = units.flatMap(unit => ocfCall(unit) ?? [])
      const mounted = new Set(calls.flatMap(({ agent, parameters }) => (agent === 'ocf:heartbeat:Filesystem' ? volumeAt(cluster, host, parameters.get('device')) : [])))
      const shared = calls.find(({ agent, parameters }) => volumeAt(cluster, host, parameters.get(exported.get(agent) ?? '')).some(volume => mounted.has(volume)))
      if (shared === undefined) continue
      const device = shared.parameters.get(exported.get(shared.agent) ?? '') ?? ''
      yield { at: promoted, message: `"${device}" is mounted for "${name}" and exported by "${shared.agent}" as well` }
    }
  },
})

/** A device by a name that all of its names share; nothing for what systemd expands. */
function volumeAt(cluster: ClusterModel, host: string, device: string | undefined): readonly string[] {
  if (device === undefined || !device.startsWith('/') || /[$%]/.test(device)) return []
  const isIt = ({ fact }: HostFact<'drbd-volume'>): boolean => cluster.hostNamed(fact.host) === host && namesOfDevice(fact).includes(device)
  const volume = cluster.factsOn(host, 'drbd-volume').find(isIt)
  return [volume === undefined ? device : `${volume.fact.resource}/${volume.fact.volume}`]
}
