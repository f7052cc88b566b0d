/**
 * Tells whether a fence agent that is asked for this leaves its node as it is, and ends with success.
 *
 * Source: fence-agents lib/fencing.py fence_action(); "status" ends with success where the node has power.
 */
export function spares(action: string): boolean {
  return /^(?:on|enable|unfence|status|monitor|list|list-status|metadata|validate-all)$/i.test(action)
}
