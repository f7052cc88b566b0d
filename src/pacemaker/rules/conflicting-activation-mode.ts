import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib, Resource } from '../model.js'
import { integerOf } from '../reading/cluster-value.js'
import { cibWith, fencing } from './example-cluster.js'

const group = (mode: string, meta = ''): string => `<clone id="cl-vg">${meta}<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vi"><nvpair id="v1" name="vgname" value="shared"/><nvpair id="v2" name="vg_access_mode" value="lvmlockd"/>${mode}</instance_attributes></primitive></clone>`

/** A volume group of which each node wants to be the only one. */
export const conflictingActivationMode = defineRule<Cib>({
  id: 'cib/conflicting-activation-mode',
  severity: 'error',
  origin: 'practice',
  summary: 'a clone activates a volume group exclusively',
  why: 'Exclusive is for one node at a time, and it is what counts where nothing is said: the first copy gets the lock, and all others fail to start. crm_verify says nothing.',
  do: 'Write activation_mode shared, or take the volume group out of the clone.',
  sources: ['meta-data of ocf:heartbeat:LVM-activate 4.12: activation_mode', 'SUSE Linux Enterprise High Availability, "Cluster logical volume manager"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${group('<nvpair id="v3" name="activation_mode" value="[|exclusive|]"/>')}` }),
      cibWith({ resources: `${fencing}${group('').replace('value="lvmlockd"', 'value="[|lvmlockd|]"')}` }),
    ],
    good: [
      cibWith({ resources: `${fencing}${group('<nvpair id="v3" name="activation_mode" value="shared"/>')}` }),
      cibWith({ resources: `${fencing}${group('', '<meta_attributes id="m"><nvpair id="m1" name="clone-max" value="1"/></meta_attributes>')}` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { agent, kind, parameters, parent, hasReferences, isDoubted } of runnable(model)) {
      if (kind !== 'primitive' || agent !== 'ocf:heartbeat:LVM-activate' || hasReferences || isDoubted || !isOnSeveral(parent)) continue
      const [access, mode] = ['vg_access_mode', 'activation_mode'].map(wanted => parameters.find(({ name }) => name.value === wanted))
      if (access?.value?.value !== 'lvmlockd' || access.isConditional || (mode !== undefined && mode.value?.value !== 'exclusive')) continue
      yield { at: mode?.value ?? access.value, message: 'Each copy of the clone activates the volume group for itself alone: one gets it, the others fail' }
    }
  },
})

function isOnSeveral(resource: Resource | undefined): boolean {
  if (resource === undefined) return false
  if (resource.kind !== 'clone') return isOnSeveral(resource.parent)
  const most = resource.meta.get('clone-max')
  return most === undefined || (integerOf(most.value?.value ?? '') ?? 2) > 1
}
