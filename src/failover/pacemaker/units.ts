import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import type { Written } from '../../facts/fact.js'
import type { Place } from '../../text/located.js'
import { listed } from '../../text/quantity.js'

/** Scores from here on mean always, or never. */
export const infinity = 1_000_000

export type Role = 'Promoted' | 'Unpromoted' | 'Started'

/** What the scheduler places as one: a primitive, a group, or a clone of one of them. */
export interface Unit {
  readonly name: string
  readonly kind: 'primitive' | 'group' | 'clone'
  readonly at: Place
  /** The primitives in it, in their order. */
  readonly members: readonly Member[]
  readonly isPromotable: boolean
  readonly isFenceDevice: boolean
  /** Nothing is told of it: the cluster does not manage it, or what it depends on, or what depends on it. */
  readonly isSilent: boolean
  readonly priority: number
  /** Of each member, where it runs already. */
  readonly stickiness: number
  /** How many instances of a clone there are at most, and of them promoted ones. */
  readonly copies: number
  readonly promotedCopies: number
  readonly wanted: 'Started' | 'Stopped' | 'Unpromoted'
  readonly locations: readonly Location[]
  /** Why nobody can tell where it runs. */
  readonly doubt?: Doubt
}

/** A resource in a unit. */
export interface Member {
  readonly name: string
  readonly agent: string
  readonly parameters: Readonly<Record<string, string>>
  readonly timeoutsMs: Readonly<Record<string, number>>
  readonly at: Place
}

export interface Location {
  readonly node: string
  readonly score: number
  readonly role: Role | undefined
}

export interface Doubt {
  readonly reason: string
  readonly at: Place
}

/** One unit that has to run where another one does, or does not. */
export interface Colocation {
  readonly unit: string
  readonly with: string
  readonly score: number
  readonly role: Role | undefined
  readonly withRole: Role | undefined
  readonly at: Place
}

/** One unit that waits for another one. */
export interface Order {
  readonly first: string
  readonly next: string
  readonly isPromotion: boolean
  readonly at: Place
}

/** All that a CIB says of what runs where. */
export interface Units {
  readonly units: readonly Unit[]
  readonly colocations: readonly Colocation[]
  readonly orders: readonly Order[]
  readonly unmanaged: readonly Unmanaged[]
  /** False where a unit runs only where a location allows it. */
  readonly isSymmetric: boolean
  /** The scheduler places resources in an order of its own: of equal hosts nobody knows which has least to do at that time. */
  readonly isOrderUnknown: boolean
  /** Why nothing can be told at all. */
  readonly doubt?: Doubt
}

/** Gathers what a cluster runs, and by what it decides where; `hostOf` says which host a node of the CIB is. */
export function unitsOf(pacemaker: PacemakerCluster, hostOf: (node: string) => string): Units {
  const resources = partsOf(pacemaker)
  const byName = new Map(resources.map(part => [part.name, part]))
  const topOf = (name: string): string => {
    const parent = byName.get(name)?.parent
    return parent === undefined ? name : topOf(parent)
  }
  const colocations = pacemaker.facts('pacemaker-colocation').filter(({ fact }) => fact.score !== 0)
  const doubts = doubtsOf(pacemaker, { topOf, byName })
  const unmanaged = unmanagedOf(pacemaker, { resources, topOf, byName })
  const silent = new Map(unmanaged.flatMap(({ name, tied, at }) => [name, ...tied].map(each => [each, { reason: `the cluster does not manage "${name}"`, at }] as const)))
  const units = resources.filter(({ parent }) => parent === undefined).map(part => unitOf(pacemaker, part, { resources, doubt: silent.get(part.name) ?? doubts.get(part.name), isSilent: silent.has(part.name), topOf, hostOf }))
  const whole = wholeDoubt(pacemaker)
  return {
    units,
    colocations: colocations.map(entry => {
      const { resource, with: other, score, role, withRole } = entry.fact
      return { unit: topOf(resource), with: topOf(other), score, role, withRole, at: entry }
    }),
    orders: pacemaker.facts('pacemaker-order').filter(({ fact }) => fact.isMandatory && fact.nextAction !== 'stop' && fact.firstAction !== 'stop' && fact.firstAction !== 'demote').map(entry => {
      return { first: topOf(entry.fact.first), next: topOf(entry.fact.next), isPromotion: entry.fact.firstAction === 'promote', at: entry }
    }),
    unmanaged,
    isSymmetric: !isOff(pacemaker.option('symmetric-cluster')?.fact.value),
    isOrderUnknown: (pacemaker.option('placement-strategy')?.fact.value ?? 'default') !== 'default',
    ...(whole === undefined ? {} : { doubt: whole }),
  }
}

