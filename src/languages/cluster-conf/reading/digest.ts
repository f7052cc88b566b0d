import { attributeSpec, childElement, childSpec, isKnownIn } from '../vocabulary.js'
import type { AttributeSpec, ChildSpec, ElementSpec, Era } from '../vocabulary.js'
import { isJudged } from './judge-value.js'

/** What the vocabulary says of one element in one era, as reading needs it; worked out once. */
export interface Digest {
  readonly spec: ElementSpec
  /** The attributes that have been met so far. */
  readonly attributes: Map<string, KnownAttribute>
  /** The attributes that it must have. */
  readonly required: readonly string[]
  /** The children that have been met so far. */
  readonly places: Map<string, ChildPlace>
  /** The children that it must have. */
  readonly needed: readonly (readonly [string, ChildSpec])[]
}

/** What the vocabulary says of an attribute. */
export interface KnownAttribute {
  readonly spec: AttributeSpec
  /** It is in use in this era: the attribute itself calls for no word. */
  readonly isCurrent: boolean
  /** Not every value is right. */
  readonly isJudged: boolean
}

/** What the vocabulary says of a name inside of an element. */
export interface ChildPlace {
  readonly limits: ChildSpec
  readonly known: Digest
  /** It is not of every generation, out of use, or unknown to the schema. */
  readonly isLimited: boolean
}

const digests: Readonly<Record<Era, WeakMap<ElementSpec, Digest>>> = { 1: new WeakMap(), 2: new WeakMap(), 3: new WeakMap() }

/** Finds the digest of an element. */
export function digestOf(spec: ElementSpec, era: Era): Digest {
  let digest = digests[era].get(spec)
  if (digest === undefined) {
    const required = Object.entries(spec.attributes).filter(([, each]) => isRequired(each, era)).map(([name]) => name)
    const needed = Object.entries(spec.children).filter(([, { min = 0 }]) => min > 0)
    digests[era].set(spec, (digest = { spec, attributes: new Map(), required, places: new Map(), needed }))
  }
  return digest
}

/** Finds an attribute; `undefined` for one that the element does not have in any era. */
export function knownAttribute({ spec, attributes }: Digest, name: string, era: Era): KnownAttribute | undefined {
  const known = attributes.get(name)
  if (known !== undefined) return known
  const found = attributeSpec(spec, name)
  if (found === undefined) return undefined
  const isPlain = found.deprecated === undefined && found.isInternal !== true && found.schema === undefined
  const attribute = { spec: found, isCurrent: isPlain && isKnownIn(found, era), isJudged: isJudged(found) }
  attributes.set(name, attribute)
  return attribute
}

/** Finds a child; `undefined` for one that may not stand in the element in any era. */
export function childPlace({ spec, places }: Digest, tag: string, era: Era): ChildPlace | undefined {
  const place = places.get(tag)
  if (place !== undefined) return place
  const limits = childSpec(spec, tag)
  const child = childElement(spec, tag)
  if (limits === undefined || child === undefined) return undefined
  const isLimited = [limits, child].some(each => each.since ?? each.until ?? each.schema) || child.deprecated !== undefined
  const found = { limits, known: digestOf(child, era), isLimited }
  places.set(tag, found)
  return found
}

function isRequired({ required }: AttributeSpec, era: Era): boolean {
  return required === true || (required !== undefined && required.includes(era))
}
