import { soundEnding } from '../story.js'
import type { Ending, Whereabouts } from '../story.js'
import type { Placed, Placement } from './placement.js'
import type { PacemakerSetup, Replica } from './setup.js'
import type { Unit } from './units.js'

/** What of a cluster is told by name: all but fence devices, the clones of DRBD, and what nothing is told of. */
export function servicesOf({ units, replicas }: PacemakerSetup): readonly Unit[] {
  return units.units.filter(unit => !unit.isFenceDevice && !unit.isSilent && unit.wanted !== 'Stopped' && replicas.every(replica => replica.unit !== unit))
}

/** What changes between two placements. */
export interface Change {
  readonly before: Placement
  readonly after: Placement
  /** How long what moves is away at least; absent where nobody can say. */
  readonly gapMs?: number
  /** A device has to confirm on top of that. */
  readonly waitsForShot?: boolean
}

/** Tells where everything is at the end. */
export function endingOf(setup: PacemakerSetup, change: Change, more: Partial<Ending> = {}): Ending {
  return {
    ...soundEnding,
    services: servicesOf(setup).map(unit => whereabouts(unit, change)),
    primaries: setup.replicas.map(replica => primaryOf(replica, change.after)),
    ...more,
  }
}

function whereabouts({ name, copies }: Unit, { before, after, gapMs, waitsForShot }: Change): Whereabouts {
  const gap = gapMs === undefined ? {} : { ...(waitsForShot === true ? { waitsForShot } : {}), gapMs }
  const [was, is] = [before.get(name), after.get(name)]
  const hosts = is?.hosts ?? []
  const doubt = doubtOf(is, hosts, copies)
  if (doubt !== undefined) {
    // It went on where it was only if that is one of them.
    const isAway = doubt.isOneOf === true && was !== undefined && !hosts.some(host => was.hosts.includes(host))
    return { name, hosts, ...doubt, ...(isAway ? gap : {}) }
  }
  if (hosts.length === 0) return { name, hosts }
  const wasThere = was !== undefined && hosts.every(host => was.hosts.includes(host))
  const isKept = wasThere && was.isUnknown !== true
  return { name, hosts, ...(wasThere && !isKept ? { mayStay: true } : {}), ...(isKept ? { gapMs: 0 } : gap) }
}

/** Several copies may run on all of the hosts. */
function doubtOf(placed: Placed | undefined, hosts: readonly string[], copies: number): Pick<Whereabouts, 'isOneOf' | 'isUncertain'> | undefined {
  if (placed?.isUnknown !== true || hosts.length === 0) return undefined
  if (copies > 1) return { isUncertain: true }
  return hosts.length > 1 ? { isOneOf: true } : { isUncertain: true }
}

function primaryOf({ name, unit }: Replica, after: Placement): Whereabouts {
  const placed = after.get(unit.name)
  const hosts = placed?.promoted ?? []
  return { name, hosts, ...doubtOf(placed, hosts, unit.promotedCopies) }
}

/** The services that run somewhere else than before, or start for the first time. */
export function movedUnits(setup: PacemakerSetup, { before, after }: Change): readonly Unit[] {
  return servicesOf(setup).filter(({ name }) => {
    const [was, is] = [before.get(name), after.get(name)]
    return is !== undefined && is.isUnknown !== true && is.hosts.some(host => was?.hosts.includes(host) !== true)
  })
}

/** Nothing of what the predicate tells runs any more. */
export function stopped(placement: Placement, isStopped: (name: string) => boolean): Placement {
  return new Map([...placement].map(([name, placed]) => [name, isStopped(name) ? { hosts: [], promoted: [] } : placed]))
}
