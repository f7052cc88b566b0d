import type { DocumentSymbol, Reading } from '../language.js'
import { attributeOf } from './ast.js'
import type { XmlElement } from './ast.js'
import { isSecretSetting } from '../../pacemaker/analysis/secrets.js'
import type { Cib } from '../../pacemaker/model.js'

/** Lists the elements for an outline, each with what tells it from its likes. What the cluster writes of its state is left out. */
export function symbols({ model }: Reading<Cib>): readonly DocumentSymbol[] {
  return model.document.roots.map(symbolOf)
}

function symbolOf(element: XmlElement): DocumentSymbol {
  const detail = detailOf(element)
  return {
    name: element.tag,
    ...(detail === undefined ? {} : { detail }),
    kind: kindOf(element),
    span: element.whole,
    nameSpan: element.span,
    children: element.tag === 'status' ? [] : element.children.map(symbolOf),
  }
}

function detailOf(element: XmlElement): string | undefined {
  const [name, value] = ['name', 'value'].map(attribute => attributeOf(element, attribute)?.value)
  if (element.tag === 'nvpair' && name !== undefined) return value === undefined || isSecretSetting(name) ? name : `${name}=${value}`
  for (const attribute of element.tag === 'node' ? ['uname', 'id'] : element.tag === 'op' ? ['name', 'id'] : ['id', 'id-ref']) {
    const found = attributeOf(element, attribute)?.value
    if (found !== undefined && found !== '') return found
  }
  return undefined
}

const resourceTags: ReadonlySet<string> = new Set(['primitive', 'template', 'group', 'clone', 'master', 'bundle'])

function kindOf(element: XmlElement): DocumentSymbol['kind'] {
  if (element.tag === 'node') return 'host'
  if (attributeOf(element, 'class')?.value === 'stonith') return 'device'
  if (resourceTags.has(element.tag)) return 'resource'
  return element.tag === 'nvpair' ? 'option' : 'section'
}
