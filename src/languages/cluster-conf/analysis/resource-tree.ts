import type { XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'
import { lacks } from './misspelt.js'

/** A resource as it stands in a service. */
export interface ResourceUse {
  readonly element: XmlElement
  readonly service: XmlElement
  /** The enclosing resource or service. */
  readonly parent: XmlElement
}

/** Lists everything that stands in services, in the order of the file, `action` left out. */
export function* resourceUses(model: ClusterConf): Generator<ResourceUse> {
  for (const service of model.services) yield* usesBelow(service)
}

/** Lists everything that stands in one service, in the order of the file. */
export function* usesBelow(service: XmlElement): Generator<ResourceUse> {
  const waiting = [...service.children].reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.tag === 'action') continue
    yield { element, service, parent: element.parent ?? service }
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index]
      if (child !== undefined) waiting.push(child)
    }
  }
}

/** Names a resource by the attribute that `ref` refers to. */
export function resourceName(element: XmlElement): string | undefined {
  const primary = resourceAgent(element.tag)?.primary
  return primary === undefined ? undefined : valueOf(element, primary)
}

/**
 * Finds where a resource is defined: the element itself, or the one of `resources` to which it refers.
 *
 * Returns `undefined` for a reference to nothing, and for one that cannot be read.
 */
export function definitionOf(model: ClusterConf, element: XmlElement): XmlElement | undefined {
  const ref = attributeOf(element, 'ref')
  if (ref === undefined) return lacks(element, 'ref') ? element : undefined
  if (ref.isUnknown) return undefined
  return model.resources.find(resource => resource.tag === element.tag && resourceName(resource) === ref.value)
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

/** Tells whether agents written in shell take a value for true. */
export function isShellTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'yes', 'on', 'true'].includes(value.toLowerCase())
}

/** Names a service, also one that refers to a definition in resources. */
export function serviceName(service: XmlElement): string {
  return valueOf(service, 'name') ?? valueOf(service, 'ref') ?? ''
}
