import { ocfCall } from '../../../facts/ocf-call.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isDeviceOf, isDrbdPath } from '../../view/drbd-devices.js'
import { promotedByReactor } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** By agent the parameter that names a device, and what the agent does with it. */
const deviceParameters: ReadonlyMap<string, readonly [parameter: string, does: string]> = new Map([
  ['ocf:heartbeat:Filesystem', ['device', 'mounted']],
  ['ocf:heartbeat:iSCSILogicalUnit', ['path', 'exported']],
  ['ocf:heartbeat:nvmet-namespace', ['backing_path', 'exported']],
])

/** A promoter mounts or exports the device of another resource. */
export const mismatchedPromoterDevice = defineClusterRule({
  id: 'cluster/mismatched-promoter-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a promoter mounts or exports the device of another resource',
  why: 'drbd-reactor promotes its own resource before it starts the list. The device of another one is Secondary there, or Primary elsewhere: the start fails, and all is stopped again.',
  do: 'Name a device of the resource that is promoted, or start it with the other resource.',
  sources: ['drbd-reactor 1.11 doc/promoter.md, "OCF resource agents"'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('a LUN of no resource', { '*:/etc/drbd-reactor.toml': ['"srv-web.mount"', '"ocf:heartbeat:iSCSILogicalUnit web_lun target_iqn=iqn.2024-01.com.example:web lun=1 path=/dev/drbd7"'] }),
      promoterExample('the device of no resource', { '*:/etc/drbd-reactor.toml': ['"srv-web.mount"', '"ocf:heartbeat:Filesystem web_fs device=/dev/drbd7 directory=/srv/web fstype=ext4"'] }),
    ],
    good: [
      promoterExample('a LUN of its own device', { '*:/etc/drbd-reactor.toml': ['"srv-web.mount"', '"ocf:heartbeat:iSCSILogicalUnit web_lun target_iqn=iqn.2024-01.com.example:web lun=1 path=/dev/drbd0"'] }),
      promoterExample('its own device', { '*:/etc/drbd-reactor.toml': ['"srv-web.mount"', '"ocf:heartbeat:Filesystem web_fs device=/dev/drbd0 directory=/srv/web fstype=ext4"'] }),
      promoterExample('its own device by the name of the resource', { '*:/etc/drbd-reactor.toml': ['"srv-web.mount"', '"ocf:heartbeat:Filesystem web_fs device=/dev/drbd/by-res/web/0 directory=/srv/web fstype=ext4"'] }),
    ],
  },

  *check(cluster) {
    for (const promoted of promotedByReactor(cluster)) {
      const { host, fact: { name, units } } = promoted
      const volumes = cluster.factsOn(host, 'drbd-volume').filter(({ fact }) => cluster.hostNamed(fact.host) === host)
      if (!volumes.some(({ fact }) => fact.resource === name)) continue
      for (const unit of units) {
        const call = ocfCall(unit)
        const [parameter = '', does = ''] = deviceParameters.get(call?.agent ?? '') ?? []
        const device = call?.parameters.get(parameter)
        if (device === undefined) continue
        const owner = volumes.find(({ fact }) => isDeviceOf(fact, device))
        if ((owner === undefined && !isDrbdPath(device)) || owner?.fact.resource === name) continue
        yield {
          at: promoted,
          message: owner === undefined ? `"${device}", which is ${does} for "${name}", is the device of no resource` : `"${device}", which is ${does} for "${name}", belongs to resource "${owner.fact.resource}"`,
          followsFrom: volumes.flatMap(({ origin: { file } }) => ['duplicate-minor', 'duplicate-device'].map(rule => ({ rule: `drbd-conf/${rule}`, at: { file, span: { start: 0, end: 0 } } }))),
          related: [{ at: owner ?? volumes.find(({ fact }) => fact.resource === name) ?? promoted, message: owner === undefined ? `resource "${name}" is described here` : 'it is described here' }],
        }
      }
    }
  },
})
