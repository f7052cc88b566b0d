import type { Choice, Option } from '../vocabulary.js'

/** What an element has, however it is given. */
export interface Parts {
  /** The value of an attribute; nothing where it has none, or one that is filled in later. */
  valueOf(attribute: string): string | undefined
  /** Lists which of some attributes (`@id`) and children (`<rule`) are there, in their order. */
  thereOf(parts: readonly string[]): readonly string[]
}

/** An element of which the parts do not go together. */
export interface BrokenChoice {
  /** What was to be chosen from. */
  readonly offered: readonly Option[]
  /** The option that is meant most likely. */
  readonly taken: Option
  readonly there: readonly string[]
  /** The first part that the option leaves no room for; absent where something is missing. */
  readonly surplus?: string
}

/** Finds what is wrong with a choice; nothing where one of its options is taken, or where nobody can tell. */
export function brokenChoice({ options, isOptional, by }: Choice, parts: Parts): BrokenChoice | undefined {
  const value = by === undefined ? undefined : parts.valueOf(by)
  if (by !== undefined && value === undefined) return undefined
  const offered = value === undefined ? options : options.filter(({ is = [] }) => is.includes(value))
  if (offered.length === 0) return undefined
  const there = parts.thereOf([...new Set(options.flatMap(partsOf))])
  if (offered.some(({ needs, may }) => needs.every(part => there.includes(part)) && there.every(part => needs.includes(part) || may.includes(part)))) return undefined
  if (there.length === 0 && isOptional) return undefined
  const taken = best(offered, there)
  const surplus = there.find(part => !partsOf(taken).includes(part))
  return { offered, taken, there, ...(surplus === undefined ? {} : { surplus }) }
}

/** Lists of what there must be one: the first parts of all options where nothing is there, otherwise what the one that is meant lacks first. */
export function missingParts({ offered, taken, there }: BrokenChoice): readonly string[] {
  return there.length === 0 ? offered.flatMap(({ needs }) => needs.slice(0, 1)) : taken.needs.filter(part => !there.includes(part)).slice(0, 1)
}

/** All parts that an option knows. */
export function partsOf({ needs, may }: Option): readonly string[] {
  return [...needs, ...may]
}

/** The option of which most is there, of several the one of what stands first. */
function best(options: readonly Option[], there: readonly string[]): Option {
  const count = (option: Option): number => there.filter(part => partsOf(option).includes(part)).length - there.filter(part => !partsOf(option).includes(part)).length * 0.5 + (there[0] !== undefined && partsOf(option).includes(there[0]) ? 0.1 : 0)
  return options.reduce((most, option) => (count(option) > count(most) ? option : most))
}