/** Why no failure moves anything as the scheduler would: an administrator holds the cluster, or a part of it. */
export function heldBy(pacemaker: PacemakerCluster, units: Units): Doubt | undefined {
  const maintenance = pacemaker.option('maintenance-mode')
  if (maintenance !== undefined && isOn(maintenance.fact.value)) return { reason: 'by maintenance-mode the cluster manages nothing: whatever fails, it starts, stops, moves and promotes nothing, and shoots nobody', at: maintenance }
  const stop = pacemaker.option('stop-all-resources')
  if (stop !== undefined && isOn(stop.fact.value)) return { reason: 'by stop-all-resources it stops everything and starts nothing, so that nothing runs that a failure could move', at: stop }
  const [own] = units.unmanaged
  if (own === undefined) return undefined
  const isAll = units.units.every(({ isSilent, isFenceDevice }) => isSilent || isFenceDevice)
  if (isAll) return { reason: `${unmanagedText(own)}; nothing else is left of which anything could be told`, at: own.at }
  const delay = pacemaker.option('priority-fencing-delay')
  const isWeighed = delay !== undefined && units.units.some(({ isSilent, priority }) => isSilent && priority !== 0)
  return isWeighed ? { reason: `by priority-fencing-delay the host with the more important resources is shot later, and where "${own.name}" runs nobody knows: the cluster does not manage it`, at: delay } : undefined
}

/** A unit that the cluster leaves alone, and what is not told because of it. */
export interface Unmanaged extends Pick<Unit, 'name' | 'at'> {
  /** What it depends on, and what depends on that. */
  readonly tied: readonly string[]
}

/** `the cluster does not manage "ip": …` */
export function unmanagedText({ name, tied }: Unmanaged): string {
  const shown = tied.slice(0, 5).map(each => `"${each}"`)
  if (tied.length > 5) shown.push(`${tied.length - 5} more`)
  const more = tied.length === 0 ? '' : `, nor of ${listed(shown)}, which ${tied.length === 1 ? 'is' : 'are'} bound to it by constraints`
  return `the cluster does not manage "${name}": it neither starts, stops nor moves it, and what has to wait for it waits; nothing is told of it${more}`
}

/**
 * The units that are not managed, and those whose fate hangs on them: what has to run with them or after them, what they
 * have to run with or after, because it cannot stop before they do, and what hangs on that in turn. A clone that only comes
 * first runs elsewhere as before; the tests ask crm_simulate.
 */
function unmanagedOf(pacemaker: PacemakerCluster, { resources, topOf, byName }: Names & { readonly resources: readonly Part[] }): readonly Unmanaged[] {
  const tops = resources.filter(({ parent }) => parent === undefined)
  const roots = tops.filter(top => {
    const parts = resources.filter(each => topOf(each.name) === top.name)
    const primitives = parts.filter(({ type }) => type === 'primitive')
    return !(primitives.length === 1 && (primitives[0]?.agent ?? '').startsWith('stonith:')) && parts.some(each => !isManaged(pacemaker, each))
  })
  const bonds = [
    ...pacemaker.facts('pacemaker-colocation').filter(({ fact }) => fact.score !== 0).map(({ fact }) => ({ unit: topOf(fact.resource), other: topOf(fact.with), isOrder: false })),
    ...pacemaker.facts('pacemaker-order').filter(({ fact }) => fact.isMandatory).map(({ fact }) => ({ unit: topOf(fact.next), other: topOf(fact.first), isOrder: true })),
  ]
  const reported = new Set(roots.map(({ name }) => name))
  return roots.map(({ name, at }) => {
    const tied = new Set<string>()
    const spreading = [name]
    const isDone = new Set(spreading)
    for (let current = spreading.pop(); current !== undefined; current = spreading.pop()) {
      for (const { unit, other, isOrder } of bonds) {
        const next = unit === current ? other : other === current ? unit : undefined
        if (next === undefined) continue
        tied.add(next)
        const part = byName.get(next)
        const isBase = isOrder && next === other && part?.type === 'clone' && !part.isPromotable
        if (isBase || isDone.has(next)) continue
        isDone.add(next)
        spreading.push(next)
      }
    }
    return { name, at, tied: [...tied].filter(each => !reported.has(each)) }
  })
}

