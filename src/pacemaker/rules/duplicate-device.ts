import type { AgentCall } from '../../agents/agent-call.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const mount = (id: string, device: string, directory: string, more: Readonly<Record<string, string>> = {}): string => ocf(id, 'Filesystem', { device, directory, fstype: 'xfs', ...more })
const two = (...mounts: readonly string[]): string => cibWith({ resources: fencing + mounts.join('') })

/** Two resources mount one device. */
export const duplicateDevice = defineRule<Cib>({
  id: 'cib/duplicate-device',
  severity: 'warning',
  origin: 'practice',
  summary: 'two resources mount one device',
  why: 'What was to be mounted in one of the two places is not: both directories show the same files. On two nodes at once a file system that nodes cannot share is destroyed.',
  do: 'Write the device of each. A part of a file system is mounted elsewhere with fstype none and options bind.',
  sources: ['resource-agents 4.12 heartbeat/Filesystem: device'],
  since: '0.1.0',
  examples: {
    bad: [two(mount('one', '/dev/drbd0', '/srv/one'), mount('two', '[|/dev/drbd0|]', '/srv/two'))],
    good: [
      two(mount('one', '/dev/drbd0', '/srv/one'), mount('two', '/dev/drbd1', '/srv/two')),
      two(mount('one', '/dev/drbd0', '/srv/one', { fstype: 'btrfs', options: 'subvol=one' }), mount('two', '/dev/drbd0', '/srv/two', { fstype: 'btrfs', options: 'subvol=two' })),
      two(mount('one', '/srv/all', '/srv/one', { fstype: 'none', options: 'bind' }), mount('two', '/srv/all', '/srv/two', { fstype: 'none', options: 'bind' })),
    ],
  },

  *check({ model }) {
    const first = new Map<string, AgentCall>()
    for (const call of agentCallsIn(model)) {
      const [device, directory, type] = ['device', 'directory', 'fstype'].map(name => call.parameters.get(name))
      if (call.agent !== 'ocf:heartbeat:Filesystem' || device === undefined || directory === undefined || !/^(?:ext[234]|xfs|jfs|reiserfs|ocfs2|gfs2)$/.test(type?.value ?? '')) continue
      const before = first.get(device.value)
      if (before === undefined) first.set(device.value, call)
      else {
        const followsFrom = [before.parameters.get('directory') ?? before.at, directory].map(at => ({ rule: 'cib/duplicate-mount', at }))
        yield { at: device, message: `"${call.name}" mounts "${device.value}", and so does "${before.name}"`, related: [{ at: before.parameters.get('device') ?? before.at, message: `"${before.name}" mounts it here` }], followsFrom }
      }
    }
  },
})
