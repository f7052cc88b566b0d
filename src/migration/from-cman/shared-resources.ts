import { valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { definitionOf } from '../../languages/cluster-conf/analysis/resource-tree.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import { addDlm } from './dlm.js'
import type { RgCounterpart } from './counterpart.js'
import { inStartOrder } from './start-order.js'

/** Resources that stand in several services. */
export interface SharedResources {
  /** Makes one of what several services share: a clone of what may be mounted on several hosts, or the first use alone. */
  settled(element: XmlElement, use: SharedUse): RgCounterpart
}

interface SharedUse {
  readonly draft: Draft
  /** The group of the service. */
  readonly group: string
  /** What it becomes where nothing else has it. */
  readonly found: RgCounterpart
}

/** What makes two resources one: the attributes that say what they take. */
const identity: Readonly<Record<string, readonly string[]>> = {
  clusterfs: ['device', 'mountpoint'],
  netfs: ['host', 'export', 'mountpoint'],
  fs: ['device'],
  ip: ['address'],
  lvm: ['vg_name', 'lv_name'],
}

/** Finds the resources that stand in several services, by reference or written twice. */
export function sharedResources(model: ClusterConf): SharedResources {
  const users = new Map<string, Set<XmlElement>>()
  for (const service of model.services) {
    for (const { element } of inStartOrder(service)) {
      const key = keyOf(model, element)
      if (key !== undefined) users.set(key, (users.get(key) ?? new Set()).add(service))
    }
  }
  const firsts = new Map<string, { readonly group: string; readonly id: string }>()
  return {
    settled(element, { draft, group, found }) {
      const key = keyOf(model, element)
      if (found.kind !== 'resource' || key === undefined || (users.get(key)?.size ?? 0) < 2) return found
      const first = firsts.get(key)
      if (element.tag === 'clusterfs' || element.tag === 'netfs') {
        const id = first?.id ?? addMount(draft, found.resource, found.isGfs === true)
        firsts.set(key, { group, id })
        const resource = draft.resources.find(one => one.id === id)
        return { ...found, resource: resource?.kind === 'clone' ? resource.member : found.resource, mount: id, why: `clone ${id} mounts it on all hosts, because several services have it` }
      }
      if (first === undefined) {
        firsts.set(key, { group, id: found.resource.id })
        return found
      }
      return { kind: 'none', why: `"${first.id}" of group "${first.group}" is the same, and one resource runs in one group: put both services into one group, or give each its own` }
    },
  }
}

function keyOf(model: ClusterConf, element: XmlElement): string | undefined {
  const names = Object.hasOwn(identity, element.tag) ? identity[element.tag] : undefined
  const definition = definitionOf(model, element)
  if (names === undefined || definition === undefined) return undefined
  const values = names.map(name => valueOf(definition, name) ?? '')
  return values.every(value => value === '') ? undefined : JSON.stringify([element.tag, ...values])
}

/** Mounts a file system on all hosts; returns the id of the clone. */
function addMount(draft: Draft, member: Primitive, isGfs: boolean): string {
  const id = freeId(draft, `clone-${member.id}`)
  draft.resources.push({ kind: 'clone', id, member, meta: { interleave: 'true' } })
  if (isGfs) addDlm(draft, id)
  return id
}
