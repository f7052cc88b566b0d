import type { Place } from '../../../text/located.js'

/** Something that must be unique: the text by which it is compared, and where it stands. */
export interface Use {
  readonly key: string
  readonly at: Place
  /** Who uses it, for messages: `resource "r0"`. */
  readonly by: string
}

/** Yields every use whose key was used before, with the first use of it. A key is named once for each place. */
export function* repeated<T extends Use>(uses: Iterable<T>): Generator<{ readonly use: T; readonly first: T }> {
  const firsts = new Map<string, T>()
  for (const use of uses) {
    const first = firsts.get(use.key)
    if (first === undefined) firsts.set(use.key, use)
    else if (first.at !== use.at) yield { use, first }
  }
}

/** Remembers what was used first, for each owner apart. */
export interface FirstUses<T> {
  /** Notes a use, and returns the one that was there before. */
  claim(owner: string, key: string | number, use: T): T | undefined
}

/** Makes an empty memory of first uses. Two steps cost less than a text made of owner and key for each use. */
export function createFirstUses<T>(): FirstUses<T> {
  const owners = new Map<string, Map<string | number, T>>()
  return {
    claim(owner, key, use) {
      let uses = owners.get(owner)
      if (uses === undefined) owners.set(owner, (uses = new Map()))
      const first = uses.get(key)
      if (first === undefined) uses.set(key, use)
      return first
    },
  }
}
