import type { Origin } from '../text/located.js'

/** How much releases contradict something, by their names; those that are not listed do not. */
export type Weights = Readonly<Partial<Record<string, number>>>

/** What a sign says, wherever it stands. */
export interface Hint {
  /** Names the sign: of several with one name the first counts, so that copies of a file add nothing. */
  readonly id: string
  /** In words: `"become-primary-on" in "startup"`. Never holds text that is not known to the vocabulary. */
  readonly text: string
  /** The releases that it speaks against. */
  readonly against: Weights
  /** It says nothing where a sign of this name is among the others. */
  readonly unless?: string
}

/** Something in a file, or a fact of a host, that tells which release of a software the files are for. */
export interface Sign extends Hint {
  readonly at: Origin
}

/** How much one sign counts. What a host says of its own software outweighs the words of any file. */
export const weight = {
  /** The software that runs on the host, such as the head of /proc/drbd. */
  running: 1000,
  /** Software that is installed on the host. */
  installed: 300,
  /** A system that came with other releases. */
  system: 100,
  /** A release refuses the word. */
  refused: 10,
  /** A release takes the word and cannot use it. */
  useless: 5,
  /** A release throws the word away, or its newest form only takes it. */
  ignored: 3,
  /** A release takes it, and has a newer word. */
  outmoded: 2,
  /** A release throws it away, and so did most who had it in their files. */
  leftover: 1,
} as const

/** Says how much the releases outside of a range count against a sign. `releases` is in order, both ends are included. */
export function outside(
  { since, until }: { readonly since?: string; readonly until?: string },
  releases: readonly string[],
  amount: number,
): Weights {
  const first = since === undefined ? 0 : releases.indexOf(since)
  const last = until === undefined ? releases.length - 1 : releases.indexOf(until)
  return Object.fromEntries(releases.flatMap((release, index) => (index < first || index > last ? [[release, amount]] : [])))
}
