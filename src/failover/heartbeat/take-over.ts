import { noticeOf, promotionTriesMs } from '../../cluster/view/drbd-detection.js'
import { milliseconds } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Decided, Step } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Group, Side } from './pair.js'

/** What is true of the other host when a host takes its groups over. */
export interface Circumstances {
  /** It runs, and has the groups. */
  readonly isAlive: boolean
  /** It has no electricity, so that a device inside it does not answer. */
  readonly lacksPower: boolean
  /** DRBD still talks with it. */
  isConnected(mirror: Mirror): boolean
}

/** What came of an attempt to take a group over. */
export interface TakeOver {
  readonly steps: readonly Step[]
  readonly isRunning: boolean
  /** It may fail, by chance. */
  readonly isUncertain: boolean
  /** When the group begins to start; absent where it never does. */
  readonly atMs?: number
  /** Something of unknown length comes before, such as a device that must confirm. */
  readonly isOpenEnded: boolean
  /** The other host is certainly off. */
  readonly isShot: boolean
}

/** Says what becomes of a device that is for somebody else: heartbeat 3.0.6 hb_resource.c, StonithProcessDied(), tries again without end. */
export function waiting(device: string, host: string, victim: string): string {
  return `"${device}" is not set up for "${victim}" and switches nothing off; "${host}" tries on every 5s and takes nothing over`
}

/**
 * Follows a host that takes a group over from another one that it believes dead.
 *
 * Source: heartbeat 3.0.6 heartbeat/hb_resource.c: the device must confirm before resources are taken; ResourceManager.in
 * acquireresourcegroup(): a script that fails makes it give up the whole group. drbd scripts/drbddisk: six tries.
 */
export function takeOver(side: Side, from: string, group: Group, circumstances: Circumstances): TakeOver {
  const { host, deadtimeMs, shoots } = side
  const steps = [step(`"${host}" declares "${from}" dead`, deadtimeMs.value, deadtimeMs)]
  let atMs = deadtimeMs.value
  let isUncertain = false
  if (shoots !== undefined) {
    if (side.isForOther === true) {
      steps.push(step(waiting(shoots.value, host, from), undefined, shoots))
      return { steps, isRunning: false, isUncertain, isOpenEnded: true, isShot: false }
    }
    if (circumstances.lacksPower && side.needsPowerOfVictim) {
      steps.push(step(`"${shoots.value}" needs the power of "${from}" and confirms nothing; "${host}" tries on and takes nothing over`, undefined, shoots))
      return { steps, isRunning: false, isUncertain, isOpenEnded: true, isShot: false }
    }
    steps.push(step(`"${host}" switches "${from}" off with "${shoots.value}" and waits until that is confirmed`, undefined, shoots))
  }
  const isShot = shoots !== undefined
  const isOpenEnded = isShot
  if (group.earlyAddress !== undefined) {
    steps.push(step(`The address ${group.earlyAddress} comes up before the data`, atMs, { value: true, at: group.at }))
  }
  for (const mirror of group.mirrors) {
    const promotion = promote(mirror, { host, from, startMs: atMs, circumstances: isShot ? { ...circumstances, isAlive: false, isConnected: () => false } : circumstances })
    steps.push(...promotion.steps)
    if (promotion.atMs === undefined) return { steps, isRunning: false, isUncertain, isOpenEnded, isShot }
    atMs = promotion.atMs
    isUncertain ||= promotion.isUncertain === true
  }
  const last = group.mirrors.at(-1)
  // Where a device must confirm first, the line of the group is all that decides.
  const cause: Decided<unknown> = last === undefined || isOpenEnded || atMs === deadtimeMs.value ? { value: true, at: group.at } : detectionCause(last)
  steps.push(step(`"${host}" starts the group of ${group.name}`, isOpenEnded ? undefined : atMs, cause))
  return { steps, isRunning: true, isUncertain, atMs, isOpenEnded, isShot }
}

interface Promotion {
  readonly steps: readonly Step[]
  /** Absent where DRBD refuses. */
  readonly atMs?: number
  /** Chance decides whether drbddisk tries long enough. */
  readonly isUncertain?: boolean
}

