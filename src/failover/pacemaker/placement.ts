import { compareText } from '../../diagnostics/order.js'
import { infinity } from './units.js'
import type { Colocation, Unit, Units } from './units.js'

/** Where a unit runs. */
export interface Placed {
  readonly hosts: readonly string[]
  /** Those of the hosts where it is promoted. */
  readonly promoted: readonly string[]
  /** Nobody can tell from the file: it may be any of the hosts. */
  readonly isUnknown?: boolean
  /** The hosts that no score sets apart from the chosen one: the scheduler took who runs least of them, then the first by name. */
  readonly equals?: readonly string[]
}

/** By the name of each unit where it runs. */
export type Placement = ReadonlyMap<string, Placed>

/** What the scheduler goes by besides the CIB. */
export interface Situation {
  /** The hosts that may run something, as the CIB names them. */
  readonly hosts: readonly string[]
  /** Where everything runs at the moment; nothing at a start. */
  readonly current?: Placement
  /** Tells whether DRBD's agent finds data on a host that are up to date, and gives it the score for it. */
  hasData(unit: Unit, host: string): boolean
}

/** What DRBD's agent gives a host whose copy is up to date. Source: drbd-utils scripts/drbd.ocf, "up to date" has 10000. */
const promotionScore = 10_000

/** What a host has to which the agent gives nothing. Source: pcmk_sched_promotable.c promotion_score(). */
const noPromotionScore = -1

const nowhere: Placed = { hosts: [], promoted: [] }

/**
 * Places all units as Pacemaker's scheduler does: what others are colocated with first, each on the host with the highest
 * score, of equal ones where it runs, then where least is placed, then by name.
 *
 * Source: pacemaker 2.1.5 lib/pacemaker/pcmk_sched_{primitive,group,clone,promotable,colocation,nodes}.c; the tests ask crm_simulate.
 */
export function placementOf(units: Units, situation: Situation): Placement {
  const scheduling = new Scheduling(units, situation)
  return scheduling.run()
}

interface Wishes {
  /** Only of those that want to run where it is promoted. */
  readonly isOfPromoted?: boolean
  /** What would make a score less than nothing does not count. */
  readonly isPositive?: boolean
  readonly factor?: number
  readonly seen?: Set<string>
}

/** One run of the scheduler: what is placed already, and how much on each host. */
class Scheduling {
  private readonly placed = new Map<string, Placed>()
  private readonly pending = new Set<string>()
  private readonly load = new Map<string, number>()
  /** By the name of each clone what a copy on a host is worth. */
  private readonly copyScores = new Map<string, ReadonlyMap<string, number>>()
  private readonly byName: ReadonlyMap<string, Unit>
  /** Something is placed that nobody can place: where least is placed is not known any more. */
  private isLoadUnknown = false

  constructor(private readonly units: Units, private readonly situation: Situation) {
    this.byName = new Map(units.units.map(unit => [unit.name, unit]))
  }

  run(): Placement {
    const unknown = unknownUnits(this.units, this.units.isOrderUnknown ? wishedByChains(this.units) : [])
    this.isLoadUnknown = unknown.size > 0 || this.units.isOrderUnknown
    for (const unit of this.units.units) if (unknown.has(unit.name)) this.placed.set(unit.name, this.anywhere(unit))
    const inOrder = [...this.units.units].sort((a, b) => b.priority - a.priority)
    for (const unit of inOrder) this.place(unit)
    this.stopWaiting()
    return this.placed
  }

  /** Wherever it is not kept away from. */
  private anywhere(unit: Unit): Placed {
    const hosts = this.situation.hosts.filter(host => this.locationScore(unit, host) > -infinity)
    return { hosts, promoted: unit.isPromotable ? hosts.filter(host => this.promotionOf(unit, host) > -infinity) : [], isUnknown: true }
  }

  private place(unit: Unit): void {
    if (this.placed.has(unit.name) || this.pending.has(unit.name)) return
    this.pending.add(unit.name)
    for (const { with: other } of this.colocationsOf(unit)) {
      const target = this.byName.get(other)
      if (target !== undefined) this.place(target)
    }
    this.placed.set(unit.name, unit.wanted === 'Stopped' ? nowhere : unit.kind === 'clone' ? this.placeClone(unit) : this.placeSingle(unit))
    this.pending.delete(unit.name)
  }

