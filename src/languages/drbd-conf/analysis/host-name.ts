/** The first label of a name without regard to case: names that mean one host have it in common. */
export function firstLabel(name: string): string {
  const folded = name.toLowerCase()
  const dot = folded.indexOf('.')
  return dot === -1 ? folded : folded.slice(0, dot)
}

/**
 * Tells whether two names mean one host to drbd 9: case does not count, and a short name means any host with it as first
 * label.
 *
 * Source: drbd-utils user/v9/drbdadm_parser.c, hostnames_equal().
 */
export function hostnamesEqual(a: string, b: string): boolean {
  if (a === b) return true
  // Most names differ in their first letter; bit 6 is all that tells a small one from a capital.
  if ((a.charCodeAt(0) | 32) !== (b.charCodeAt(0) | 32)) return false
  const left = a.toLowerCase()
  const right = b.toLowerCase()
  const dotLeft = left.indexOf('.')
  const dotRight = right.indexOf('.')
  if (dotLeft !== -1 && dotRight !== -1) return left === right
  return (dotLeft === -1 ? left : left.slice(0, dotLeft)) === (dotRight === -1 ? right : right.slice(0, dotRight))
}
