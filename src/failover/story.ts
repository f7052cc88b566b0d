import type { Place } from '../text/located.js'

/** A value and the line that says so; no place where it is a default. */
export interface Decided<T> {
  readonly value: T
  readonly at?: Place
  /** What is not written, where there is no line: `ha.cf sets no deadtime`. */
  readonly unset?: string
}

/** One thing that follows from an event, and the line that decides it. Times are in milliseconds. */
export interface Step {
  /** Since the event; absent where it has no certain time. */
  readonly atMs?: number
  readonly text: string
  readonly decidedBy?: Place
  /** What is not written anywhere, where a default decides. */
  readonly unset?: string
}

/** What becomes of something that runs on hosts: a group, a service, the primary role of a DRBD resource. */
export interface Whereabouts {
  readonly name: string
  /** Empty where it runs nowhere until somebody acts. */
  readonly hosts: readonly string[]
  /** It runs on one of the hosts, and nobody can say on which. */
  readonly isOneOf?: boolean
  /** It may as well stay away; chance decides. */
  readonly isUncertain?: boolean
  /** It runs, and clients do not reach it. */
  readonly isCutOff?: boolean
  /** Nobody can say whether it ran there all along: it is away only if it did not. */
  readonly mayStay?: boolean
  /** It stays where it is and waits for its file system: for `gapMs` at least, or until somebody acts. */
  readonly isHeldUp?: boolean
  /** A fence device has to confirm before it starts again, which takes an unknown time on top. */
  readonly waitsForShot?: boolean
  /** How long it is away at least; 0 where it goes on. Absent where nobody can say, or where it stays away. */
  readonly gapMs?: number
}

/** How a story ends. */
export interface Ending {
  readonly services: readonly Whereabouts[]
  readonly primaries: readonly Whereabouts[]
  /** Both hosts believe that they are alone and act on it. */
  readonly isSplitBrain: boolean
  /** Both sides may have written to their own copy. */
  readonly canDiverge: boolean
  /** Whoever goes on may lack writes that were confirmed. */
  readonly mayLoseWrites: boolean
}

/** An event and what follows from it. */
export interface Story {
  readonly software: 'heartbeat' | 'cman' | 'pacemaker' | 'drbd-reactor' | 'ocfs2' | 'gnbd' | 'booth'
  /** Names the event for programs: `death alpha`, `path-lost eth1`. */
  readonly event: string
  readonly title: string
  readonly steps: readonly Step[]
  readonly ending: Ending
}

/** Something that the stories leave out, and why. */
export interface Limit {
  readonly text: string
  readonly at?: Place
}

/** All that can be told of a cluster. */
export interface ClusterStories {
  readonly stories: readonly Story[]
  readonly limits: readonly Limit[]
}

/** Makes a step from what decides it. */
export function step(text: string, atMs?: number, decided?: Decided<unknown>): Step {
  return {
    text,
    ...(atMs === undefined ? {} : { atMs }),
    ...(decided?.at === undefined ? {} : { decidedBy: decided.at }),
    ...(decided?.at === undefined && decided?.unset !== undefined ? { unset: decided.unset } : {}),
  }
}

/**
 * Puts what goes on side by side into one order: the chains in which one step brings about the next stay whole, and go by
 * their first time. One without any time stays behind the chain that was given before it.
 */
export function inTimeOrder(chains: readonly (readonly Step[])[]): readonly Step[] {
  let last = 0
  const timed = chains.map(chain => {
    last = chain.find(({ atMs }) => atMs !== undefined)?.atMs ?? last
    return { chain, atMs: last }
  })
  return timed.sort((a, b) => a.atMs - b.atMs).flatMap(({ chain }) => chain)
}

/** An ending at which nothing is wrong. */
export const soundEnding: Ending = { services: [], primaries: [], isSplitBrain: false, canDiverge: false, mayLoseWrites: false }
