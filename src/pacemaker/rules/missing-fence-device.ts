import { defineRule } from '../../rules/define-rule.js'
import { lacksFenceDevice } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import { childOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** No device can fence. */
export const missingFenceDevice = defineRule<Cib>({
  id: 'cib/missing-fence-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'no device can fence',
  why: 'Fencing is on, which it is where nothing is said, and there is nothing to fence with: the cluster starts no resource at all.',
  do: 'Add a fence device. A cluster without shared data may set stonith-enabled to false.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: Resource start-up disabled'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: '<[|primitive|] id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>' }).replace('<resources>', '<[|resources|]>').replace('<[|primitive|]', '<primitive'),
    ],
    good: [
      cibWith({}),
      cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="false"/>', resources: '' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config') || !lacksFenceDevice(model)) return
    const at = childOf(model.configuration, 'resources')
    // A text for the crm shell that declares no resource changes a cluster which has its own.
    const isWritten = at !== undefined && at.span.end > at.span.start
    if (isWritten) yield { at, message: 'Fencing is on, and no resource of class "stonith" can fence: the cluster starts nothing' }
  },
})
