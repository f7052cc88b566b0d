import { readFileSync } from 'node:fs'

/** What the log of a batch says of its changes. */
export interface BatchLog {
  /** The test file that failed with a change and not without it. */
  readonly noticedBy: ReadonlyMap<number, string>
  /** The test files that get to a change. */
  readonly reachedBy: ReadonlyMap<number, readonly string[]>
  /**
   * The test files that can only be asked about a change by itself: it was reached when files were loaded, or once and never
   * again, or the test is a long one or cannot be repeated.
   */
  readonly open: ReadonlyMap<number, readonly string[]>
  /** The changes that left the process in a state in which tests fail without them too: nothing is tried from then on. */
  readonly spoilers: ReadonlySet<number>
  /** The test files that have nothing more to say. */
  readonly done: ReadonlySet<string>
  /** What is tried at this moment. */
  readonly current?: number
}

/**
 * Reads a log: lines of a sign, the number of a change, and a test file.
 *
 * `+` is tried (nothing behind it: no longer), `!` is noticed, `@` is reached, `?` is to be asked about alone, `*` spoils the process; and
 * `=` with the test file alone, which has come to its end.
 */
export function readBatchLog(path: string): BatchLog {
  const noticedBy = new Map<number, string>()
  const reachedBy = new Map<number, string[]>()
  const open = new Map<number, string[]>()
  const spoilers = new Set<number>()
  const done = new Set<string>()
  let current: number | undefined
  for (const [, sign, id, test = ''] of readFileSync(path, 'utf8').matchAll(/^([+!@?*=])(\d*) ?(.*)$/gm)) {
    const number = id === '' ? undefined : Number(id)
    if (sign === '+') current = number
    if (sign === '=') done.add(test)
    if (number === undefined) continue
    if (sign === '!') noticedBy.set(number, test)
    if (sign === '*') spoilers.add(number)
    if (sign === '?' || sign === '*') addTo(open, number, test)
    if (sign !== '+') addTo(reachedBy, number, test)
  }
  return { noticedBy, reachedBy, open, spoilers, done, ...(current === undefined ? {} : { current }) }
}

function addTo(map: Map<number, string[]>, id: number, test: string): void {
  const known = map.get(id)
  if (known === undefined) map.set(id, [test])
  else if (!known.includes(test)) known.push(test)
}
