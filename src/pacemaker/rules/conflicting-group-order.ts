import { defineRule } from '../../rules/define-rule.js'
import { orderedGroups } from '../analysis/groups.js'
import { giftOf, keyOf, keysOf, needsOf } from '../analysis/needs.js'
import type { Need } from '../analysis/needs.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const pair = (id: string, name: string, value: string): string => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`
const vg = `<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i">${pair('vg', 'vgname', 'vg1')}${pair('vg', 'vg_access_mode', 'system_id')}</instance_attributes></primitive>`
const fs = (device: string): string => `<primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="fs-i">${pair('fs', 'device', device)}${pair('fs', 'directory', '/srv')}${pair('fs', 'fstype', 'xfs')}</instance_attributes></primitive>`
const exported = (directory: string): string => `<primitive id="share" class="ocf" provider="heartbeat" type="exportfs"><instance_attributes id="share-i">${pair('share', 'directory', directory)}${pair('share', 'clientspec', '192.0.2.0/24')}${pair('share', 'fsid', '1')}</instance_attributes></primitive>`
const group = (...members: readonly string[]): string => cibWith({ resources: `${fencing}<group id="g">${members.join('')}</group>` })

/** A member of a group stands before what it needs. */
export const conflictingGroupOrder = defineRule<Cib>({
  id: 'cib/conflicting-group-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a member of a group stands before what it needs',
  why: 'A group starts its members as they stand, and stops them the other way round: the file system is mounted before its volume is there, the export begins before the directory is mounted, and at the end what is in use is to be taken away. crm_verify says nothing.',
  do: 'Put what is needed first: volume group, file system, what uses it.',
  sources: ['Pacemaker Explained, "Groups": members are started in the order of the file', 'resource-agents 4.12: Filesystem, LVM-activate, exportfs, nfsserver, mysql, pgsql'],
  since: '0.1.0',
  examples: {
    bad: [
      group(fs('[|/dev/vg1/lv1|]'), vg),
      group(fs('[|/dev/mapper/vg1-lv1|]'), vg),
      group(exported('[|/srv/share|]'), fs('/dev/drbd0')),
      cibWith({ resources: `${fencing}<clone id="cl"><group id="g"><primitive id="[|locks|]" class="ocf" provider="heartbeat" type="lvmlockd"/><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></group></clone>` }),
    ],
    good: [
      group(vg, fs('/dev/vg1/lv1'), exported('/srv/share')),
      group(exported('/srvother'), fs('/dev/vg2/lv1'), vg),
      group(fs('/dev/vg1/lv1'), vg).replace('<group id="g">', '<group id="g"><meta_attributes id="g-m"><nvpair id="g-o" name="ordered" value="false"/></meta_attributes>'),
      cibWith({ resources: `${fencing}<group id="g">${fs('/dev/vg1/lv1')}${vg}</group>`, more: '<rsc_defaults><meta_attributes id="d"><nvpair id="d-o" name="ordered" value="false"/></meta_attributes></rsc_defaults>' }),
    ],
  },

  *check({ model }) {
    for (const { children } of orderedGroups(model)) {
      const givers = giversIn(children)
      for (const [index, child] of children.entries()) {
        const late = tooLate(child, index, givers)
        if (late === undefined) continue
        const giver = children[late.giver] ?? child
        yield { at: late.need.at ?? child.place, message: `"${child.id}" is started before "${giver.id}", which it needs`, related: [{ at: giver.place, message: `"${giver.id}" stands here` }] }
        break
      }
    }
  },
})

/** By what is given the number of the first member that gives it. */
function giversIn(members: readonly Resource[]): ReadonlyMap<string, number> {
  const givers = new Map<string, number>()
  for (const [index, member] of members.entries()) {
    const gift = giftOf(member)
    if (gift !== undefined && !givers.has(keyOf(gift))) givers.set(keyOf(gift), index)
  }
  return givers
}

/** Finds what a member needs, has not got yet, and gets from one behind it. */
function tooLate(member: Resource, index: number, givers: ReadonlyMap<string, number>): { readonly need: Need; readonly giver: number } | undefined {
  if (member.isDoubted || member.hasReferences) return undefined
  for (const need of needsOf(member)) {
    const giver = Math.min(...keysOf(need).flatMap(key => givers.get(key) ?? []))
    if (giver > index && giver < Infinity) return { need, giver }
  }
  return undefined
}