  private colocationsOf({ name }: Unit): readonly Colocation[] {
    return this.units.colocations.filter(colocation => colocation.unit === name)
  }

  private locationScore(unit: Unit, host: string): number {
    const named = unit.locations.filter(({ node, role }) => node === host && role === undefined)
    const base = this.units.isSymmetric || named.length > 0 ? 0 : -infinity
    return named.reduce((sum, { score }) => added(sum, score), base)
  }

  /** What a host is worth to a unit by itself: its locations, and that it runs there. */
  private ownScore(unit: Unit, host: string): number {
    let score = this.locationScore(unit, host)
    const now = this.situation.current?.get(unit.name)
    if (now?.hosts.includes(host) === true && now.isUnknown !== true) score = added(score, unit.stickiness * unit.members.length)
    return score
  }

  /** With what it is colocated: an infinite score leaves only those hosts, or none of them. */
  private withOthers(unit: Unit, scores: Map<string, number>): void {
    for (const { with: other, score, withRole } of this.colocationsOf(unit)) {
      const target = this.placed.get(other)
      if (target === undefined) continue
      // Somewhere among these; where it must not be, or had better be, nobody knows.
      if (target.isUnknown === true && score < infinity) continue
      const isWithPromoted = withRole === 'Promoted'
      const there = new Set(isWithPromoted ? target.promoted : target.hosts)
      // What must be there is not drawn there: its own dislike of the host may still keep it from running at all.
      const drawn = (host: string): number => score < infinity ? score : isWithPromoted ? this.copyScores.get(other)?.get(host) ?? 0 : 0
      const changed = new Map([...scores].map(([host, own]) => [host, there.has(host) ? added(own, drawn(host)) : score >= infinity ? -infinity : own]))
      // A wish that leaves no host does not count.
      if (Math.abs(score) < infinity && ![...changed.values()].some(value => value >= 0)) continue
      for (const [host, value] of changed) scores.set(host, value)
    }
  }

  /** What those prefer that have to run with it and are not placed yet. */
  private fromDependents(unit: Unit, scores: Map<string, number>, { isOfPromoted = false, isPositive = false, factor = 1, seen = new Set() }: Wishes = {}): void {
    if (seen.has(unit.name)) return
    seen.add(unit.name)
    for (const { unit: name, with: other, withRole, score } of this.units.colocations) {
      if (other !== unit.name || (isOfPromoted && withRole !== 'Promoted')) continue
      const dependent = this.byName.get(name)
      if (dependent === undefined || this.placed.has(name) || dependent.kind === 'clone') continue
      this.addScores(scores, dependent, { isPositive, factor: factor * (score / infinity), seen })
    }
  }

  private addScores(scores: Map<string, number>, dependent: Unit, { isPositive, factor, seen }: Required<Omit<Wishes, 'isOfPromoted'>>): void {
    const before = new Map(scores)
    for (const [host, own] of scores) {
      const wished = this.ownScore(dependent, host)
      if (factor < 0 && wished < 0) continue
      const sum = added(own, scaled(wished, factor))
      if (!isPositive || sum >= 0) scores.set(host, sum)
      else if (own > 0) scores.set(host, 1)
    }
    // A wish that leaves no host does not count.
    if ([...scores.values()].every(score => score < 0)) {
      for (const [host, score] of before) scores.set(host, score)
      return
    }
    // What wants to be with a group is asked only once the group itself is being placed.
    if (dependent.kind === 'primitive' || this.pending.has(dependent.name)) this.fromDependents(dependent, scores, { isPositive, factor: Math.sign(factor), seen })
  }

  private scoresOf(unit: Unit): Map<string, number> {
    const scores = new Map(this.situation.hosts.map(host => [host, this.ownScore(unit, host)]))
    this.withOthers(unit, scores)
    return scores
  }

