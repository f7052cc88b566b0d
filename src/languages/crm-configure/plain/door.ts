import { crmStatements } from '../../../pacemaker/crm-text/crm-text.js'
import { cibRules } from '../../../pacemaker/rules/index.js'
import { plainElement } from '../../../pacemaker/plain-element.js'
import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { keyOf } from '../../../plain/statement.js'
import type { Path, Place } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import type { XmlElement } from '../../../pacemaker/ast.js'
import { parse } from '../parse.js'
import { isWritten } from '../reading/element.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainCrmConfigure } from './schema.js'

/** A text is the CIB that it makes; ids that stand nowhere in it are left out. */
const definition: Definition<PlainCrmConfigure, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('text', text))
    const { faults, model, target } = read(file, options)
    const places = new Map<string, Place>()
    const found = foundBy([...rules, ...cibRules], [...file.faults, ...faults])
    const isUnderstood = file.faults.length === 0 && faults.every(({ rule }) => !rule.startsWith('crm-configure/'))
    if (!isUnderstood || model.root === undefined || hasNested(model.root)) return { model: undefined, places, target: target.version, found }
    place(model.root, [], places)
    return { model: plainElement(model.root, (attribute, { tag }) => attribute.name !== 'id' || tag === 'node' || isWritten(attribute)), places, target: target.version, found }
  },
  statements: cib =>
    crmStatements(cib, { ids: 'all' }).map(({ element: { tag, attributes: { id, uname } }, path, text }) => {
      const name = uname ?? id
      return { path, kind: tag, head: text, ...(name === undefined ? {} : { name }) }
    }),
  notation: { indent: '', lines: ({ head }) => head.split('\n'), rest: /^\s*$/ },
  schema: createSchema,
}

/** XML that holds what would be a statement of its own cannot be changed statement by statement. */
function hasNested({ whole, children, tag }: XmlElement): boolean {
  const isInside = (child: XmlElement): boolean => (child.tag === 'primitive' || child.tag === 'group') && child.whole.start >= whole.start && child.whole.end <= whole.end
  return (tag !== 'resources' && children.some(isInside)) || children.some(hasNested)
}

function place({ whole, children }: XmlElement, path: Path, places: Map<string, Place>): void {
  places.set(keyOf(path), { span: whole, head: whole, parts: [] })
  for (const [index, child] of children.entries()) place(child, [...path, 'children', index], places)
}

export const { load, print, edit, loadSchema } = createDoor(definition)
