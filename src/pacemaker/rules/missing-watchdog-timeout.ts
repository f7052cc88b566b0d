import { defineRule } from '../../rules/define-rule.js'
import { isFencingOn } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { isTrue, millisecondsOf } from '../reading/cluster-value.js'
import { cibWith } from './example-cluster.js'

const vip = '<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="i1" name="ip" value="192.0.2.9"/></instance_attributes></primitive>'
const plain = '<nvpair id="w" name="have-watchdog" value="true"/>'
const device = '<primitive id="fence" class="stonith" type="fence_dummy"/>'

/** SBD runs, and neither a device nor the watchdog fences anybody. */
export const missingWatchdogTimeout = defineRule<Cib>({
  id: 'cib/missing-watchdog-timeout',
  severity: 'error',
  origin: 'practice',
  summary: 'SBD runs, and neither a device nor the watchdog fences anybody',
  why: 'A watchdog is there, so that the cluster starts its resources although it has no fence device. But it takes a lost node for dead by the watchdog only where stonith-watchdog-timeout is set: here it waits for a fencing that nobody does. crm_verify says nothing.',
  do: 'With disks of SBD add a resource stonith:external/sbd or stonith:fence_sbd; without disks set stonith-watchdog-timeout to twice SBD_WATCHDOG_TIMEOUT.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: have-watchdog and stonith-watchdog-timeout', 'SUSE Linux Enterprise High Availability, "Storage protection and SBD"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: plain.replace('"true"', '"[|true|]"'), resources: vip }),
      cibWith({ options: `${plain.replace('"true"', '"[|true|]"')}<nvpair id="t" name="stonith-watchdog-timeout" value="0"/>`, resources: vip }),
    ],
    good: [
      cibWith({ options: `${plain}<nvpair id="t" name="stonith-watchdog-timeout" value="10s"/>`, resources: vip }),
      cibWith({ options: `${plain}<nvpair id="t" name="stonith-watchdog-timeout" value="-1"/>`, resources: vip }),
      cibWith({ options: plain, resources: `${device}${vip}` }),
      cibWith({ options: `${plain}<nvpair id="f" name="stonith-enabled" value="false"/>`, resources: vip }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config') || !isFencingOn(model)) return
    const hasWatchdog = model.properties.get('have-watchdog')?.value
    if (hasWatchdog === undefined || !isTrue(hasWatchdog.value)) return
    const timeout = model.properties.get('stonith-watchdog-timeout')?.value
    if (timeout !== undefined && millisecondsOf(timeout.value) !== 0) return
    if (model.resources.some(({ agentClass, hasReferences }) => agentClass === 'stonith' || (agentClass === undefined && hasReferences))) return
    if (model.resources.every(({ agentClass }) => agentClass === undefined)) return
    yield { at: hasWatchdog, message: 'No resource of class "stonith" can fence, and stonith-watchdog-timeout is not set: who is lost is never fenced' }
  },
})
