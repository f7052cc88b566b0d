import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { resourceAgent } from '../../languages/cluster-conf/vocabulary.js'

/** A resource of a service, and what is around it. */
export interface TreeMember {
  readonly element: XmlElement
  /** What it stands in, the innermost first; the service is the last. */
  readonly around: readonly XmlElement[]
}

/**
 * Lists what stands in a service in the order in which rgmanager starts it: what holds others before what it holds, and of
 * what stands beside each other those first to which the agent of what holds them gives a level; the others in file order.
 *
 * Source: resource-agents rgmanager/src/resources/*.sh "child type"; rgmanager restree.c, _do_child_levels().
 */
export function* inStartOrder(parent: XmlElement, around: readonly XmlElement[] = []): Generator<TreeMember> {
  const levels = new Map(resourceAgent(parent.tag)?.childRules.map(({ type, startLevel }) => [type, startLevel ?? Infinity]))
  const children = parent.children.filter(({ tag }) => tag !== 'action')
  const ordered = children
    .map((element, index) => ({ element, index, level: levels.get(element.tag) ?? Infinity }))
    .sort((a, b) => (a.level === b.level ? a.index - b.index : a.level - b.level))
  for (const { element } of ordered) {
    yield { element, around: [parent, ...around] }
    yield* inStartOrder(element, [parent, ...around])
  }
}
