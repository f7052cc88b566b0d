import type { Span } from './span.js'

/** Names a file: its path as it is shown to people, with `/`, relative to the working directory. */
export type FileId = string

/** A place in a file. */
export interface Origin {
  readonly file: FileId
  readonly span: Span
}

/** A value and the place where it is written. */
export interface Located<T> extends Origin {
  readonly value: T
}

/** Anything a finding can point at: a place, a located value, or a fact with an origin. */
export type Place = Origin | { readonly origin: Origin }

/** Ties `value` to the place where it is written. */
export function located<T>(value: T, file: FileId, span: Span): Located<T> {
  return { value, file, span }
}

/** Reads the origin of a place. */
export function originOf(place: Place): Origin {
  return 'origin' in place ? place.origin : place
}
