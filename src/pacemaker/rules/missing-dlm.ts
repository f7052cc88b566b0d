import { defineRule } from '../../rules/define-rule.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** GFS2 is mounted without the DLM. */
export const missingDlm = defineRule<Cib>({
  id: 'cib/missing-dlm',
  severity: 'error',
  origin: 'practice',
  summary: 'GFS2 is mounted without the DLM',
  why: 'GFS2 asks the distributed lock manager for each lock, and the mount fails where dlm_controld does not run.',
  do: 'Add ocf:pacemaker:controld in a clone, and order the file system behind it.',
  sources: ['LINBIT DRBD User Guide 9, "Using GFS with DRBD"', 'gfs2(5), lockproto lock_dlm'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl-fs"><meta_attributes id="clm"><nvpair id="cli" name="interleave" value="true"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="[|gfs2|]"/></instance_attributes></primitive></clone>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl-dlm"><meta_attributes id="dm"><nvpair id="di" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone><clone id="cl-fs"><meta_attributes id="clm"><nvpair id="cli" name="interleave" value="true"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="gfs2"/></instance_attributes></primitive></clone>`, constraints: '<rsc_order id="o" first="cl-dlm" then="cl-fs"/>' }),
      cibWith({ resources: `${fencing}<clone id="cl-fs"><meta_attributes id="clm"><nvpair id="cli" name="interleave" value="true"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="ocfs2"/></instance_attributes></primitive></clone>` }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources') || model.resources.some(({ agent, hasReferences }) => agent === 'ocf:pacemaker:controld' || /^systemd:dlm\b/.test(agent ?? '') || (agent === undefined && hasReferences))) return
    for (const { agent, kind, parameters, parent } of model.resources) {
      const type = parameters.find(({ name, isConditional }) => name.value === 'fstype' && !isConditional)?.value
      // On one node at a time it may be mounted with another lock protocol.
      if (kind !== 'primitive' || agent !== 'ocf:heartbeat:Filesystem' || type?.value !== 'gfs2' || !isCloned(parent)) continue
      yield { at: type, message: 'GFS2 is mounted on several nodes, and nothing runs the DLM' }
      return
    }
  },
})

function isCloned(resource: Resource | undefined): boolean {
  return resource !== undefined && (resource.kind === 'clone' || isCloned(resource.parent))
}
