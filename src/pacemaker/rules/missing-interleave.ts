import { defineRule } from '../../rules/define-rule.js'
import { hasDefault } from '../analysis/defaults.js'
import { isWhole, partElsewhere } from '../analysis/soundness.js'
import { valueOf } from '../ast.js'
import type { Cib, Resource } from '../model.js'
import { isTrue } from '../reading/cluster-value.js'
import { cibWith, fencing } from './example-cluster.js'

/** A cluster file system waits for all nodes. */
export const missingInterleave = defineRule<Cib>({
  id: 'cib/missing-interleave',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster file system waits for all nodes',
  why: 'Without interleave each copy waits for every copy of the clone before it. When one node leaves or comes back, the file system is stopped on all of them.',
  do: 'Set interleave to true on the clone.',
  sources: ['LINBIT DRBD User Guide 9, "Using GFS with DRBD"', 'Pacemaker Explained, "Clones": interleave', 'SUSE Linux Enterprise High Availability, "OCFS2"'],
  since: '0.1.0',
  followsFrom: [partElsewhere],
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl-dlm"><meta_attributes id="dm"><nvpair id="di" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone><clone id="cl-fs"><meta_attributes id="clm"><nvpair id="cli" name="interleave" value="[|false|]"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="gfs2"/></instance_attributes></primitive></clone>`, constraints: '<rsc_order id="o" first="cl-dlm" then="cl-fs"/>' }),
      cibWith({ resources: `${fencing}<clone id="cl-dlm"><meta_attributes id="dm"><nvpair id="di" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone><clone id="[|cl-fs|]"><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="gfs2"/></instance_attributes></primitive></clone>`, constraints: '<rsc_order id="o" first="cl-dlm" then="cl-fs"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl-dlm"><meta_attributes id="dm"><nvpair id="di" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone><clone id="cl-fs"><meta_attributes id="clm"><nvpair id="cli" name="interleave" value="true"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="g1" name="device" value="/dev/drbd0"/><nvpair id="g2" name="directory" value="/srv"/><nvpair id="g3" name="fstype" value="gfs2"/></instance_attributes></primitive></clone>`, constraints: '<rsc_order id="o" first="cl-dlm" then="cl-fs"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'rsc_defaults', 'resources') || hasDefault(model, 'interleave')) return
    const reported = new Set<string>()
    for (const { kind, element } of model.constraints) {
      const [first, then] = ['first', 'then'].map(name => model.resourceNamed.get(valueOf(element, name) ?? ''))
      if (kind !== 'order' || first?.kind !== 'clone' || then?.kind !== 'clone' || then.hasReferences || reported.has(then.id) || !isShared(then)) continue
      reported.add(then.id)
      const interleave = then.meta.get('interleave')
      const message = `"${then.id}" waits for "${first.id}" on all nodes, and stops on all of them`
      if (interleave === undefined) yield { at: then.place, message }
      else if (interleave.value !== undefined && !interleave.isConditional && !isTrue(interleave.value.value)) yield { at: interleave.value, message }
    }
  },
})

/** A clone that mounts a file system of the cluster, or runs what such a one needs. */
function isShared({ agent, parameters, children }: Resource): boolean {
  const type = parameters.find(({ name }) => name.value === 'fstype')?.value?.value
  return type === 'gfs2' || type === 'ocfs2' || agent === 'ocf:pacemaker:controld' || children.some(isShared)
}
