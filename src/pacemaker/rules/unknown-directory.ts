import { didYouMean, suggestionPool } from '../../diagnostics/did-you-mean.js'
import { defineRule } from '../../rules/define-rule.js'
import { giftOf, keyOf, keysOf, needsOf } from '../analysis/needs.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const pair = (id: string, name: string, value: string): string => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`
const group = (directory: string): string => cibWith({ resources: `${fencing}<group id="g"><primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="fs-i">${pair('fs', 'device', '/dev/drbd0')}${pair('fs', 'directory', '/srv/share')}${pair('fs', 'fstype', 'xfs')}</instance_attributes></primitive><primitive id="share" class="ocf" provider="heartbeat" type="exportfs"><instance_attributes id="share-i">${pair('share', 'directory', directory)}${pair('share', 'clientspec', '192.0.2.0/24')}${pair('share', 'fsid', '1')}</instance_attributes></primitive></group>` })

/** A member of a group uses a directory that is nearly the one that the group mounts. */
export const unknownDirectory = defineRule<Cib>({
  id: 'cib/unknown-directory',
  severity: 'warning',
  origin: 'practice',
  summary: 'a directory is used that is nearly the one that the group mounts',
  why: 'The directory lies on the disk of each node, if it is there at all: what is exported, or written, is not what the group carries along.',
  do: 'Write the directory that the file system of the group is mounted into.',
  sources: ['resource-agents 4.12: exportfs, nfsserver, mysql, pgsql'],
  since: '0.1.0',
  examples: {
    bad: [group('[|/srv/shares|]'), group('[|/srv/shaer|]'), group('[|/srv/shaer/public|]')],
    good: [group('/srv/share'), group('/srv'), group('/srv/share2'), group('/srv/share/public'), group('/home/export')],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources')) return
    for (const { kind, children, hasReferences, isDoubted } of model.resources) {
      if (kind !== 'group' || hasReferences || isDoubted) continue
      const gifts = children.flatMap(child => giftOf(child) ?? [])
      const keys = new Set(gifts.map(keyOf))
      const directories = [...new Set(gifts.flatMap(gift => (gift.kind === 'directory' ? [gift.name] : [])))]
      const pool = suggestionPool(directories)
      for (const child of directories.length === 0 ? [] : children) {
        for (const need of needsOf(child)) {
          if (need.kind !== 'directory' || need.isAbove === true || need.at === undefined || keysOf(need).some(key => keys.has(key))) continue
          const close = candidates(need.name, directories).map(part => ({ part, meant: didYouMean(part, pool) })).find(({ part, meant }) => meant !== undefined && depthOf(meant) === depthOf(part) && isSlip(part, meant))?.meant
          if (close !== undefined) yield { at: need.at, message: `Nothing in the group mounts "${need.at.value}"; did you mean "${close}"?` }
        }
      }
    }
  },
})

/** A path, and what stands above it as deep as what is mounted: what lies in a mounted directory begins with its name. */
function candidates(path: string, mounted: readonly string[]): readonly string[] {
  const words = path.split('/')
  const depths = [...new Set(mounted.map(depthOf))].filter(depth => depth < words.length && depth > 2).slice(0, mostDepths)
  return [path, ...depths.map(depth => words.slice(0, depth).join('/'))]
}

function depthOf(path: string): number {
  return path.split('/').length
}

/** More than the directories of a group differ in. */
const mostDepths = 8

/** Another number is another directory, and what lies above a mount is one on purpose: the root of all exports. */
function isSlip(written: string, mounted: string): boolean {
  return !mounted.startsWith(`${written}/`) && written.replace(/\d+/g, '') !== mounted.replace(/\d+/g, '')
}