/** Follows `drbddisk start` on a host that is secondary. */
function promote(
  mirror: Mirror,
  { host, from, startMs, circumstances }: { readonly host: string; readonly from: string; readonly startMs: number; readonly circumstances: Circumstances },
): Promotion {
  const givesUpMs = startMs + promotionTriesMs
  const refused = (why: string, decided: Decided<unknown>): Promotion => ({
    steps: [step(`${why}; drbddisk tries for ${milliseconds(promotionTriesMs)}, then "${host}" gives the group up`, givesUpMs, decided)],
  })
  if (circumstances.isConnected(mirror)) {
    if (mirror.allowsTwoPrimaries) return { steps: [], atMs: startMs }
    return refused(`DRBD is connected and refuses a second primary of "${mirror.name}"`, { value: true, at: mirror.at })
  }
  const fencing = fencePeer(mirror, { host, from, isAlive: circumstances.isAlive })
  if (fencing.isRefused) return refused(fencing.text ?? '', fencing.decided)
  const steps = fencing.text === undefined ? [] : [step(fencing.text, undefined, fencing.decided)]
  const { detection } = mirror
  if (detection === undefined) return { steps, atMs: startMs }
  const noticedMs = (detection.countsFromPromotion ? startMs : 0) + detection.promotionMs
  const notice = noticeOf(detection, startMs)
  if (notice === 'too-late') return refused(`DRBD believes in its peer until ${milliseconds(noticedMs)}`, detectionCause(mirror))
  if (notice === 'perhaps') {
    const text = `DRBD believes in its peer until ${milliseconds(noticedMs)} at the latest; drbddisk tries for ${milliseconds(promotionTriesMs)}, and where that is too short "${host}" gives the group up`
    return { steps: [...steps, step(text, undefined, detectionCause(mirror))], atMs: noticedMs, isUncertain: true }
  }
  return { steps, atMs: Math.max(startMs, noticedMs) }
}

/** The line that decides when DRBD notices that its peer is gone. */
export function detectionCause({ detection }: Mirror): Decided<unknown> {
  const [option] = detection?.options ?? []
  return option === undefined ? { value: true, unset: `drbd.conf sets neither ${detection?.names.join(' nor ') ?? 'of its times'}` } : { value: true, at: option }
}

interface Fencing {
  readonly isRefused: boolean
  readonly text?: string
  readonly decided: Decided<unknown>
}

/**
 * What DRBD's own fencing does when a host is promoted without its peer.
 *
 * Source: drbd_nl.c of 8.0 and later: a promotion asks the handler; it is refused unless the peer is outdated, off or dead.
 * heartbeat contrib/drbd-outdate-peer: 5 where heartbeat itself takes the peer for dead.
 */
function fencePeer({ policy, handler }: Mirror, { host, from, isAlive }: { readonly host: string; readonly from: string; readonly isAlive: boolean }): Fencing {
  if (policy.value === 'dont-care') return { isRefused: false, decided: policy }
  if (handler === undefined) return { isRefused: true, text: 'DRBD has no handler that outdates the peer, and refuses', decided: policy }
  switch (handler.value) {
    case 'outdater':
      return { isRefused: false, text: `dopd takes "${from}" for dead as heartbeat does, and DRBD promotes "${host}"`, decided: handler }
    case 'unanswered':
      return { isRefused: true, text: 'The handler asks dopd, which ha.cf does not start; it fails, and DRBD refuses', decided: handler }
    case 'crm':
      return { isRefused: true, text: 'The handler writes into the CIB of Pacemaker, which does not run here, and DRBD refuses', decided: handler }
    case 'shoots':
      return { isRefused: false, text: `DRBD has "${from}" shot${isAlive ? '' : ', although it is dead,'} before it promotes "${host}"`, decided: handler }
    case 'unknown':
      return { isRefused: false, text: 'DRBD asks the handler, and promotes if that reports success; what it does is not known here', decided: handler }
  }
}

/** Tells whether DRBD makes sure by itself that the other host does not go on with the data. */
export function isFencedByMirror({ policy, handler }: Mirror): boolean {
  return policy.value !== 'dont-care' && handler?.value === 'shoots'
}
