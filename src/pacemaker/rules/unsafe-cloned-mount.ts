import { defineRule } from '../../rules/define-rule.js'
import { sureParameter } from '../analysis/needs.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { isTrue } from '../reading/cluster-value.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const cloned = (fstype: string, more: Readonly<Record<string, string>> = {}): string => cibWith({ resources: `${fencing}<clone id="c">${ocf('fs', 'Filesystem', { device: '/dev/vg/lv', directory: '/srv', fstype, ...more })}</clone>` })

/** A clone mounts a file system that only one node may have. */
export const unsafeClonedMount = defineRule<Cib>({
  id: 'cib/unsafe-cloned-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'a clone mounts a file system that only one node may have',
  why: 'Two nodes that write to such a file system destroy it. The agent refuses to start as a clone; crm_verify says nothing.',
  do: 'Make it OCFS2 or GFS2, or take it out of the clone. Where each node has a disk of its own, write force_clones.',
  sources: ['resource-agents 4.12 heartbeat/Filesystem: "is NOT cluster-aware", OCF_ERR_CONFIGURED'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster/unsafe-shared-mount'], within: 'file' }],
  examples: {
    bad: [cloned('[|ext4|]'), cloned('[|xfs|]')],
    good: [cloned('gfs2'), cloned('nfs'), cloned('ext4', { force_clones: 'true' }), cloned('ext4', { options: 'noatime,ro' })],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const resource of model.resources) {
      if (resource.agent !== 'ocf:heartbeat:Filesystem' || resource.hasReferences || resource.isDoubted || cloneOf(resource) === undefined) continue
      const type = sureParameter(resource, 'fstype')
      if (type === undefined || !/^(?:ext4|ext4dev|ext3|reiserfs|reiser4|xfs|jfs)$/.test(type.value)) continue
      const [force, options] = ['force_clones', 'options'].map(name => resource.parameters.find(pair => pair.name.value === name))
      if ((force !== undefined && (force.value === undefined || isTrue(force.value.value))) || (options !== undefined && (options.value === undefined || options.value.value.split(',').includes('ro')))) continue
      yield { at: type, message: `The clone "${cloneOf(resource)?.id ?? ''}" mounts ${type.value} on several nodes, and the agent refuses that` }
    }
  },
})

/** The clone around a resource, where it may run on several nodes. */
function cloneOf(resource: Resource): Resource | undefined {
  for (let at = resource.parent; at !== undefined; at = at.parent) if (at.kind === 'clone') return at.isDoubted ? undefined : at
  return undefined
}
