import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

const device = (meta: string): string => `<primitive id="[|fence|]" class="stonith" type="fence_scsi"><instance_attributes id="i"><nvpair id="d" name="devices" value="/dev/disk/by-id/wwn-0x1"/><nvpair id="h" name="pcmk_host_list" value="alpha beta"/></instance_attributes>${meta}</primitive>`

/** Agents that take a node's key from the disks; it comes back only by unfencing. */
const reserving: ReadonlySet<string> = new Set(['stonith:fence_scsi', 'stonith:fence_mpath'])

/** A device that takes keys from disks, and nothing says that it gives them back. */
export const missingUnfencing = defineRule<Cib>({
  id: 'cib/missing-unfencing',
  severity: 'warning',
  origin: 'practice',
  summary: 'a device fences by reservations, and nothing asks for unfencing',
  why: 'A node may write to the disks only while its key is registered there. The key is registered by unfencing, which Pacemaker does before it starts anything on the node, and only where a device provides it: without, a node that was fenced comes back and cannot write.',
  do: 'Set the meta attribute provides to unfencing on the device.',
  sources: ['Pacemaker Explained, "Unfencing": provides', 'fence_scsi(8), fence_mpath(8)', 'Red Hat, "Configuring a high availability cluster": pcs stonith create … meta provides=unfencing'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: device('') })],
    good: [
      cibWith({ resources: device('<meta_attributes id="m"><nvpair id="p" name="provides" value="unfencing"/></meta_attributes>').replace(/\[\||\|\]/g, '') }),
      cibWith({ resources: device('').replace(/\[\||\|\]/g, '').replace('fence_scsi', 'fence_ipmilan') }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { id, agent = '', place, meta, parameters, hasReferences, isDoubted } of runnable(model)) {
      if (!reserving.has(agent) || hasReferences || isDoubted || meta.has('provides') || parameters.some(({ name }) => name.value === 'provides')) continue
      yield { at: place, message: `"${id}" takes the key of a node from the disks, and does not say that it provides unfencing` }
    }
  },
})
