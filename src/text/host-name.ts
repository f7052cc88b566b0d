/** Folds a name as heartbeat does before it compares: ASCII letters in lower case, nothing else. */
export function foldedName(name: string): string {
  return name.toLowerCase()
}

/** Cuts a name at its first dot. */
export function shortName(name: string): string {
  const dot = name.indexOf('.')
  return dot === -1 ? name : name.slice(0, dot)
}

/** Tells whether two names may mean one host: equal in any case, or one the short form of the other. */
export function isLikelySameHost(a: string, b: string): boolean {
  const [left, right] = [foldedName(a), foldedName(b)]
  if (left === right) return true
  return shortName(left) === shortName(right) && (left === shortName(left) || right === shortName(right))
}