  private placeSingle(unit: Unit): Placed {
    const scores = this.scoresOf(unit)
    const isWithUnknown = this.colocationsOf(unit).some(({ with: other }) => this.placed.get(other)?.isUnknown === true)
    // Whether a wish of others leaves a host, and so counts, nobody knows either.
    if (!isWithUnknown) this.fromDependents(unit, scores)
    const ranked = this.ranked(unit, scores)
    const [best] = ranked
    if (best === undefined) return nowhere
    const equal = isWithUnknown ? ranked : ranked.filter(host => scores.get(host) === scores.get(best))
    const isKept = !isWithUnknown && this.runsOn(unit, best) && (scores.get(best) ?? 0) > 0
    if (equal.length > 1 && !isKept && (isWithUnknown || this.isLoadUnknown)) {
      this.isLoadUnknown = true
      return { hosts: equal, promoted: [], isUnknown: true }
    }
    this.count(best, unit.members.length)
    return { hosts: [best], promoted: [], ...(equal.length > 1 && !isKept ? { equals: equal.filter(host => host !== best) } : {}) }
  }

  private placeClone(unit: Unit): Placed {
    const scores = this.scoresOf(unit)
    if (unit.isPromotable) for (const [host, score] of scores) if (this.situation.hasData(unit, host)) scores.set(host, added(score, promotionScore))
    this.copyScores.set(unit.name, scores)
    const ranked = this.ranked(unit, scores)
    const current = this.situation.current?.get(unit.name)
    const now = current?.hosts ?? []
    // Whoever has a copy keeps it.
    const kept = ranked.filter(host => now.includes(host))
    const fresh = ranked.filter(host => !now.includes(host))
    const chosen = [...kept, ...fresh].slice(0, unit.copies)
    const last = fresh[unit.copies - kept.length - 1]
    const isTied = last !== undefined && chosen.length < ranked.length && scores.get(last) === scores.get(fresh[unit.copies - kept.length] ?? '')
    const areKeptUnknown = current?.isUnknown === true && chosen.length < ranked.length
    if (areKeptUnknown || (isTied && this.isLoadUnknown)) {
      this.isLoadUnknown = true
      return { hosts: ranked, promoted: unit.isPromotable && unit.wanted !== 'Unpromoted' ? ranked : [], isUnknown: true }
    }
    for (const host of chosen) this.count(host, unit.members.length)
    if (!unit.isPromotable || unit.wanted === 'Unpromoted') return { hosts: chosen, promoted: [] }
    return this.promotedOf(unit, chosen)
  }

  private promotedOf(unit: Unit, hosts: readonly string[]): Placed {
    const scores = new Map(this.situation.hosts.map(host => [host, this.locationScore(unit, host)]))
    this.fromDependents(unit, scores, { isPositive: true })
    const able = hosts.filter(host => this.promotionOf(unit, host) >= 0)
    for (const host of able) scores.set(host, added(scores.get(host) ?? 0, this.promotionOf(unit, host)))
    this.fromDependents(unit, scores, { isOfPromoted: true, isPositive: true })
    const current = this.situation.current?.get(unit.name)
    const before = current?.promoted ?? []
    // Of equal scores the one goes first that is promoted already, then the one that its own preference lifts, without others' wishes.
    const compareRanks = (a: string, b: string): number => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || Number(before.includes(b)) - Number(before.includes(a)) || this.promotionOf(unit, b) - this.promotionOf(unit, a)
    const ranked = able.filter(host => (scores.get(host) ?? 0) >= 0).sort((a, b) => compareRanks(a, b) || hosts.indexOf(a) - hosts.indexOf(b))
    const promoted = ranked.slice(0, unit.promotedCopies)
    const last = promoted.at(-1)
    // Of equal ones that run already the one goes first that the cluster happens to list first.
    const equal = last === undefined ? [] : ranked.filter(host => compareRanks(host, last) === 0)
    const others = equal.filter(host => !promoted.includes(host))
    const isTie = others.length > 0 && ((current?.hosts.length ?? 0) > 0 || this.units.isOrderUnknown)
    if (!isTie) return { hosts, promoted, ...(others.length === 0 ? {} : { equals: others }) }
    this.isLoadUnknown = true
    return { hosts, promoted: equal, isUnknown: true }
  }

