import type { FaultList } from './fault-list.js'
import type { AttributeNode, ElementNode } from './nodes.js'

/** Reports attributes that stand twice in a tag, each at the second place. */
export function checkDoubles(element: ElementNode, faults: FaultList): void {
  const { attributes } = element
  if (attributes.length <= few && !hasDoubles(attributes)) return
  const firsts = new Map<string, AttributeNode>()
  for (const attribute of attributes) {
    if (attribute.isBroken) continue // It is reported, and may have been meant as another one.
    const first = firsts.get(attribute.name)
    if (first === undefined) {
      firsts.set(attribute.name, attribute)
      continue
    }
    faults.add('duplicate-attribute', attribute.nameSpan, `Attribute "${attribute.name}" stands twice in "<${element.tag}>"`, {
      related: [{ at: { file: faults.file, span: first.nameSpan }, message: 'it stands here first' }],
    })
  }
}

/** So many names are compared with each other faster than they are looked up. */
const few = 8

function hasDoubles(attributes: readonly AttributeNode[]): boolean {
  for (let index = 1; index < attributes.length; index += 1) {
    const name = attributes[index]?.name
    for (let before = 0; before < index; before += 1) if (attributes[before]?.name === name) return true
  }
  return false
}
