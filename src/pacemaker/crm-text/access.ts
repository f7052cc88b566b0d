import type { PlainElement } from '../../xml/plain.js'
import { bareWord, quoted, sayNoMore } from './pen.js'
import type { Pen } from './pen.js'
import { descriptionOf } from './resources.js'

/** Writes a role, or who has roles: the lines of its statement. Rules of schemas before 2.0 are left to XML. */
export function accessLines(pen: Pen, element: PlainElement): string[] {
  const name = bareWord(pen, element.attributes['id'])
  if (element.tag === 'acl_target' || element.tag === 'acl_group') {
    sayNoMore(pen, element, { attributes: ['id'], children: ['role'] })
    const roles = element.children.map(role => {
      sayNoMore(pen, role, { attributes: ['id'] })
      return bareWord(pen, role.attributes['id'])
    })
    if (roles.length === 0) pen.fail()
    return [[element.tag, name, ...roles].join(' ')]
  }
  sayNoMore(pen, element, { attributes: ['id', 'description'], children: ['acl_permission'] })
  if (element.tag !== 'acl_role' || element.children.length === 0) pen.fail()
  return [`role ${name}`, ...descriptionOf(pen, element), ...element.children.map(permission => permissionText(pen, permission))]
}

function permissionText(pen: Pen, permission: PlainElement): string {
  const { kind, xpath, reference, 'object-type': type, attribute } = permission.attributes
  sayNoMore(pen, permission, { attributes: ['id', 'kind', 'description', 'xpath', 'reference', 'object-type', 'attribute'] })
  if ([xpath, reference, type].filter(subject => subject !== undefined).length !== 1 || (attribute !== undefined && type === undefined)) pen.fail()
  const specs = [['xpath', xpath], ['ref', reference], ['type', type], ['attr', attribute]]
  return [
    bareWord(pen, kind, /^(?:read|write|deny)$/),
    ...descriptionOf(pen, permission),
    ...specs.flatMap(([name, value]) => (value === undefined ? [] : [quoted(pen, `${name ?? ''}:${value}`)])),
  ].join(' ')
}
