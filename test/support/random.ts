/** Numbers that look like chance and are the same in every run. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  of<T>(items: readonly [T, ...T[]]): T
  /** One of a list that may be empty. */
  pick<T>(items: readonly T[]): T | undefined
  /** True in one of `n` cases. */
  oneIn(n: number): boolean
  /** The same items in another order. */
  shuffled<T>(items: readonly T[]): T[]
}

/** Starts a sequence (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return {
    below,
    of: items => items[below(items.length)] ?? items[0],
    pick: items => items[below(items.length)],
    oneIn: n => below(n) === 0,
    shuffled(items) {
      const rest = [...items]
      for (let last = rest.length - 1; last > 0; last -= 1) {
        const other = below(last + 1)
        const [one, two] = [rest[last], rest[other]]
        if (one !== undefined && two !== undefined) [rest[last], rest[other]] = [two, one]
      }
      return rest
    },
  }
}
