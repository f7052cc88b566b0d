import { addTo } from '../../../text/multimap.js'
import { attributeOf, childOf, valueOf } from '../ast.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'
import { isLoopbackName } from './address.js'

/** A resource as it stands in a service. */
export interface ResourceUse {
  readonly element: XmlElement
  readonly service: XmlElement
  /** The enclosing resource or service. */
  readonly parent: XmlElement
}

/** A node and its name in the second ring. */
export interface Altname {
  readonly node: XmlElement
  readonly altname: XmlElement
  /** The name of the node, and the second one, where they are known. */
  readonly name?: XmlAttribute
  readonly second?: XmlAttribute
}

/** What many rules look up in a model, gathered in one pass. */
export interface ModelIndex {
  /** Everything that stands in services, in the order of the file, `action` left out. */
  readonly resourceUses: readonly ResourceUse[]
  /** The resources of the list, by type and name as `resourceKey` joins them; of two with one name, the first. */
  readonly listed: ReadonlyMap<string, XmlElement>
  /** The resources that are defined inside services, by type and name. */
  readonly inline: ReadonlyMap<string, XmlElement>
  /** The failover domains, by name in lower case. */
  readonly domains: ReadonlyMap<string, XmlElement>
  /** The uses of fence devices for fencing, not for readmission. */
  readonly fencing: readonly FenceUse[]
  readonly fencingOf: ReadonlyMap<XmlElement, readonly FenceUse[]>
  /** The nodes that have a second name, and that name. */
  readonly altnames: readonly Altname[]
  /** The known names of nodes that are no plain names of hosts: addresses, loopback names, blanks, odd signs, long ones. */
  readonly oddNodeNames: readonly XmlAttribute[]
  /** The nodes that have several methods, or several devices in one, and some that have other things in number. */
  readonly severalMethods: readonly XmlElement[]
  /** The uses for fencing of those nodes. */
  readonly fencingOfMany: readonly FenceUse[]
}

/** Looks a model over, once: the index follows from the model alone and is kept with it. */
export function indexOf(model: ClusterConf): ModelIndex {
  let index = indexes.get(model)
  if (index === undefined) {
    index = createIndex(model)
    indexes.set(model, index)
  }
  return index
}

/** Joins a type and a name to a key. */
export function resourceKey(type: string, name: string): string {
  return `${type} ${name}`
}

/** Names a resource by the attribute that `ref` refers to. */
export function resourceName(element: XmlElement): string | undefined {
  const primary = resourceAgent(element.tag)?.primary
  return primary === undefined ? undefined : valueOf(element, primary)
}

/** Lists everything that stands in one service, in the order of the file, `action` left out. */
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

const indexes = new WeakMap<ClusterConf, ModelIndex>()

function createIndex(model: ClusterConf): ModelIndex {
  const resourceUses = model.services.flatMap(service => [...usesBelow(service)])
  const inline = resourceUses.map(use => use.element).filter(element => attributeOf(element, 'ref') === undefined)
  const fencing = model.fenceUses.filter(use => use.method !== undefined)
  const fencingOf = new Map<XmlElement, FenceUse[]>()
  for (const use of fencing) {
    if (use.fenceDevice === undefined) continue
    addTo(fencingOf, use.fenceDevice, use)
  }
  const domains = new Map<string, XmlElement>()
  for (const domain of model.failoverDomains) {
    const name = valueOf(domain, 'name')?.toLowerCase()
    if (name !== undefined && !domains.has(name)) domains.set(name, domain)
  }
  const altnames: Altname[] = []
  const oddNodeNames: XmlAttribute[] = []
  const severalMethods: XmlElement[] = []
  for (const node of model.nodes) {
    const nodeName = knownNameOf(node)
    if (nodeName !== undefined && !isPlainHostName(nodeName.value)) oddNodeNames.push(nodeName)
    if (hasSeveralMethods(node)) severalMethods.push(node)
    const altname = childOf(node, 'altname')
    if (altname === undefined) continue
    const [name, second] = [knownNameOf(node), knownNameOf(altname)]
    altnames.push({ node, altname, ...(name === undefined ? {} : { name }), ...(second === undefined ? {} : { second }) })
  }
  const many = new Set(severalMethods)
  const fencingOfMany = many.size === 0 ? [] : fencing.filter(use => many.has(use.node))
  return { resourceUses, listed: byName(model.resources), inline: byName(inline), domains, fencing, fencingOf, altnames, oddNodeNames, severalMethods, fencingOfMany }
}

/** What no rule about names of nodes has anything to say of. */
function isPlainHostName(name: string): boolean {
  return name.length <= 63 && /^[a-z](?:[a-z0-9.-]*[a-z0-9])?$/i.test(name) && !isLoopbackName(name)
}

/** Tells whether some list within a node holds several elements. */
function hasSeveralMethods(node: XmlElement): boolean {
  if (node.children.length > 1) return true
  for (const list of node.children) {
    if (list.children.length > 1) return true
    for (const method of list.children) if (method.children.length > 1) return true
  }
  return false
}

function knownNameOf(element: XmlElement): XmlAttribute | undefined {
  const name = attributeOf(element, 'name')
  return name?.isUnknown === true ? undefined : name
}

function byName(elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> {
  const named = new Map<string, XmlElement>()
  for (const element of elements) {
    const name = resourceName(element)
    if (name === undefined) continue
    const key = resourceKey(element.tag, name)
    if (!named.has(key)) named.set(key, element)
  }
  return named
}
