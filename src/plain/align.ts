import { addTo } from '../text/multimap.js'

/** What can be lined up with its like in another list. */
export interface Alike {
  readonly kind: string
  readonly name?: string
  /** All of it, as it would be written. */
  readonly written: string
}

/**
 * Finds for each member of `after` the one of `before` that it was, or `undefined` for a new one. The order is kept, so that
 * what has changed places is new.
 *
 * Equal ones come first, then those of one kind and name; what is left between two that were found is paired by its kind, and
 * at last one that went with one that came.
 */
export function align(before: readonly Alike[], after: readonly Alike[]): (number | undefined)[] {
  const found = new Array<number | undefined>(after.length).fill(undefined)
  let start = 0
  while (start < before.length && start < after.length && isEqual(before[start], after[start])) found[start] = start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && isEqual(before[before.length - 1 - end], after[after.length - 1 - end])) {
    end += 1
    found[after.length - end] = before.length - end
  }
  const free = { start, beforeEnd: before.length - end, afterEnd: after.length - end }
  const taken = new Set<number>()
  pairBy(item => item.written, { before, after, found, taken, free })
  pairBy(({ kind, name }) => JSON.stringify([kind, name]), { before, after, found, taken, free })
  keepLongestRun(found, start, free.afterEnd)
  pairGaps({ before, after, found, free }, item => item.kind)
  pairGaps({ before, after, found, free }, () => '')
  return found
}

interface Work {
  readonly before: readonly Alike[]
  readonly after: readonly Alike[]
  readonly found: (number | undefined)[]
  readonly free: { readonly start: number; readonly beforeEnd: number; readonly afterEnd: number }
}

function isEqual(a: Alike | undefined, b: Alike | undefined): boolean {
  return a?.kind === b?.kind && a?.written === b?.written
}

function pairBy(keyOf: (item: Alike) => string, { before, after, found, taken, free }: Work & { readonly taken: Set<number> }): void {
  const queues = new Map<string, number[]>()
  for (let index = free.beforeEnd - 1; index >= free.start; index -= 1) {
    const item = before[index]
    if (item === undefined || taken.has(index)) continue
    addTo(queues, keyOf(item), index)
  }
  for (let index = free.start; index < free.afterEnd; index += 1) {
    const item = after[index]
    if (item === undefined || found[index] !== undefined) continue
    const match = queues.get(keyOf(item))?.pop()
    if (match === undefined) continue
    found[index] = match
    taken.add(match)
  }
}

/** Forgets the pairs that cross others: of all that are in order the most are kept. */
function keepLongestRun(found: (number | undefined)[], from: number, to: number): void {
  /** By its length the place where the run ends with the least number. */
  const ends: number[] = []
  const previous = new Map<number, number | undefined>()
  for (let index = from; index < to; index += 1) {
    const value = found[index]
    if (value === undefined) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((found[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous.set(index, ends[low - 1])
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let index = ends[ends.length - 1]; index !== undefined; index = previous.get(index)) kept.add(index)
  for (let index = from; index < to; index += 1) if (!kept.has(index)) found[index] = undefined
}

/** Pairs what is left between two that were found. */
function pairGaps(work: Work, keyOf: (item: Alike) => string): void {
  const { found, free } = work
  let from = free.start
  let gap = free.start
  for (let index = free.start; index <= free.afterEnd; index += 1) {
    const known = index === free.afterEnd ? free.beforeEnd : found[index]
    if (known === undefined) continue
    if (gap < index && from < known) pairGap(work, { before: [from, known], after: [gap, index], keyOf })
    from = known + 1
    gap = index + 1
  }
}

interface GapOfBoth {
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
  keyOf(item: Alike): string
}

function pairGap({ before, after, found }: Work, { before: [from, to], after: [start, end], keyOf }: GapOfBoth): void {
  const queues = new Map<string, number[]>()
  for (let index = to - 1; index >= from; index -= 1) {
    const item = before[index]
    if (item === undefined) continue
    addTo(queues, keyOf(item), index)
  }
  let next = from
  for (let index = start; index < end; index += 1) {
    const item = after[index]
    const queue = item === undefined ? [] : (queues.get(keyOf(item)) ?? [])
    let match = queue.pop()
    while (match !== undefined && match < next) match = queue.pop()
    if (match === undefined) continue
    found[index] = match
    next = match + 1
  }
}