function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(?:false|off|no|n|0)$/i.test(value)
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|on|yes|y|1)$/i.test(value)
}

interface Names {
  topOf(name: string): string
  readonly byName: ReadonlyMap<string, Part>
}

/** A resource as the CIB has it. */
interface Part {
  readonly name: string
  readonly type: 'primitive' | 'group' | 'clone' | 'bundle'
  readonly agent: string | undefined
  readonly parent: string | undefined
  readonly isPromotable: boolean
  readonly isOpen: boolean
  readonly meta: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
  readonly timeoutsMs: Readonly<Record<string, number>>
  readonly at: Place
}

function partsOf(pacemaker: PacemakerCluster): readonly Part[] {
  const operations = pacemaker.facts('pacemaker-operation')
  return pacemaker.facts('pacemaker-resource').map(entry => {
    const { id, type, agent, parent, isPromotable, isOpen, meta, parameters } = entry.fact
    const timeoutsMs: Record<string, number> = {}
    for (const { fact } of operations) {
      const ms = fact.resource === id ? timeOf(fact.attributes['timeout']?.value ?? '') : undefined
      if (ms !== undefined) timeoutsMs[fact.name] ??= ms
    }
    return { name: id, type, agent, parent, isPromotable, isOpen, meta: textsOf(meta), parameters: textsOf(parameters), timeoutsMs, at: entry }
  })
}

function textsOf(written: Readonly<Record<string, Written>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(written).map(([name, { value }]) => [name, value]))
}

const unitMs = new Map([['', 1000], ['s', 1000], ['sec', 1000], ['ms', 1], ['msec', 1], ['m', 60_000], ['min', 60_000], ['h', 3_600_000], ['hr', 3_600_000]])

/** Reads a time of the CIB: `10`, `10s`, `500ms`, `2min`. */
export function timeOf(text: string): number | undefined {
  const [, number, unit = ''] = /^\s*(-?\d+)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const factor = unitMs.get(unit.toLowerCase())
  return number === undefined || factor === undefined ? undefined : Number(number) * factor
}

/** Whatever is doubtful of a part is doubtful of the whole unit. */
function doubtsOf(pacemaker: PacemakerCluster, { topOf, byName }: Names): ReadonlyMap<string, Doubt> {
  const found = new Map<string, Doubt>()
  const add = (name: string, reason: string, at: Place | Part): void => {
    if (!found.has(topOf(name))) found.set(topOf(name), { reason, at: 'timeoutsMs' in at ? at.at : at })
  }
  for (const entry of pacemaker.facts('pacemaker-doubt')) if (entry.fact.resource !== undefined) add(entry.fact.resource, entry.fact.reason, entry)
  for (const entry of byName.values()) {
    const { name, meta, agent, isPromotable, type } = entry
    if (type === 'bundle') add(name, 'it is a bundle of containers', entry)
    if (entry.isOpen) add(name, 'some of it stands elsewhere in the CIB, or holds only under a rule', entry)
    if (isOff(meta['critical'])) add(name, '"critical" lets it fail without its group', entry)
    if (type === 'clone' && (isOn(meta['globally-unique']) || Number(meta['clone-node-max'] ?? 1) > 1)) add(name, 'several of its copies may run on one host', entry)
    if (agent === undefined && type === 'primitive') add(name, 'its agent is not known', entry)
    if (isPromotable) {
      const drbd = [...byName.values()].some(part => part.parent === name && part.agent === 'ocf:linbit:drbd')
      if (!drbd) add(name, 'its agent sets the scores by which one is promoted while it runs', entry)
    }
  }
  for (const entry of pacemaker.facts('pacemaker-location')) {
    // Which of a group is kept off a host decides how much of it runs there.
    if (entry.fact.resource !== topOf(entry.fact.resource) && byName.get(entry.fact.resource)?.parent !== undefined) add(entry.fact.resource, 'a location is of one of its parts', entry)
  }
  for (const entry of pacemaker.facts('pacemaker-colocation')) {
    for (const name of [entry.fact.resource, entry.fact.with]) if (name !== topOf(name)) add(name, 'a colocation is of one of its parts', entry)
    if (entry.fact.role === 'Unpromoted' || entry.fact.withRole === 'Unpromoted' || entry.fact.role === 'Promoted') add(entry.fact.resource, 'a colocation is of a role', entry)
  }
  return found
}

