import type { Vocabulary } from '../language.js'
import type { ReactorEntry } from './vocabulary/entry.js'
import { keys } from './vocabulary/keys.js'

export type { ReactorEntry } from './vocabulary/entry.js'

let byPath: ReadonlyMap<string, ReactorEntry> | undefined

/** Finds a key by its path without names that the user chose: `promoter.resources.start`. */
export function keyAt(path: string): ReactorEntry | undefined {
  byPath ??= new Map(keys.map(entry => [[...entry.in, entry.name].join('.'), entry]))
  return byPath.get(path)
}

/** Lists the keys of a table by its path; the file's own for the empty one. */
export function keysIn(path: string): readonly ReactorEntry[] {
  return keys.filter(({ in: [place = ''] }) => place === path)
}

/** The words of drbd-reactor.toml. */
export const vocabulary: Vocabulary = {
  entries: () => keys,
  find: path => keyAt(path) ?? keys.find(({ name }) => name === path),
}
