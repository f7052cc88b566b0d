const known: ReadonlySet<string> = new Set(['on', 'off', 'reboot', 'enable', 'disable', 'status', 'monitor', 'list', 'list-status', 'metadata', 'manpage', 'validate-all', 'diag', 'cycle', 'reset', 'power_reset', 'unfence', 'null'])

/** The actions of which a longer word may be a slip. */
export const longFenceActions: readonly string[] = ['reboot', 'disable', 'status', 'monitor', 'metadata']

/** Tells whether some agent has this action, or may have it: short words are nobody's slip. */
export function isFenceAction(word: string): boolean {
  const action = word.trim().toLowerCase()
  return action.length < 4 || known.has(action)
}

/**
 * Tells whether a fence agent that is asked for this leaves its node as it is, and ends with success.
 *
 * Source: fence-agents lib/fencing.py fence_action(); "status" ends with success where the node has power.
 */
export function spares(action: string): boolean {
  return /^(?:on|enable|unfence|status|monitor|list|list-status|metadata|validate-all)$/i.test(action)
}
