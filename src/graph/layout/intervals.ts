/** A stretch from `start` to `end`, both included. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** Gives each interval a number from 0 such that no two that touch have the same one; few numbers are used. */
export function numbered<Item extends Interval>(items: readonly Item[]): { readonly numbers: ReadonlyMap<Item, number>; readonly count: number } {
  const numbers = new Map<Item, number>()
  const ends: number[] = []
  for (const item of [...items].sort((a, b) => a.start - b.start || a.end - b.end)) {
    let number = ends.findIndex(end => end < item.start)
    if (number === -1) number = ends.length
    ends[number] = item.end
    numbers.set(item, number)
  }
  return { numbers, count: ends.length }
}

/** Parts intervals into rows in which no two touch: each in the first row that has room for it. */
export function inRows<Item extends Interval>(items: readonly Item[]): readonly (readonly Item[])[] {
  const rows: Item[][] = []
  for (const item of items) {
    const row = rows.find(others => others.every(other => other.end < item.start || item.end < other.start))
    if (row === undefined) rows.push([item])
    else row.push(item)
  }
  return rows
}
