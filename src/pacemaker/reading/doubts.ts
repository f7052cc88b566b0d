import type { Fault } from '../../diagnostics/diagnostic.js'
import { originOf } from '../../text/located.js'
import type { XmlElement } from '../ast.js'

/** What of a configuration was not understood, or is refused by its schema. */
export interface Doubts {
  readonly elements: ReadonlySet<XmlElement>
  /** The sections in which something may be missing that was meant. */
  readonly sections: ReadonlySet<string>
}

const sections = ['crm_config', 'nodes', 'resources', 'constraints', 'fencing-topology', 'rsc_defaults', 'op_defaults', 'acls', 'tags', 'alerts']
const holders: ReadonlySet<string> = new Set(['group', 'clone', 'master', 'bundle'])

/** A part of a section that stands for itself: a node, a resource, a constraint, a set. */
interface Unit {
  readonly element: XmlElement
  readonly section: string
}

/** Finds which parts of a configuration hold something that is wrong, so that no more is concluded from them. Linear but for sorting. */
export function doubtsOf(configuration: XmlElement | undefined, faults: readonly Fault[]): Doubts {
  const elements = new Set<XmlElement>()
  const doubted = new Set<string>()
  if (configuration === undefined || faults.length === 0) return { elements, sections: doubted }
  const units = unitsIn(configuration).sort((one, other) => one.element.whole.start - other.element.whole.start || other.element.whole.end - one.element.whole.end)
  const places = faults.map(({ at }) => originOf(at).span.start).sort((one, other) => one - other)
  const around: Unit[] = []
  let next = 0
  for (const place of places) {
    for (let unit = units[next]; unit !== undefined && unit.element.whole.start <= place; unit = units[++next]) around.push(unit)
    while (around.length > 0 && (around[around.length - 1]?.element.whole.end ?? 0) < place) around.pop()
    const inner = around[around.length - 1]
    // What stands in the tag of the CIB itself is no part of the configuration.
    if (inner === undefined && configuration.whole.end > configuration.whole.start && place < configuration.whole.start) continue
    if (inner === undefined || !sections.includes(inner.section)) for (const section of sections) doubted.add(section)
    else {
      doubted.add(inner.section)
      elements.add(inner.element)
    }
  }
  return { elements, sections: doubted }
}

/** Sections, what stands in them, and what stands in resources. */
function unitsIn(configuration: XmlElement): Unit[] {
  const units: Unit[] = []
  for (const section of configuration.children) {
    if (section.whole.end > section.whole.start) units.push({ element: section, section: section.tag })
    const waiting = [...section.children]
    for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
      units.push({ element, section: section.tag })
      if (holders.has(element.tag)) waiting.push(...element.children.filter(({ tag }) => tag === 'primitive' || holders.has(tag)))
    }
  }
  return units
}
