import type { Configuration, Resource, ResourceTraits } from '../schema.js'
import { hasOtherFamilies, plainTraits } from './resource-traits.js'
import { isAnyUsedTwice } from './uses.js'

/** What the resources of a configuration make use of at all: a rule about what none of them has need not look through them. */
export interface Traits extends ResourceTraits {
  /** All resources but the simple ones, see `simpleResourceOf`: two hosts, one volume and one address each, nothing else. */
  readonly notSimple: readonly Resource[]
  /** Some name, minor, device, disk or address may be used by two resources; where they are not, no rule needs to compare. */
  readonly mayShare: boolean
}

/** Dozens of rules ask for the traits of one configuration, which never changes. */
const known = new WeakMap<Configuration, Traits>()

/** Tells what a configuration makes use of. */
export function traitsOf(configuration: Configuration): Traits {
  let traits = known.get(configuration)
  if (traits === undefined) known.set(configuration, (traits = foundIn(configuration)))
  return traits
}

function foundIn({ resources, sections, models }: Configuration): Traits {
  const notSimple = resources.filter(({ section }) => section.simple === undefined)
  const found: { -readonly [Name in keyof ResourceTraits]: boolean } = { ...plainTraits }
  for (const { section } of notSimple) for (const name of names) if (section.traits[name]) found[name] = true
  if (sections.some(section => section.kind === 'common' && hasOtherFamilies(section))) found.hasOtherFamilies = true
  return { ...found, notSimple, mayShare: isAnyUsedTwice(models) }
}

const names = Object.keys(plainTraits) as readonly (keyof ResourceTraits)[]
