import type { Decided } from './story.js'

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
