import type { Span } from './span.js'

/** What a text has become: where what stood in it stands now. */
export interface TextChange {
  /** Tells whether one place of the new text may be what another one was in the old text: nothing in it or at its ends has changed. */
  isSamePlace(before: Span, now: Span): boolean
  /** Finds a span of the old text in the new one; nothing where it lies so near to what has changed that nobody can tell. */
  spanNow(before: Span): Span | undefined
}

/** Compares two texts by their equal beginnings and ends. */
export function changeBetween(before: string, now: string): TextChange {
  const same = lengthOfEqualStart(before, now)
  const behind = before.length - lengthOfEqualEnd(before, now, Math.min(before.length, now.length) - same)
  const by = now.length - before.length
  const isSameOffset = (old: number, next: number): boolean => (old <= same && next === old) || (old >= behind && next === old + by)
  const offsetNow = (old: number): number | undefined => {
    // A place may be told as the one before or behind a word.
    if (old + nearby <= same || old > before.length) return old
    return old >= behind + nearby ? old + by : undefined
  }
  return {
    isSamePlace: (old, next) => isSameOffset(old.start, next.start) && isSameOffset(old.end, next.end),
    spanNow(old) {
      const start = offsetNow(old.start)
      const end = offsetNow(old.end)
      return start === undefined || end === undefined ? undefined : start === old.start && end === old.end ? old : { start, end }
    },
  }
}

const nearby = 2

/** Counts the characters with which both texts begin. */
export function lengthOfEqualStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let same = 0
  while (same + block <= shorter && a.slice(same, same + block) === b.slice(same, same + block)) same += block
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same += 1
  return same
}

/** Counts the characters with which both texts end, up to a number. */
export function lengthOfEqualEnd(a: string, b: string, most: number): number {
  let same = 0
  while (same + block <= most && a.slice(a.length - same - block, a.length - same) === b.slice(b.length - same - block, b.length - same)) same += block
  while (same < most && a.charCodeAt(a.length - same - 1) === b.charCodeAt(b.length - same - 1)) same += 1
  return same
}

/** So many characters are compared at once, which is faster than one by one. */
const block = 4_096
