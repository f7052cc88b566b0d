import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { XmlAttribute } from '../ast.js'

/** Offers to rename an attribute. */
export function renameFix(attribute: XmlAttribute, to: string | undefined): Pick<Fault, 'help' | 'fixes'> {
  if (to === undefined) return {}
  const { file, nameSpan, name } = attribute
  const edits = [{ file, span: nameSpan, newText: to }]
  return { help: `Did you mean "${to}"?`, fixes: [{ title: `Rename "${name}" to "${to}"`, safety: 'unsafe', edits }] }
}
