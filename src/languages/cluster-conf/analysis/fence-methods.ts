import { childOf, childrenOf } from '../ast.js'
import type { XmlElement } from '../ast.js'

/** Lists the ways by which a node is fenced, in the order in which fenced tries them. */
export function fenceMethodsOf(node: XmlElement): readonly XmlElement[] {
  return childrenOf(childOf(node, 'fence'), 'method')
}
