import type { FaultList } from './fault-list.js'
import type { ElementNode } from './nodes.js'

/** Reports attributes that stand twice in a tag, each at the second place. */
export function checkDoubles(element: ElementNode, faults: FaultList): void {
  const { attributes } = element
  const seen = attributes.length > 8 ? new Map<string, number>() : undefined
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index]
    if (attribute === undefined) continue
    let before = seen?.get(attribute.name) ?? -1
    if (seen === undefined) {
      for (let other = 0; other < index && before < 0; other += 1) if (attributes[other]?.name === attribute.name) before = other
    } else if (before < 0) seen.set(attribute.name, index)
    const first = attributes[before]
    if (first === undefined) continue
    faults.add('duplicate-attribute', attribute.nameSpan, `Attribute "${attribute.name}" stands twice in "<${element.tag}>"`, {
      related: [{ at: { file: faults.file, span: first.nameSpan }, message: 'it stands here first' }],
    })
  }
}
