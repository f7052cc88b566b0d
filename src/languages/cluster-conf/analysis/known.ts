import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { attributeOf, childOf, childrenOf, descendantsOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { attributeSpec, childElement, elementNamed, resourceAgent } from '../vocabulary.js'
import type { ElementSpec } from '../vocabulary.js'
import { lacks } from './misspelt.js'

// What a rule may take for absent. A slip spoils the part that it stands in and nothing else: whoever asks for what is
// missing, unused, unknown or too few looks here whether all of that part has been understood.

/**
 * Tells whether the children of a name are all that were meant: the element was understood up to its end, and neither a
 * misspelt child nor a misplaced element may be another one.
 */
export function hasAll(model: ClusterConf, element: XmlElement, tag: string): boolean {
  // Text may be what is left of a tag.
  if (!element.isContentSound || element.texts.length > 0 || model.misplaced.has(tag)) return false
  const strangers = model.strangers.get(element)
  return strangers === undefined || !strangers.some(stranger => mayBe(stranger, tag))
}

/** Tells whether an element surely has no child of a name. */
export function lacksChild(model: ClusterConf, element: XmlElement, tag: string): boolean {
  return childOf(element, tag) === undefined && hasAll(model, element, tag)
}

/** Tells whether the file surely has no section of a name, such as `quorumd`. */
export function lacksSection(model: ClusterConf, tag: string): boolean {
  return model.cluster !== undefined && lacksChild(model, model.cluster, tag)
}

/** Tells whether a section surely does not set an attribute, be it that the section is not there. */
export function lacksSetting(model: ClusterConf, tag: string, name: string): boolean {
  const section = model.section(tag)
  return section === undefined ? lacksSection(model, tag) : lacks(section, name)
}

/** Tells whether the file surely says, or surely does not say, that two nodes may act without a majority. */
export function isTwoNodeKnown(model: ClusterConf): boolean {
  const twoNode = attributeOf(model.section('cman'), 'two_node')
  return twoNode === undefined ? lacksSetting(model, 'cman', 'two_node') : !twoNode.isUnknown
}

/** Tells whether all nodes have been read. */
export function hasAllNodes(model: ClusterConf): boolean {
  const list = model.section('clusternodes')
  return list === undefined ? lacksSection(model, 'clusternodes') : hasAll(model, list, 'clusternode')
}

/** Tells whether all nodes have been read, and the name of each. */
export function hasAllNodeNames(model: ClusterConf): boolean {
  return areAllNamed(model.nodes) && hasAllNodes(model)
}

/** Tells whether the name of every element is known. */
export function areAllNamed(elements: readonly XmlElement[]): boolean {
  return elements.every(element => attributeOf(element, 'name')?.isUnknown === false)
}

/** Tells whether all services have been read. */
export function hasAllServices(model: ClusterConf): boolean {
  const rm = model.section('rm')
  return rm === undefined ? lacksSection(model, 'rm') : hasAll(model, rm, 'service') && hasAll(model, rm, 'vm')
}

/** Tells whether all failover domains have been read. */
export function hasAllDomains(model: ClusterConf): boolean {
  return hasAllIn(model, 'failoverdomains', 'failoverdomain')
}

/** Tells whether all resources of a type have been read that are defined for references. */
export function hasAllResources(model: ClusterConf, type: string): boolean {
  return hasAllIn(model, 'resources', type)
}

/** Looks into one of the lists of `rm`, which may be absent. */
function hasAllIn(model: ClusterConf, list: string, tag: string): boolean {
  const rm = model.section('rm')
  if (rm === undefined) return lacksSection(model, 'rm')
  const found = childOf(rm, list)
  return found === undefined ? lacksChild(model, rm, list) : hasAll(model, found, tag)
}

/** Tells whether a section was read to the last element and attribute, so that what it refers to is known. */
export function isReadThrough(model: ClusterConf, section: XmlElement | undefined): boolean {
  if (section === undefined) return true
  for (const element of [section, ...descendantsOf(section)]) {
    if (!element.isTagSound || !element.isContentSound || model.strangers.has(element)) return false
  }
  return true
}

/** Tells whether every way to fence a node, or to readmit it, has been read, with the name of each fence device. */
export function hasAllUses(model: ClusterConf, node: XmlElement): boolean {
  if (!hasAll(model, node, 'fence') || !hasAll(model, node, 'unfence')) return false
  for (const list of node.children) {
    if (list.tag === 'fence') {
      if (!hasAll(model, list, 'method')) return false
      for (const method of childrenOf(list, 'method')) if (!hasAllDevices(model, method)) return false
    } else if (list.tag === 'unfence' && !hasAllDevices(model, list)) return false
  }
  return true
}

function hasAllDevices(model: ClusterConf, method: XmlElement): boolean {
  return hasAll(model, method, 'device') && areAllNamed(childrenOf(method, 'device'))
}

/** Tells whether a node surely has no method to be fenced by. */
export function lacksMethod(model: ClusterConf, node: XmlElement): boolean {
  const fence = childOf(node, 'fence')
  return fence === undefined ? hasAll(model, node, 'fence') : lacksChild(model, fence, 'method')
}

/**
 * Tells whether an element that may not stand where it does was perhaps meant as another: by its name, by the attributes that
 * the other must have, or because it may stand in the other, whose tags are then missing.
 */
function mayBe(stranger: XmlElement, tag: string): boolean {
  const spec = elementNamed(tag) ?? resourceAgent(tag)
  if (isNear(stranger.tag, tag)) return true
  if (spec === undefined) return false
  return childElement(spec, stranger.tag) !== undefined || hasRequired(stranger, spec)
}

function isNear(name: string, tag: string): boolean {
  const [short, long] = name.length < tag.length ? [name, tag] : [tag, name]
  return (short.length >= 3 && long.toLowerCase().includes(short.toLowerCase())) || didYouMean(name, [tag]) !== undefined
}

/** Tells whether an element that nobody knows has the attributes that one must have; a mere `name` says nothing. */
function hasRequired(stranger: XmlElement, spec: ElementSpec): boolean {
  const required = Object.keys(spec.attributes).filter(name => attributeSpec(spec, name)?.required !== undefined)
  if (!required.some(name => name !== 'name')) return false
  return required.every(name => valueOf(stranger, name) !== undefined)
}
