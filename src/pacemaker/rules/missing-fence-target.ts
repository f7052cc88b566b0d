import { defineRule } from '../../rules/define-rule.js'
import type { Finding } from '../../diagnostics/diagnostic.js'
import { fencedBy, isFencingOn, stopOf } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import { isTrue } from '../reading/cluster-value.js'
import type { Cib, CibNode, Resource } from '../model.js'
import { listed } from '../../text/quantity.js'
import { cibWith, fencing } from './example-cluster.js'

function board(id: string, host: string, meta = ''): string {
  return `<primitive id="${id}" class="stonith" type="fence_ipmilan">${meta}<instance_attributes id="${id}-i"><nvpair id="${id}-hosts" name="pcmk_host_list" value="${host}"/></instance_attributes></primitive>`
}

/** No device fences a node. */
export const missingFenceTarget = defineRule<Cib>({
  id: 'cib/missing-fence-target',
  severity: 'warning',
  origin: 'practice',
  summary: 'no device fences a node',
  why: 'When the node fails, the cluster waits for it to be fenced, and starts nothing that ran there.',
  do: 'Name the node in pcmk_host_list or pcmk_host_map of a device, and let the device be started.',
  sources: ['Pacemaker Explained, "Fencing"', 'Pacemaker 2.1.5 daemons/fenced cib_device_update(): a device whose target-role is Stopped is left out'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cib/unknown-node'], within: 'file' }],
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha"/><node id="2" uname="[|beta|]"/>', resources: fencing.replace('/>', '><instance_attributes id="i"><nvpair id="p" name="pcmk_host_list" value="alpha"/></instance_attributes></primitive>') }),
      cibWith({ resources: board('one', 'alpha') + board('two', 'beta', '<meta_attributes id="m"><nvpair id="r" name="target-role" value="[|Stopped|]"/></meta_attributes>') }),
      cibWith({ resources: fencing.replace('/>', '><meta_attributes id="m"><nvpair id="r" name="target-role" value="[|Stopped|]"/></meta_attributes></primitive>') }),
    ],
    good: [
      cibWith({}),
      cibWith({ resources: board('one', 'alpha') + board('two', 'beta', '<meta_attributes id="m"><nvpair id="r" name="target-role" value="Started"/></meta_attributes>') }),
      cibWith({ resources: fencing + board('two', 'beta', '<meta_attributes id="m"><nvpair id="r" name="target-role" value="Stopped"/></meta_attributes>') }),
      cibWith({ resources: board('one', 'alpha') + board('two', 'beta') + board('spare', 'beta', '<meta_attributes id="m"><nvpair id="r" name="target-role" value="Stopped"/></meta_attributes>') }),
      cibWith({
        options: '<nvpair id="w" name="have-watchdog" value="true"/><nvpair id="t" name="stonith-watchdog-timeout" value="10s"/>',
        resources: fencing.replace('/>', '><meta_attributes id="m"><nvpair id="r" name="target-role" value="Stopped"/></meta_attributes></primitive>'),
      }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config', 'nodes') || !isFencingOn(model)) return
    const devices = model.resources.filter(({ agentClass, kind }) => agentClass === 'stonith' && kind === 'primitive')
    const started = devices.filter(device => stopOf(device) === undefined)
    if (devices.length === 0 || started.some(device => fencedBy(device) === undefined)) return
    const fenced = new Set(started.flatMap(device => fencedBy(device) ?? []))
    const missed = model.nodes.filter(({ name, type }) => name !== undefined && type === 'member' && !fenced.has(name.value.toLowerCase()))
    const stopped = devices.filter(device => !started.includes(device))
    const unreported = new Set(missed)
    if (!resetsItself(model)) yield* ofStopped(stopped, unreported)
    if (isTrue(model.properties.get('have-watchdog')?.value?.value)) return
    for (const { name } of unreported) if (name !== undefined) yield { at: name, message: `No device fences "${name.value}"` }
  },
})

/** Tells of the devices that would fence what nothing fences, if they were not switched off; takes the nodes that are told out of the rest. */
function* ofStopped(stopped: readonly Resource[], unreported: Set<CibNode>): Generator<Finding> {
  for (const device of stopped) {
    const targets = fencedBy(device)
    const own = [...unreported].flatMap(node => (node.name !== undefined && targets?.includes(node.name.value.toLowerCase()) !== false ? [{ node, name: node.name }] : []))
    const at = stopOf(device)?.value
    if (own.length === 0 || at === undefined) continue
    for (const { node } of own) unreported.delete(node)
    yield {
      at,
      message: `"${device.id}" is switched off, and nothing else fences ${listed(own.map(({ name }) => `"${name.value}"`))}`,
      related: own.map(({ name }) => ({ at: name, message: 'the node' })),
    }
  }
}

/** Tells whether a node that is lost counts as reset by its watchdog after a while. */
function resetsItself({ properties }: Cib): boolean {
  const timeout = properties.get('stonith-watchdog-timeout')
  return timeout !== undefined && !/^0+\D*$/.test(timeout.value?.value ?? '') && isTrue(properties.get('have-watchdog')?.value?.value)
}
