import { step } from './story.js'
import type { Decided, Step } from './story.js'

/** What runs when DRBD must fence its peer; `unanswered` asks a dopd that nobody starts. */
export type Handler = 'outdater' | 'unanswered' | 'crm' | 'shoots' | 'unknown'

/** What DRBD does by itself when it loses its peer. */
export type FencingPolicy = 'dont-care' | 'resource-only' | 'resource-and-stonith'

/** Reads the option `fencing`. */
export function policyOf(option: Decided<string> | undefined): Decided<FencingPolicy> {
  const at = option?.at
  if (option?.value === 'resource-only' || option?.value === 'resource-and-stonith') return { value: option.value, ...(at === undefined ? {} : { at }) }
  return { value: 'dont-care', ...(at === undefined ? { unset: 'drbd.conf sets no fencing' } : { at }) }
}

/**
 * Tells by its name what a handler does.
 *
 * Source: drbd scripts: drbd-peer-outdater asks dopd of heartbeat; crm-fence-peer*.sh writes a constraint into the CIB;
 * obliterate-peer.sh, rhcs_fence, stonith_admin-fence-peer.sh and outdate-peer.sh over ssh end with a peer that is off or outdated.
 */
export function handlerOf(option: Decided<string> | undefined): Decided<Handler> | undefined {
  if (option === undefined) return undefined
  const program = option.value
  const value = /drbd-peer-outdater/.test(program) ? 'outdater' : /crm-(un)?fence-peer/.test(program) ? 'crm' : /obliterate|rhcs_fence|stonith|fence_node/.test(program) ? 'shoots' : 'unknown'
  return { ...option, value }
}

/** What decides about the copy that a single primary leaves behind when their link is cut. */
interface Behind {
  readonly policy: Decided<FencingPolicy>
  readonly handler: Decided<Handler> | undefined
  readonly primary: string
  /** How the copy is called: `The copy of "r0" on "beta"`. */
  readonly copy: string
  /** A CRM runs, into whose CIB a handler can write. */
  readonly hasCrm: boolean
  /** A Heartbeat runs, whose dopd a handler can ask. */
  readonly hasDopd: boolean
}

/** What becomes of a copy that was left behind. */
export interface LeftBehind {
  /** Old data may be served. */
  readonly isOpen: boolean
  /** The primary may not write until somebody acts. */
  readonly isStuck: boolean
  readonly steps: readonly Step[]
}

/**
 * Tells what a primary that goes on alone, and the copy that it leaves behind, may do.
 *
 * Source: drbd_nl.c conn_try_outdate_peer(): a handler that fails leaves writes held back; drbd_set_role() refuses a promotion while the
 * peer is not outdated, whatever became of the copy.
 */
export function leftBehind({ policy, handler, primary, copy, hasCrm, hasDopd }: Behind): LeftBehind {
  if (policy.value === 'dont-care') return { isOpen: true, isStuck: false, steps: [step(`${copy} grows old and nothing marks it; if "${primary}" dies now, old data are served`, undefined, policy)] }
  const isAnswered = handler !== undefined && handler.value !== 'unanswered' && (hasCrm || handler.value !== 'crm') && (hasDopd || handler.value !== 'outdater')
  if (isAnswered) return { isOpen: false, isStuck: false, steps: [] }
  const decided: Decided<unknown> = handler ?? { value: true, ...(policy.at === undefined ? {} : { at: policy.at }) }
  if (policy.value === 'resource-and-stonith') return { isOpen: false, isStuck: true, steps: [step(`So "${primary}" goes on waiting until somebody acts`, undefined, decided)] }
  return { isOpen: false, isStuck: false, steps: [step(`${copy} grows old and nothing marks it; if "${primary}" dies now, DRBD refuses to promote it until somebody acts`, undefined, decided)] }
}
