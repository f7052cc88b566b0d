import type { VocabularyEntry } from '../../languages/language.js'

/** The schemas by which a CIB can be checked, oldest first: `pacemaker-3.9` is `3.9` here. */
export const schemaVersions: readonly string[] = [
  '1.0', '1.2', '1.3', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10',
  '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '4.0',
]

/** The schemas that know something: all from the first on, without an end up to the newest. */
export interface Lifetime {
  readonly since?: string
  readonly until?: string
}

/** Tells whether a schema knows something. */
export function isKnownBy(schema: string, { since, until }: Lifetime): boolean {
  const at = schemaVersions.indexOf(schema)
  return (since === undefined || at >= schemaVersions.indexOf(since)) && (until === undefined || at <= schemaVersions.indexOf(until))
}

/** Tells the schemas in words. */
export function schemasInWords({ since, until }: Lifetime): { readonly versions?: string } {
  if (since !== undefined && until !== undefined) return { versions: `schema ${since} to ${until}` }
  if (until !== undefined) return { versions: `schema ${until} and earlier` }
  return since === undefined ? {} : { versions: `schema ${since} and later` }
}

/**
 * What the value of an attribute is.
 *
 * - `id`, `reference`: a name that stands once in the whole file, and one that must stand somewhere as an `id`
 * - `natural`, `positive`: whole numbers from 0, from 1
 * - `score`: a whole number, or INFINITY with or without a sign
 * - `words`: one of a list
 * - `devices`: names between commas
 * - `ports`: digits and hyphens
 */
export type ValueType = 'text' | 'id' | 'reference' | 'integer' | 'natural' | 'positive' | 'boolean' | 'score' | 'words' | 'devices' | 'ports'

/** One of the words that an attribute may be. */
export interface Word extends Lifetime {
  readonly word: string
}

/** An attribute of one element. */
export interface AttributeEntry extends VocabularyEntry, Lifetime {
  readonly kind: 'attribute'
  readonly type: ValueType
  readonly words?: readonly Word[]
  readonly isRequired: boolean
}

/** A child of an element: how often it may stand there. */
export interface ChildUse extends Lifetime {
  readonly tag: string
  readonly min: number
  readonly max: number
}

/** Attributes (`@id`) and children (`<rule`) that stand together. */
export interface Option {
  readonly needs: readonly string[]
  readonly may: readonly string[]
  /** The values of the choice's `by` for which this one holds. */
  readonly is?: readonly string[]
}

/** Exactly one of several options is taken; none may be where it is optional. */
export interface Choice extends Lifetime {
  readonly options: readonly Option[]
  readonly isOptional: boolean
  /** The attribute by whose value the option is chosen. */
  readonly by?: string
}

/** An element. */
export interface ElementEntry extends VocabularyEntry, Lifetime {
  readonly kind: 'element'
  readonly attributes: readonly AttributeEntry[]
  readonly children: readonly ChildUse[]
  readonly choices: readonly Choice[]
  /** Where the order of children counts: all of one group before all of the next. */
  readonly order: readonly (Lifetime & { readonly groups: readonly (readonly string[])[] })[]
  /** Anything may stand in it. */
  readonly isOpen: boolean
}
