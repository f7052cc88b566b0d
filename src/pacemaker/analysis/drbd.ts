import type { Cib, Resource } from '../model.js'
import { runnable } from './resources.js'

/** Lists the resources that are run by DRBD's agent. */
export function drbdPrimitives(model: Cib): readonly Resource[] {
  return runnable(model).filter(({ agent, kind }) => kind === 'primitive' && agent === 'ocf:linbit:drbd')
}

/** Lists the promotable clones of DRBD. */
export function drbdClones(model: Cib): readonly Resource[] {
  return drbdPrimitives(model).flatMap(({ parent }) => (parent?.isPromotable === true && parent.kind === 'clone' ? [parent] : []))
}

/** Finds the promotable clone of DRBD that has a name. */
export function drbdCloneNamed(model: Cib, name: string | undefined): Resource | undefined {
  const resource = name === undefined ? undefined : model.resourceNamed.get(name)
  if (resource?.kind !== 'clone' || !resource.isPromotable || resource.isDoubted) return undefined
  return resource.children.some(({ agent }) => agent === 'ocf:linbit:drbd') ? resource : undefined
}

/** What cannot start before the device is there. */
const needingDevice: ReadonlySet<string> = new Set(['ocf:heartbeat:Filesystem', 'ocf:heartbeat:LVM', 'ocf:heartbeat:LVM-activate'])

/** Tells whether a resource, or one that stands in it, needs the device of what it runs beside. */
export function needsDevice({ resourceNamed }: Cib, name: string): boolean {
  const needs = ({ agent, children }: Resource): boolean => needingDevice.has(agent ?? '') || children.some(needs)
  const resource = resourceNamed.get(name)
  return resource !== undefined && needs(resource)
}
