import type { AgentCall } from '../../agents/agent-call.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const machine = (id: string, config: string): string => ocf(id, 'VirtualDomain', { config })
const lun = (id: string, number: string): string => ocf(id, 'iSCSILogicalUnit', { target_iqn: 'iqn.2024-01.com.example:san', lun: number, path: `/dev/${id}` })

/** By agent the parameters that say together what an instance is of. */
const identities: ReadonlyMap<string, readonly string[]> = new Map([
  ['ocf:linbit:drbd', ['drbd_resource']],
  ['ocf:heartbeat:VirtualDomain', ['config']],
  ['ocf:heartbeat:Xen', ['xmfile']],
  ['ocf:heartbeat:iSCSITarget', ['iqn']],
  ['ocf:heartbeat:iSCSILogicalUnit', ['target_iqn', 'lun']],
  ['ocf:heartbeat:pgsql', ['pgdata']],
])

/** Two resources are of one thing. */
export const duplicateInstance = defineRule<Cib>({
  id: 'cib/duplicate-instance',
  severity: 'error',
  origin: 'practice',
  summary: 'two resources run one machine, one DRBD resource, one target or one database',
  why: 'The second finds running what the first has started, and takes it for its own: what it was to run never runs, and either stops what the other needs.',
  do: 'Write what each is to run, or delete one of them.',
  sources: ['resource-agents 4.12: config of VirtualDomain, iqn of iSCSITarget, xmfile of Xen are unique', 'drbd-utils 9.22 scripts/drbd.ocf: drbd_resource'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: fencing + machine('one', '/etc/libvirt/qemu/one.xml') + machine('two', '[|/etc/libvirt/qemu/one.xml|]') }), cibWith({ resources: fencing + lun('lun1', '1') + lun('lun2', '[|1|]') })],
    good: [cibWith({ resources: fencing + machine('one', '/etc/libvirt/qemu/one.xml') + machine('two', '/etc/libvirt/qemu/two.xml') }), cibWith({ resources: fencing + lun('lun1', '1') + lun('lun2', '2') })],
  },

  *check({ model }) {
    const first = new Map<string, AgentCall>()
    for (const call of agentCallsIn(model)) {
      const values = (identities.get(call.agent) ?? []).map(name => call.parameters.get(name))
      const at = values.at(-1)
      if (at === undefined || values.includes(undefined)) continue
      const key = `${call.agent} ${values.map(value => value?.value).join(' ')}`
      const before = first.get(key)
      if (before === undefined) first.set(key, call)
      // Two that are made of one template have its place.
      else if (before.at.span.start !== call.at.span.start) yield { at, message: `"${call.name}" is of "${at.value}", and so is "${before.name}"`, related: [{ at: before.at, message: `"${before.name}" stands here` }] }
    }
  },
})
