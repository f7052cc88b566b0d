import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import type { Ledger, Outcome } from '../ledger.js'
import { elementKey } from './cluster-conf-file.js'

/** Says what became of attributes of an element; without names of all of them, or of the element itself where it has none. */
export function settle(ledger: Ledger, element: XmlElement, outcome: Outcome, names?: readonly string[]): void {
  const key = elementKey(element)
  if (element.attributes.length === 0 && names === undefined) ledger.settle('cluster-conf', key, outcome)
  for (const { name } of element.attributes) if (names === undefined || names.includes(name)) ledger.settle('cluster-conf', `${key}@${name}`, outcome)
}

/** Says the same of an element and all that stands in it. */
export function settleAll(ledger: Ledger, element: XmlElement, outcome: Outcome): void {
  settle(ledger, element, outcome)
  for (const child of element.children) settleAll(ledger, child, outcome)
}
