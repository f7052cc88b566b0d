import { attributeOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { lacks } from './misspelt.js'
import { indexOf, resourceKey, resourceName } from './model-index.js'
import type { ResourceUse } from './model-index.js'

export { resourceKey, resourceName, usesBelow } from './model-index.js'
export type { ResourceUse } from './model-index.js'

/** Lists everything that stands in services, in the order of the file, `action` left out. */
export function resourceUses(model: ClusterConf): readonly ResourceUse[] {
  return indexOf(model).resourceUses
}

/** Lists everything that may refer to a resource: the services themselves, and what stands in them. */
export function* referrers(model: ClusterConf): Generator<XmlElement> {
  yield* model.services
  for (const { element } of resourceUses(model)) yield element
}

/** Lists every resource: those of the list first, as rgmanager reads them, then those inside services. */
export function* everyResource(model: ClusterConf): Generator<XmlElement> {
  yield* model.resources
  for (const { element } of resourceUses(model)) yield element
}

/**
 * Finds where a resource is defined: the element itself, or the one of `resources` to which it refers.
 *
 * Returns `undefined` for a reference to nothing, and for one that cannot be read.
 */
export function definitionOf(model: ClusterConf, element: XmlElement): XmlElement | undefined {
  const ref = attributeOf(element, 'ref')
  if (ref === undefined) return lacks(element, 'ref') ? element : undefined
  return ref.isUnknown ? undefined : indexOf(model).listed.get(resourceKey(element.tag, ref.value))
}

/** Finds a resource by type and name that is defined inside a service. */
export function inlineResource(model: ClusterConf, type: string, name: string): XmlElement | undefined {
  return indexOf(model).inline.get(resourceKey(type, name))
}

/** Finds a failover domain; case does not count. */
export function domainNamed(model: ClusterConf, name: string): XmlElement | undefined {
  return indexOf(model).domains.get(name.toLowerCase())
}

/** Reads an attribute of a resource where it is defined. */
export function resourceValue(model: ClusterConf, element: XmlElement, name: string): string | undefined {
  const definition = definitionOf(model, element)
  return definition === undefined ? undefined : valueOf(definition, name)
}

/** Names a resource for people: `fs "data"`. */
export function resourceTitle(model: ClusterConf, element: XmlElement): string {
  const definition = definitionOf(model, element) ?? element
  const name = resourceName(definition) ?? valueOf(element, 'ref')
  return name === undefined ? element.tag : `${element.tag} "${name}"`
}

/** Names a service, also one that refers to a definition in resources. */
export function serviceName(service: XmlElement): string {
  return valueOf(service, 'name') ?? valueOf(service, 'ref') ?? ''
}

/** Tells whether a file system lies on a device of DRBD, as far as its name says. */
export function isOnDrbd(model: ClusterConf, element: XmlElement): boolean {
  return resourceValue(model, element, 'device')?.startsWith('/dev/drbd') ?? false
}

/** Tells whether agents written in shell take a value for true. */
export function isShellTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'yes', 'on', 'true'].includes(value.toLowerCase())
}
