import type { PlainElement } from '../../src/xml/plain.js'

/** What the crm shell gives ids of its own where nothing refers to them. */
const nameless: ReadonlySet<string> = new Set([
  'instance_attributes', 'meta_attributes', 'utilization', 'nvpair', 'op', 'rule', 'expression', 'date_expression', 'duration', 'date_spec', 'resource_set', 'fencing-level', 'acl_permission', 'recipient',
])
const sections = ['crm_config', 'nodes', 'resources', 'constraints', 'fencing-topology', 'rsc_defaults', 'op_defaults', 'acls', 'tags', 'alerts']

/**
 * Says what a CIB holds, without what makes no difference: ids that nothing refers to, the order of attributes and of sections, and
 * of what stands in sections, which the crm shell sorts by kind,
 * empty lists of operations, and that all parts of a rule must hold, which is so where nothing is said.
 */
export function heldBy(cib: PlainElement): unknown {
  const configuration = cib.children.find(({ tag }) => tag === 'configuration')
  const referred = new Set(idsReferred(cib))
  const held = (element: PlainElement): unknown => {
    const attributes = Object.entries(element.attributes)
      .filter(([name, value]) => !(name === 'id' && nameless.has(element.tag) && !isNamed(element) && !referred.has(value)) && !(name === 'boolean-op' && value === 'and'))
      .sort(([one], [other]) => (one < other ? -1 : 1))
    const children = element.children.filter(({ tag, children: inner, attributes: own }) => tag !== 'operations' || inner.length > 0 || Object.keys(own).length > 0)
    return [element.tag, Object.fromEntries(attributes), inOrder(children).map(held)]
  }
  const defaults: ReadonlySet<PlainElement> = new Set((configuration?.children ?? []).filter(({ tag }) => tag === 'rsc_defaults' || tag === 'op_defaults').flatMap(({ children }) => children))
  const isNamed = (element: PlainElement): boolean => defaults.has(element)
  return sections.map(tag => [tag, (configuration?.children ?? []).filter(child => child.tag === tag).flatMap(section => [...section.children].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)).map(held))])
}

function nameOf({ attributes }: PlainElement): string {
  return attributes['id'] ?? JSON.stringify(attributes)
}

/** The crm shell puts members behind sets. */
function inOrder(children: readonly PlainElement[]): PlainElement[] {
  const isMember = ({ tag }: PlainElement): boolean => tag === 'primitive' || tag === 'group'
  return [...children.filter(child => !isMember(child)), ...children.filter(isMember)]
}

function idsReferred({ attributes, children }: PlainElement): string[] {
  return [...(attributes['id-ref'] === undefined ? [] : [attributes['id-ref']]), ...children.flatMap(idsReferred)]
}
