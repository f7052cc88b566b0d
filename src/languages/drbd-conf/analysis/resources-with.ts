import type { Configuration, Resource, ResourceTraits } from '../schema.js'
import { hasOtherFamilies, plainTraits } from './resource-traits.js'
import { isAnyUsedTwice } from './uses.js'

/** What few resources have. */
export type RarePart = keyof typeof traits

/** How it was noted when the resource was read. */
const traits = {
  'stacked host': 'hasStacked',
  'floating host': 'hasFloating',
  'numbered volume': 'hasNumberedVolumes',
  'external meta data': 'hasExternalMetaData',
} as const satisfies Readonly<Record<string, keyof ResourceTraits>>

/** Lists the resources that have something which few have. */
export function resourcesWith(configuration: Configuration, part: RarePart): readonly Resource[] {
  return groupsOf(configuration).having[traits[part]]
}

/** Lists all resources but those of the plain kind: two hosts, one volume and one address each, nothing else (see `simpleResourceOf`). */
export function specialResources(configuration: Configuration): readonly Resource[] {
  return groupsOf(configuration).special
}

/** Lists all resources where two of them may use one name, minor, device, disk or address; nothing where none can. */
export function contestedResources(configuration: Configuration): readonly Resource[] {
  return groupsOf(configuration).contested
}

/** Tells whether any resource, or `common`, has an address of another family than `ipv4`. */
export function hasAddressesOfOtherFamilies(configuration: Configuration): boolean {
  const { having, hasOtherFamiliesInCommon } = groupsOf(configuration)
  return hasOtherFamiliesInCommon || having.hasOtherFamilies.length > 0
}

interface Groups {
  readonly special: readonly Resource[]
  readonly having: Readonly<Record<keyof ResourceTraits, readonly Resource[]>>
  readonly contested: readonly Resource[]
  readonly hasOtherFamiliesInCommon: boolean
}

/** Dozens of rules ask about one configuration, which never changes. */
const known = new WeakMap<Configuration, Groups>()

function groupsOf(configuration: Configuration): Groups {
  let groups = known.get(configuration)
  if (groups === undefined) known.set(configuration, (groups = groupsIn(configuration)))
  return groups
}

function groupsIn({ resources, sections, models }: Configuration): Groups {
  const special = resources.filter(({ section }) => section.simple === undefined)
  const having = Object.fromEntries(names.map(name => [name, special.filter(({ section }) => section.traits[name])])) as unknown as Groups['having']
  return {
    special,
    having,
    contested: isAnyUsedTwice(models) ? resources : [],
    hasOtherFamiliesInCommon: sections.some(section => section.kind === 'common' && hasOtherFamilies(section)),
  }
}

const names = Object.keys(plainTraits) as readonly (keyof ResourceTraits)[]
