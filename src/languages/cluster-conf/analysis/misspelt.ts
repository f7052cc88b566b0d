import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { hostMeant } from '../../../diagnostics/host-meant.js'

import { attributeOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import { attributeSpec, elementNamed, resourceAgent } from '../vocabulary.js'

/**
 * Tells whether an element surely lacks an attribute.
 *
 * One that stands there under a misspelt name counts as given: it has a finding of its own, and one slip is enough.
 */
export function lacks(element: XmlElement, name: string): boolean {
  if (attributeOf(element, name) !== undefined || !element.isTagSound) return false
  const spec = elementNamed(element.tag) ?? resourceAgent(element.tag)
  if (spec === undefined) return true
  return !element.attributes.some(
    attribute => attributeSpec(spec, attribute.name) === undefined && didYouMean(attribute.name, [name]) !== undefined,
  )
}

/**
 * Finds the name that another one is most likely a slip of.
 *
 * Gives up where there are very many names: comparing each of them with each slip would take too long.
 */
export function nearName(name: string, names: ReadonlySet<string> | readonly string[]): string | undefined {
  const count = 'size' in names ? names.size : names.length
  return count > mostNames ? undefined : didYouMean(name, names)
}

/** Finds the node that a name is most likely a slip of, or that it means in short or in full. */
export function nearNode(name: string, nodes: readonly string[]): string | undefined {
  return nodes.length > mostNames ? undefined : hostMeant(name, nodes)
}

const mostNames = 100
