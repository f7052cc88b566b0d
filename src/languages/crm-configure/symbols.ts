import { attributeOf } from '../../pacemaker/ast.js'
import type { XmlElement } from '../../pacemaker/ast.js'
import { isSecretSetting } from '../../pacemaker/analysis/secrets.js'
import type { DocumentSymbol, Reading } from '../language.js'
import type { CrmTree, Statement } from './ast.js'
import type { CrmConfigure } from './schema.js'

const resources: ReadonlySet<string> = new Set(['primitive', 'rsc_template', 'group', 'clone', 'ms', 'master', 'bundle'])

/** Outlines a text: its statements, and in each what is set. */
export function symbols({ file, model }: Reading<CrmConfigure>): readonly DocumentSymbol[] {
  const elements = new Map<number, XmlElement>()
  for (const section of model.configuration?.children ?? []) {
    if (section.tag === 'fencing-topology') elements.set(section.whole.start, section)
    else collect(section, elements)
  }
  return (file.ast as CrmTree).statements.map(statement => symbolOf(statement, elements.get(statement.span.start)))
}

/** A statement is the whole of its element; sections of a CIB, which begin with their first, have no statement but one. */
function collect(element: XmlElement | undefined, into: Map<number, XmlElement>): void {
  for (const child of element?.children ?? []) {
    if (!into.has(child.whole.start)) into.set(child.whole.start, child)
    if (child.tag !== 'instance_attributes') collect(child, into)
  }
}

function symbolOf({ span, words }: Statement, element: XmlElement | undefined): DocumentSymbol {
  const [keyword, second] = words
  const name = keyword?.value ?? ''
  const detail = element === undefined ? second?.value : (attributeOf(element, 'uname') ?? attributeOf(element, 'id'))?.value
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind: name === 'node' ? 'host' : element !== undefined && attributeOf(element, 'class')?.value === 'stonith' ? 'device' : resources.has(name) ? 'resource' : 'section',
    span,
    nameSpan: keyword?.span ?? span,
    children: element === undefined ? [] : pairsIn(element, span).map(pairSymbol),
  }
}

/** Members have statements of their own. */
function pairsIn(element: XmlElement, { start, end }: Statement['span']): XmlElement[] {
  return element.children.flatMap(child => {
    if (child.span.start < start || child.span.end > end || child.tag === 'primitive' || child.tag === 'group') return []
    return child.tag === 'nvpair' ? [child] : pairsIn(child, { start, end })
  })
}

function pairSymbol(pair: XmlElement): DocumentSymbol {
  const name = attributeOf(pair, 'name') ?? attributeOf(pair, 'id-ref')
  const value = attributeOf(pair, 'value')
  const own = name?.value ?? pair.tag
  return {
    name: own,
    ...(value === undefined || isSecretSetting(own) ? {} : { detail: value.value }),
    kind: 'option',
    span: { start: pair.span.start, end: Math.max(pair.span.end, value?.span.end ?? 0) },
    nameSpan: pair.span,
    children: [],
  }
}
