import { didYouMean, suggestionPool } from '../../diagnostics/did-you-mean.js'
import { defineRule } from '../../rules/define-rule.js'
import { giftOf, needsOf } from '../analysis/needs.js'
import { isWhole } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const resources = (device: string, volume = '<nvpair id="vg-l" name="lvname" value="lv1"/>'): string => `${fencing}<group id="g"><primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-v" name="vgname" value="vg1"/>${volume}<nvpair id="vg-m" name="vg_access_mode" value="system_id"/></instance_attributes></primitive><primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="fs-i"><nvpair id="fs-d" name="device" value="${device}"/><nvpair id="fs-p" name="directory" value="/srv"/><nvpair id="fs-t" name="fstype" value="xfs"/></instance_attributes></primitive></group>`

/** A file system lies on a volume that nothing activates, in a group of which others are activated one by one. */
export const mismatchedVolume = defineRule<Cib>({
  id: 'cib/mismatched-volume',
  severity: 'error',
  origin: 'practice',
  summary: 'a file system lies on a logical volume that nothing activates',
  why: 'With lvname LVM-activate activates that one volume of the group: the device of any other is not there when it is to be mounted. crm_verify says nothing.',
  do: 'Write the volume that is activated, activate this one, too, or leave lvname out.',
  sources: ['meta-data of ocf:heartbeat:LVM-activate 4.12: lvname'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: resources('[|/dev/vg1/lv2|]') }), cibWith({ resources: resources('[|/dev/mapper/vg1-lv2|]') }), cibWith({ resources: resources('[|/dev/vg_shaer/lv1|]').replace('value="vg1"', 'value="vg_share"') })],
    good: [cibWith({ resources: resources('/dev/vg1/lv1') }), cibWith({ resources: resources('/dev/vg1/lv2', '') }), cibWith({ resources: resources('/dev/vg2/lv2') })],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources')) return
    const all = runnable(model)
    if (all.some(({ isDoubted, hasReferences }) => isDoubted || hasReferences)) return
    const groups = groupsIn(all)
    const pool = suggestionPool([...groups.keys()])
    for (const resource of all) {
      for (const { kind, name, at } of needsOf(resource)) {
        const written = name.split('/')[0] ?? ''
        const group = kind === 'volume' ? groups.get(written) : undefined
        const close = kind === 'volume' && at !== undefined && group === undefined ? didYouMean(written, pool) : undefined
        if (close !== undefined && at !== undefined && written.replace(/\d+/g, '') !== close.replace(/\d+/g, '')) yield { at, message: `"${resource.id}" mounts "${at.value}", and nothing activates the volume group "${written}"; did you mean "${close}"?` }
        if (group === undefined || at === undefined || group.isWhole || group.volumes.has(name)) continue
        const [first = '', ...more] = group.volumes
        const volumes = `"${first.slice(first.indexOf('/') + 1)}"${more.length === 0 ? '' : `, and ${more.length} more,`}`
        yield { at, message: `"${resource.id}" mounts "${at.value}", and of that volume group only ${volumes} is activated`, related: [{ at: group.first.place, message: `"${group.first.id}" activates it` }] }
      }
    }
  },
})

/** What is activated of a volume group. */
interface Activated {
  readonly first: Resource
  isWhole: boolean
  readonly volumes: Set<string>
}

function groupsIn(all: readonly Resource[]): ReadonlyMap<string, Activated> {
  const groups = new Map<string, Activated>()
  for (const resource of all) {
    const gift = giftOf(resource)
    if (gift?.kind !== 'group' && gift?.kind !== 'volume') continue
    const name = gift.name.split('/')[0] ?? ''
    const known = groups.get(name) ?? { first: resource, isWhole: false, volumes: new Set() }
    groups.set(name, known)
    if (gift.kind === 'group') known.isWhole = true
    else known.volumes.add(gift.name)
  }
  return groups
}
