import type { HostFact } from '../../facts/fact-index.js'
import { isVersionFrom } from '../../text/version.js'
import type { ClusterModel } from '../model.js'
import { optionOf } from './drbd.js'
import { fileOn } from './groups.js'

/** How long DRBD may take to notice that its peer is gone. */
export interface Detection {
  /** While nobody asks: the wait before a keep-alive packet, and the wait for its answer. */
  readonly idleMs: number
  /** Until a promotion is no longer refused because the peer is believed to be primary. */
  readonly promotionMs: number
  /** The same where the peer is lost just before a packet is due. */
  readonly soonestMs: number
  /** It asks when it is promoted; otherwise it has been waiting since the peer was lost. */
  readonly countsFromPromotion: boolean
  /** The names of the two options that decide. */
  readonly names: readonly [interval: string, answer: string]
  /** Those of them that are written. */
  readonly options: readonly HostFact<'drbd-option'>[]
}

/** The tries of drbddisk: six, one second apart. */
export const promotionTriesMs = 6000

/** Tells whether drbddisk, started so long after its peer was lost, still tries when DRBD promotes; `perhaps` where chance decides. */
export function noticeOf({ promotionMs, soonestMs, countsFromPromotion }: Detection, startMs: number): 'in-time' | 'perhaps' | 'too-late' {
  const givesUpMs = startMs + promotionTriesMs
  const sinceMs = countsFromPromotion ? startMs : 0
  if (sinceMs + promotionMs < givesUpMs) return 'in-time'
  return sinceMs + soonestMs < givesUpMs ? 'perhaps' : 'too-late'
}

/**
 * Works out when DRBD notices a dead peer of a resource; nothing where an option is no plain number.
 *
 * DRBD 0.7 sends a packet after `ping-int` without traffic and gives the answer `timeout`; a promotion is refused until then.
 * Since 8.0 the answer has `ping-timeout`, and a promotion sends the packet at once.
 *
 * Source: drbd 0.7 drbd/drbd_receiver.c drbd_asender(); drbd 8.0 and later drbd_nl.c drbd_set_role(): request_ping(), "Detect
 * a dead peer ASAP". The defaults are those of linux/drbd_limits.h: 10 s, 6 s and 500 ms.
 */
export function detectionOf(cluster: ClusterModel, host: string, resource: string): Detection | undefined {
  const target = fileOn(cluster, host, 'drbd-conf')?.fact.target
  const isOld = target !== undefined && !isVersionFrom(target, '8.0')
  const names = ['ping-int', isOld ? 'timeout' : 'ping-timeout'] as const
  const [pingInt, answer] = names.map(name => optionOf(cluster, host, { resource, name }))
  const waitMs = 1000 * numberOf(pingInt, 10)
  const answerMs = 100 * numberOf(answer, isOld ? 60 : 5)
  if (Number.isNaN(waitMs + answerMs)) return undefined
  return {
    idleMs: waitMs + answerMs,
    promotionMs: isOld ? waitMs + answerMs : answerMs,
    soonestMs: answerMs,
    countsFromPromotion: !isOld,
    names,
    options: [pingInt, answer].filter(option => option !== undefined),
  }
}

function numberOf(option: HostFact<'drbd-option'> | undefined, fallback: number): number {
  const value = option?.fact.value
  if (value === undefined) return fallback
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN
}
