import { defineRule } from '../../rules/define-rule.js'
import type { Finding } from '../../diagnostics/diagnostic.js'
import { stopOf } from '../analysis/fencing.js'
import { giftOf, sureParameter } from '../analysis/needs.js'
import { isUnclear, isWhole } from '../analysis/soundness.js'
import { valueOf } from '../ast.js'
import type { Cib, Constraint, Resource } from '../model.js'
import { isTrue } from '../reading/cluster-value.js'
import { cibWith, fencing } from './example-cluster.js'

const mount = (id: string, device: string, directory: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="${id}-i"><nvpair id="${id}-d" name="device" value="${device}"/><nvpair id="${id}-p" name="directory" value="${directory}"/><nvpair id="${id}-t" name="fstype" value="xfs"/></instance_attributes></primitive>`
const group = (...members: readonly string[]): string => cibWith({ resources: `${fencing}<group id="g">${members.join('')}</group>` })

const twoGroups = `<group id="g">${mount('one', '/dev/drbd0', '/srv')}</group><group id="h">${mount('two', '/dev/drbd1', '[|/srv|]')}</group>`
const soundGroups = twoGroups.replace('[|', '').replace('|]', '')

/** Two members of a group, or two groups that may run on one node, mount into one directory. */
export const duplicateMount = defineRule<Cib>({
  id: 'cib/duplicate-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'two file systems that may be on one node are mounted into one directory',
  why: 'The agent finds something mounted there, takes it for its own, and starts: the second device is never mounted, and what is written to it lands on the first. crm_verify says nothing.',
  do: 'Write the directory of each, or keep the two apart by a colocation of -INFINITY.',
  sources: ['resource-agents 4.12 heartbeat/Filesystem: Filesystem_status looks for the directory only'],
  since: '0.1.0',
  examples: {
    bad: [group(mount('one', '/dev/drbd0', '/srv'), mount('two', '/dev/drbd1', '[|/srv|]')), group(mount('one', '/dev/drbd0', '/srv/'), mount('two', '/dev/drbd1', '[|/srv|]')), cibWith({ resources: fencing + twoGroups })],
    good: [
      group(mount('one', '/dev/drbd0', '/srv'), mount('two', '/dev/drbd1', '/srv/more')),
      cibWith({ resources: fencing + soundGroups, constraints: '<rsc_colocation id="c" rsc="h" with-rsc="g" score="-INFINITY"/>' }),
      cibWith({ resources: fencing + soundGroups, constraints: '<rsc_location id="l" rsc="h" node="alpha" score="-INFINITY"/><rsc_location id="m" rsc="g" node="beta" score="-INFINITY"/>' }),
      cibWith({ resources: fencing + soundGroups, options: '<nvpair id="s" name="symmetric-cluster" value="false"/>' }),
      cibWith({ resources: `${fencing}<clone id="c">${mount('one', '/dev/drbd0', '/srv').replace('xfs', 'gfs2')}</clone>${mount('two', '/dev/drbd1', '/srv/more')}` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    yield* betweenUnits(model)
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

/** What groups, or file systems by themselves, mount into the directory of another one. */
function* betweenUnits(model: Cib): Generator<Finding> {
  if (!isWhole(model, 'resources', 'constraints', 'crm_config', 'nodes') || mayBeApart(model)) return
  const first = new Map<string, Resource>()
  for (const mounted of model.resources) {
    const [gift, at, device] = [giftOf(mounted), sureParameter(mounted, 'directory'), sureParameter(mounted, 'device')]
    const unit = outermost(mounted)
    if (mounted.kind !== 'primitive' || gift?.kind !== 'directory' || at === undefined || device === undefined || isOpen(mounted) || isOpen(unit)) continue
    if ((unit.kind !== 'group' && unit.kind !== 'primitive') || stopOf(mounted) !== undefined) continue
    const before = first.get(gift.name)
    if (before === undefined) first.set(gift.name, mounted)
    else if (outermost(before) !== unit && sureParameter(before, 'device')?.value !== device.value) yield { at, message: `"${mounted.id}" mounts into "${at.value}", and so does "${before.id}", which may be on the same node`, related: [{ at: before.place, message: `"${before.id}" stands here` }] }
  }
}

function outermost(resource: Resource): Resource {
  return resource.parent === undefined ? resource : outermost(resource.parent)
}

function isOpen({ isDoubted, hasReferences }: Resource): boolean {
  return isDoubted || hasReferences
}

/** Tells whether anything may keep two resources from one node for good: whatever bans any resource, which others may have to be beside. */
function mayBeApart({ constraints, properties, tags, resources }: Cib): boolean {
  const symmetric = properties.get('symmetric-cluster')
  if (tags.size > 0 || (symmetric !== undefined && !isTrue(symmetric.value?.value)) || properties.has('placement-strategy')) return true
  const devices = new Set(resources.flatMap(({ id, agentClass }) => (agentClass === 'stonith' ? [id] : [])))
  return constraints.some(constraint => isBanning(constraint, devices))
}

function isBanning({ kind, element }: Constraint, devices: ReadonlySet<string>): boolean {
  if (kind === 'order') return false
  if (kind === 'ticket') return true
  const scores = [element, ...element.children].map(part => valueOf(part, 'score') ?? '')
  if (kind === 'colocation') return scores.some(score => score.startsWith('-')) || valueOf(element, 'node-attribute') !== undefined
  return !devices.has(valueOf(element, 'rsc') ?? '') && (element.children.length > 0 || scores.some(score => score.startsWith('-')))
}
