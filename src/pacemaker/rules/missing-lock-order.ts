import { defineRule } from '../../rules/define-rule.js'
import { addTo } from '../../text/multimap.js'
import { orderingsOf } from '../analysis/orders.js'
import { runnable } from '../analysis/resources.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const interleaved = (id: string): string => `<meta_attributes id="${id}-m"><nvpair id="${id}-i" name="interleave" value="true"/></meta_attributes>`
const locks = `<clone id="cl-lock">${interleaved('cl-lock')}<group id="g-lock"><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/><primitive id="lvmlockd" class="ocf" provider="heartbeat" type="lvmlockd"/></group></clone>`
const volumes = `<clone id="[|cl-vg|]">${interleaved('cl-vg')}<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vi"><nvpair id="v1" name="vgname" value="shared"/><nvpair id="v2" name="vg_access_mode" value="lvmlockd"/><nvpair id="v3" name="activation_mode" value="shared"/></instance_attributes></primitive></clone>`
const plain = volumes.replace('[|cl-vg|]', 'cl-vg')
const colocation = '<rsc_colocation id="c" rsc="cl-vg" with-rsc="cl-lock" score="INFINITY"/>'

/** What asks for locks is not ordered behind what gives them. */
export const missingLockOrder = defineRule<Cib>({
  id: 'cib/missing-lock-order',
  severity: 'error',
  origin: 'practice',
  summary: 'what asks for locks is not ordered behind what gives them',
  why: 'Both start at once: the volume group or the file system asks for locks before anybody answers, and fails to start; at the end the locks go first, and the node hangs. crm_verify says nothing.',
  do: 'Add an order: first the clone of dlm and lvmlockd, then the clone of what needs them.',
  sources: ['SUSE Linux Enterprise High Availability, "Cluster logical volume manager"', 'Red Hat, "Configuring a GFS2 file system in a cluster"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${locks}${volumes}`, constraints: colocation }),
    ],
    good: [
      cibWith({ resources: `${fencing}${locks}${plain}`, constraints: `${colocation}<rsc_order id="o" first="cl-lock" then="cl-vg"/>` }),
      cibWith({ resources: `${fencing}${locks}${plain}<primitive id="ip" class="ocf" provider="heartbeat" type="Dummy"/>`, constraints: `${colocation}<rsc_order id="o"><resource_set id="s"><resource_ref id="cl-lock"/><resource_ref id="cl-vg"/></resource_set></rsc_order>` }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'constraints', 'tags') || model.tags.size > 0 || model.resources.some(({ hasReferences }) => hasReferences)) return
    const all = runnable(model)
    const known = new Map<string, Locks>()
    const reported = new Set<Resource>()
    for (const resource of all) {
      const agent = giverOf(resource)
      const outer = outermost(resource)
      if (agent === undefined || reported.has(outer)) continue
      const locks = known.get(agent) ?? locksOf(model, all.filter(each => each.agent === agent))
      known.set(agent, locks)
      // A group starts in its own order.
      if (locks.giver === undefined || locks.outer.has(outer) || [...withParents(resource)].some(id => locks.behind.has(id))) continue
      reported.add(outer)
      yield { at: outer.place, message: `"${outer.id}" needs the locks of "${locks.giver.id}", and no order says that it starts behind it` }
    }
  },
})

/** What gives locks. */
interface Locks {
  readonly giver: Resource | undefined
  /** What holds those who give them, the outermost. */
  readonly outer: ReadonlySet<Resource>
  /** What starts behind any of them, directly or behind others. */
  readonly behind: ReadonlySet<string>
}

/** Follows the orders, whatever they are about; each name stands for all that it is in. */
function locksOf({ constraints, resourceNamed }: Cib, givers: readonly Resource[]): Locks {
  const nexts = new Map<string, string[]>()
  for (const { first, next } of constraints.flatMap(constraint => [...orderingsOf(constraint)])) {
    addTo(nexts, first, next)
  }
  const behind = new Set(givers.flatMap(giver => [...withParents(giver)]))
  for (const id of behind) for (const next of nexts.get(id) ?? []) for (const held of withParents(resourceNamed.get(next))) behind.add(held)
  return { giver: givers[0], outer: new Set(givers.map(outermost)), behind }
}

/** The agent that gives the locks for which a resource asks. */
function giverOf({ agent, kind, parameters, parent }: Resource): string | undefined {
  const value = (wanted: string): string | undefined => parameters.find(({ name, isConditional }) => name.value === wanted && !isConditional)?.value?.value
  if (kind !== 'primitive') return undefined
  if (agent === 'ocf:heartbeat:LVM-activate' && value('vg_access_mode') === 'lvmlockd') return 'ocf:heartbeat:lvmlockd'
  return agent === 'ocf:heartbeat:Filesystem' && value('fstype') === 'gfs2' && isCloned(parent) ? 'ocf:pacemaker:controld' : undefined
}

function isCloned(resource: Resource | undefined): boolean {
  return resource !== undefined && (resource.kind === 'clone' || isCloned(resource.parent))
}

function outermost(resource: Resource): Resource {
  return resource.parent === undefined ? resource : outermost(resource.parent)
}

function* withParents(resource: Resource | undefined): Generator<string> {
  for (let at = resource; at !== undefined; at = at.parent) yield at.id
}
