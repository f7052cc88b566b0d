import type { DocumentSymbol, Reading } from '../language.js'
import { attributeOf } from './ast.js'
import type { XmlElement } from './ast.js'
import type { ClusterConf } from './schema.js'
import { resourceAgent } from './vocabulary.js'

/** Lists the elements for an outline, each with the value that tells it from its likes, and what is in it when asked for. */
export function symbols({ model }: Reading<ClusterConf>): readonly DocumentSymbol[] {
  return model.document.roots.map(symbolOf)
}

function symbolOf(element: XmlElement): DocumentSymbol {
  const detail = detailOf(element)
  let children: readonly DocumentSymbol[] | undefined
  return {
    name: element.tag,
    ...(detail === undefined ? {} : { detail }),
    kind: kindOf(element),
    span: element.whole,
    nameSpan: element.span,
    get children() {
      return (children ??= element.children.map(symbolOf))
    },
  }
}

/** The attribute by which people know an element. */
function detailOf(element: XmlElement): string | undefined {
  const primary = resourceAgent(element.tag)?.primary
  for (const name of [primary, 'name', 'ref', 'program', 'label', 'device', 'addr']) {
    const value = name === undefined ? undefined : attributeOf(element, name)?.value
    if (value !== undefined && value !== '') return value
  }
  return undefined
}

function kindOf({ tag, parent }: XmlElement): DocumentSymbol['kind'] {
  if (tag === 'clusternode') return 'host'
  if (tag === 'fencedevice' || tag === 'device') return 'device'
  if (parent !== undefined && resourceAgent(tag) !== undefined) return 'resource'
  return 'section'
}