function wholeDoubt(pacemaker: PacemakerCluster): Doubt | undefined {
  const general = pacemaker.facts('pacemaker-doubt').find(({ fact }) => fact.resource === undefined)
  if (general !== undefined) return { reason: general.fact.reason, at: general }
  const health = pacemaker.option('node-health-strategy')
  if (health !== undefined && health.fact.value !== 'none') return { reason: 'by node-health-strategy the health of the hosts decides', at: health }
  const maintained = pacemaker.facts('pacemaker-attribute').find(({ fact }) => fact.name === 'maintenance' && isOn(fact.value))
  if (maintained !== undefined) return { reason: `"${maintained.fact.node}" is in maintenance`, at: maintained }
  const remote = pacemaker.facts('pacemaker-resource').find(({ fact }) => fact.agent === 'ocf:pacemaker:remote' || fact.meta['remote-node'] !== undefined)
  return remote === undefined ? undefined : { reason: 'resources may run on remote nodes and guests too', at: remote }
}

function isManaged(pacemaker: PacemakerCluster, { meta }: Part): boolean {
  const metaOf = (key: string): string | undefined => meta[key] ?? defaultOf(pacemaker, key)
  return !isOff(metaOf('is-managed')) && !isOn(metaOf('maintenance'))
}

function defaultOf(pacemaker: PacemakerCluster, name: string): string | undefined {
  return pacemaker.facts('pacemaker-default').find(({ fact }) => fact.name === name)?.fact.value
}

interface Around {
  readonly resources: readonly Part[]
  readonly doubt: Doubt | undefined
  readonly isSilent: boolean
  topOf(name: string): string
  hostOf(node: string): string
}

function unitOf(pacemaker: PacemakerCluster, part: Part, { resources, doubt, isSilent, topOf, hostOf }: Around): Unit {
  const { name, type, isPromotable, meta } = part
  const primitives = resources.filter(each => each.type === 'primitive' && topOf(each.name) === name)
  const inner = type === 'clone' ? resources.find(({ parent }) => parent === name) : undefined
  const metaOf = (key: string): string | undefined => meta[key] ?? inner?.meta[key] ?? defaultOf(pacemaker, key)
  const number = (text: string | undefined, fallback: number): number => {
    const value = text === undefined ? fallback : /^\+?infinity$/i.test(text) ? infinity : /^-infinity$/i.test(text) ? -infinity : Number.parseInt(text, 10)
    return Number.isNaN(value) ? fallback : Math.max(-infinity, Math.min(infinity, value))
  }
  const nodes = pacemaker.facts('pacemaker-node').length
  return {
    name,
    kind: type === 'bundle' ? 'clone' : type,
    at: part.at,
    members: primitives.map(each => ({ name: each.name, agent: each.agent ?? '', parameters: each.parameters, timeoutsMs: each.timeoutsMs, at: each.at })),
    isPromotable,
    isFenceDevice: primitives.length === 1 && (primitives[0]?.agent ?? '').startsWith('stonith:'),
    isSilent,
    priority: number(metaOf('priority'), 0),
    // Copies of a clone stay where they are for the least reason.
    stickiness: number(metaOf('resource-stickiness'), type === 'clone' ? 1 : 0),
    copies: type === 'clone' ? number(meta['clone-max'], nodes) : 1,
    promotedCopies: isPromotable ? number(meta['promoted-max'] ?? meta['master-max'], 1) : 0,
    wanted: wantedOf(metaOf('target-role')),
    locations: pacemaker.facts('pacemaker-location').filter(({ fact }) => fact.resource === name).map(({ fact }) => ({ node: hostOf(fact.node), score: fact.score, role: fact.role })),
    ...(doubt === undefined ? {} : { doubt }),
  }
}

function wantedOf(role: string | undefined): Unit['wanted'] {
  switch (role?.toLowerCase()) {
    case 'stopped':
      return 'Stopped'
    case 'slave':
    case 'unpromoted':
      return 'Unpromoted'
    default:
      return 'Started'
  }
}
