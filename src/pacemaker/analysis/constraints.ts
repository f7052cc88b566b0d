import { attributeOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { Cib, Constraint } from '../model.js'

/** Lists the attributes by which a constraint names resources. */
export function* namesIn({ element }: Constraint): Generator<XmlAttribute> {
  for (const name of ['rsc', 'with-rsc', 'first', 'then']) {
    const attribute = attributeOf(element, name)
    if (attribute !== undefined) yield attribute
  }
  for (const set of element.children) {
    if (set.tag !== 'resource_set') continue
    for (const reference of set.children) {
      const attribute = reference.tag === 'resource_ref' ? attributeOf(reference, 'id') : undefined
      if (attribute !== undefined) yield attribute
    }
  }
}

/** Tells whether a constraint can be about a name: a resource, a template, a tag. */
export function isNameable({ resourceNamed, tags }: Cib, name: string): boolean {
  return resourceNamed.has(name) || tags.has(name)
}
