import { defineRule } from '../../rules/define-rule.js'
import { fencedBy, isFencingOn } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import { isTrue } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** No device fences a node. */
export const missingFenceTarget = defineRule<Cib>({
  id: 'cib/missing-fence-target',
  severity: 'warning',
  origin: 'practice',
  summary: 'no device fences a node',
  why: 'When the node fails, the cluster waits for it to be fenced, and starts nothing that ran there.',
  do: 'Name the node in pcmk_host_list or pcmk_host_map of a device.',
  sources: ['Pacemaker Explained, "Fencing"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cib/unknown-node'], within: 'file' }],
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha"/><node id="2" uname="[|beta|]"/>', resources: fencing.replace('/>', '><instance_attributes id="i"><nvpair id="p" name="pcmk_host_list" value="alpha"/></instance_attributes></primitive>') }),
    ],
    good: [
      cibWith({}),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config', 'nodes') || !isFencingOn(model)) return
    const devices = model.resources.filter(({ agentClass, kind }) => agentClass === 'stonith' && kind === 'primitive')
    if (devices.length === 0 || devices.some(device => fencedBy(device) === undefined) || isTrue(model.properties.get('have-watchdog')?.value?.value)) return
    const fenced = new Set(devices.flatMap(device => fencedBy(device) ?? []))
    for (const { name, type } of model.nodes) {
      if (name !== undefined && type === 'member' && !fenced.has(name.value.toLowerCase())) yield { at: name, message: `No device fences "${name.value}"` }
    }
  },
})
