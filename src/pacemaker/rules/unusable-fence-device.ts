import { defineRule } from '../../rules/define-rule.js'
import type { Finding } from '../../diagnostics/diagnostic.js'
import { fencedBy, isFencingOn } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import { valueOf } from '../ast.js'
import type { Cib, Constraint } from '../model.js'
import { isTrue } from '../reading/cluster-value.js'
import { cibWith, fencing } from './example-cluster.js'

const twoNodes = '<node id="1" uname="alpha"/><node id="2" uname="beta"/>'
const deviceOfBeta = fencing.replace('/>', '><instance_attributes id="i"><nvpair id="p" name="pcmk_host_list" value="beta"/></instance_attributes></primitive>')

/** The device that fences a node is kept from all other nodes. */
export const unusableFenceDevice = defineRule<Cib>({
  id: 'cib/unusable-fence-device',
  severity: 'error',
  origin: 'practice',
  summary: 'the only device that fences a node may be used by that node alone',
  why: 'A node does not use a device from which a location keeps it: when the target has failed, nobody is left that may fence it, and the cluster waits without end.',
  do: 'Keep the device from its own target, or from nobody.',
  sources: ['Pacemaker 2.1.5 daemons/fenced/fenced_cib.c: a device with a negative score on a node is removed there'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ nodes: twoNodes, resources: deviceOfBeta, constraints: '<rsc_location id="[|l|]" rsc="fence" node="alpha" score="-INFINITY"/>' }),
    ],
    good: [
      cibWith({ nodes: twoNodes, resources: deviceOfBeta, constraints: '<rsc_location id="l" rsc="fence" node="beta" score="-INFINITY"/>' }),
      cibWith({ nodes: twoNodes + '<node id="3" uname="gamma"/>', resources: deviceOfBeta, constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="-INFINITY"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config', 'nodes', 'constraints') || !isFencingOn(model)) return
    const symmetric = model.properties.get('symmetric-cluster')?.value?.value
    if (symmetric !== undefined && !isTrue(symmetric)) return
    const devices = model.resources.filter(({ agentClass, kind }) => agentClass === 'stonith' && kind === 'primitive')
    if (devices.some(device => device.parent !== undefined || fencedBy(device) === undefined)) return
    const nodes = model.nodes.flatMap(({ name, type }) => (name === undefined || type !== 'member' ? [] : [name.value.toLowerCase()]))
    const unusable = nodes.flatMap(node => {
      const own = devices.filter(device => fencedBy(device)?.includes(node) === true)
      const bans = own.map(({ id }) => bansOf(model, id))
      const isUsable = bans.some(ban => ban === undefined || nodes.some(other => other !== node && !ban.has(other)))
      const [first] = bans
      const at = first === undefined ? undefined : [...first].find(([other]) => other !== node)?.[1]
      return own.length === 0 || isUsable || at === undefined ? [] : [{ node, device: own[0]?.id ?? '', at }]
    })
    const [first, ...others] = unusable
    if (first !== undefined) yield finding(first, others)
  },
})

interface Unusable {
  readonly node: string
  readonly device: string
  readonly at: Constraint
}

function finding({ node, device, at }: Unusable, others: readonly Unusable[]): Finding {
  return {
    at: at.place,
    message: `No other node may use "${device}", by which "${node}" is fenced`,
    related: others.map(other => ({ at: other.at.place, message: `nor "${other.device}", by which "${other.node}" is fenced` })),
  }
}

/** The nodes from which plain locations keep a device; nothing where rules or other scores have a say. */
function bansOf({ constraints }: Cib, device: string): ReadonlyMap<string, Constraint> | undefined {
  const bans = new Map<string, Constraint>()
  for (const constraint of constraints) {
    const { kind, element } = constraint
    if (kind !== 'location' || valueOf(element, 'rsc') !== device) continue
    const [node, score] = [valueOf(element, 'node'), valueOf(element, 'score')]
    if (node === undefined || element.children.length > 0) return undefined
    if (/^-(?:INFINITY|\d+)$/i.test(score ?? '')) bans.set(node.toLowerCase(), constraint)
    else return undefined
  }
  return bans
}
