import { defineRule } from '../../rules/define-rule.js'
import { giftOf, sureParameter } from '../analysis/needs.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const mount = (id: string, device: string, directory: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="${id}-i"><nvpair id="${id}-d" name="device" value="${device}"/><nvpair id="${id}-p" name="directory" value="${directory}"/><nvpair id="${id}-t" name="fstype" value="xfs"/></instance_attributes></primitive>`
const group = (...members: readonly string[]): string => cibWith({ resources: `${fencing}<group id="g">${members.join('')}</group>` })

/** Two members of a group mount into one directory. */
export const duplicateMount = defineRule<Cib>({
  id: 'cib/duplicate-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'two members of a group mount into one directory',
  why: 'The agent finds something mounted there, takes it for its own, and starts: the second device is never mounted, and what is written to it lands on the first. crm_verify says nothing.',
  do: 'Write the directory of each.',
  sources: ['resource-agents 4.12 heartbeat/Filesystem: Filesystem_status looks for the directory only'],
  since: '0.1.0',
  examples: {
    bad: [group(mount('one', '/dev/drbd0', '/srv'), mount('two', '/dev/drbd1', '[|/srv|]')), group(mount('one', '/dev/drbd0', '/srv/'), mount('two', '/dev/drbd1', '[|/srv|]'))],
    good: [group(mount('one', '/dev/drbd0', '/srv'), mount('two', '/dev/drbd1', '/srv/more')), cibWith({ resources: fencing + mount('one', '/dev/drbd0', '/srv') + mount('two', '/dev/drbd1', '/srv') })],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { kind, children, isDoubted } of model.resources) {
      if (kind !== 'group' || isDoubted) continue
      const first = new Map<string, Resource>()
      for (const child of children) {
        const gift = child.isDoubted ? undefined : giftOf(child)
        const at = sureParameter(child, 'directory')
        if (gift?.kind !== 'directory' || at === undefined) continue
        const before = first.get(gift.name)
        if (before === undefined) first.set(gift.name, child)
        else yield { at, message: `"${child.id}" mounts into "${at.value}", where "${before.id}" has mounted`, related: [{ at: before.place, message: `"${before.id}" stands here` }] }
      }
    }
  },
})