  private promotionOf(unit: Unit, host: string): number {
    const base = this.situation.hasData(unit, host) ? promotionScore : noPromotionScore
    return unit.locations.filter(({ node, role }) => node === host && role === 'Promoted').reduce((sum, { score }) => added(sum, score), base)
  }

  private runsOn(unit: Unit, host: string): boolean {
    return this.situation.current?.get(unit.name)?.hosts.includes(host) === true
  }

  /** The hosts that come into question, the best one first. */
  private ranked(unit: Unit, scores: ReadonlyMap<string, number>): readonly string[] {
    const hosts = [...scores].filter(([, score]) => score >= 0).map(([host]) => host)
    const scoreOf = (host: string): number => scores.get(host) ?? -infinity
    return hosts.sort((a, b) => {
      const isKept = scoreOf(a) > 0 ? Number(this.runsOn(unit, b)) - Number(this.runsOn(unit, a)) : 0
      return scoreOf(b) - scoreOf(a) || isKept || this.loadOf(a) - this.loadOf(b) || Number(this.runsOn(unit, b)) - Number(this.runsOn(unit, a)) || compareText(a, b)
    })
  }

  private loadOf(host: string): number {
    return this.load.get(host) ?? 0
  }

  private count(host: string, members: number): void {
    this.load.set(host, this.loadOf(host) + members)
  }

  /** What waits for something that does not run does not run either. */
  private stopWaiting(): void {
    for (let isChanged = true; isChanged; ) {
      isChanged = false
      for (const { first, next, isPromotion } of this.units.orders) {
        const [before, after] = [this.placed.get(first), this.placed.get(next)]
        if (before === undefined || after === undefined || after.hosts.length === 0) continue
        if ((isPromotion ? before.promoted : before.hosts).length > 0) continue
        this.placed.set(next, nowhere)
        isChanged = true
      }
    }
  }
}

/** Units beside which a group wants to run that others want to be with: who is placed first decides whether these count. */
function wishedByChains({ units, colocations }: Units): readonly string[] {
  const groups = new Set(units.filter(({ kind }) => kind === 'group').map(({ name }) => name))
  const wanted = new Set(colocations.map(({ with: other }) => other))
  return colocations.filter(({ unit }) => groups.has(unit) && wanted.has(unit)).map(({ with: other }) => other)
}

/** The units of which nobody can tell where they run, and all that depend on each other with them. */
function unknownUnits({ units, colocations, orders, doubt }: Units, others: readonly string[]): ReadonlySet<string> {
  const unknown = new Set([...units.filter(unit => doubt !== undefined || unit.doubt !== undefined).map(({ name }) => name), ...others])
  const pairs = [...colocations.map(({ unit, with: other }) => [unit, other] as const), ...orders.map(({ first, next }) => [next, first] as const)]
  for (let size = -1; size !== unknown.size; ) {
    size = unknown.size
    for (const [unit, other] of pairs) {
      if (unknown.has(other)) unknown.add(unit)
      if (unknown.has(unit) && colocations.some(each => each.unit === unit && each.with === other)) unknown.add(other)
    }
  }
  return unknown
}

/** Adds scores: minus infinity wins, then infinity. Source: pacemaker lib/common/scores.c pcmk__add_scores(). */
function added(one: number, other: number): number {
  if (one <= -infinity || other <= -infinity) return -infinity
  if (one >= infinity || other >= infinity) return infinity
  return Math.max(-infinity, Math.min(infinity, one + other))
}

/** A part of a score that is not nothing is at least one. Source: pcmk_sched_colocation.c add_node_scores_matching_attr(). */
function scaled(score: number, factor: number): number {
  if (score <= -infinity && factor >= 1) return -infinity
  const rounded = Math.trunc(factor * score + (factor * score < 0 ? -0.5 : 0.5))
  return rounded === 0 && score !== 0 ? Math.sign(factor) : rounded
}
