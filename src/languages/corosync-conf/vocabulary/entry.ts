import type { VocabularyEntry } from '../../language.js'

/**
 * What a value is, as corosync reads it: numbers of so many bits, a word out of a list, or a text.
 *
 * - `choice`: another word is refused
 * - `word`: another word counts as the default, or as something else, without a message
 */
export type ValueType = 'u8' | 'u16' | 'u32' | 'i32' | 'u64' | 'choice' | 'word' | 'priority' | 'address' | 'text'

/** A key of corosync.conf. */
export interface KeyEntry extends VocabularyEntry {
  readonly kind: 'key'
  readonly type: ValueType
  /** The least and the largest number that mean something; corosync itself takes what fits into the type. */
  readonly min?: number
  readonly max?: number
  /** The first and the last release that read it, such as `2.0`. */
  readonly since: string
  readonly until?: string
  /** Another program reads it: corosync keeps whatever it is. */
  readonly reader?: string
  readonly isSecret?: true
}

/** A section of corosync.conf. */
export interface SectionEntry extends VocabularyEntry {
  readonly kind: 'section'
  /** Such as `totem.interface`. */
  readonly path: string
  readonly since: string
  readonly until?: string
}

/** Tells the releases in words. */
export function releasesInWords({ since, until }: { readonly since: string; readonly until?: string }): { readonly versions?: string } {
  if (until !== undefined) return { versions: since === '1.0' ? `up to ${until}` : `${since} to ${until}` }
  return since === '1.0' ? {} : { versions: `${since} and later` }
}
