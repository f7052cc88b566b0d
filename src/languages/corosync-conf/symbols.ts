import type { DocumentSymbol, Reading } from '../language.js'
import type { CorosyncFile, Section, Statement } from './ast.js'
import type { CorosyncConf } from './model.js'
import { keyAt } from './vocabulary.js'

/** Outlines a file: its sections, each with its keys. A secret has no detail. */
export function symbols({ file }: Reading<CorosyncConf>): readonly DocumentSymbol[] {
  return outline((file.ast as CorosyncFile).children, '')
}

function outline(children: readonly Statement[], around: string): DocumentSymbol[] {
  return children.flatMap((child): DocumentSymbol[] => {
    if (child.kind === 'Section') return [sectionSymbol(child, around)]
    if (child.kind !== 'Item' || child.key.text === '') return []
    const { key, value, span } = child
    const isSecret = keyAt(`${around}${key.text}`)?.isSecret === true
    return [{ name: key.text, ...(isSecret || value.text === '' ? {} : { detail: value.text }), kind: 'option', span, nameSpan: key.span, children: [] }]
  })
}

function sectionSymbol({ name, span, brace, children }: Section, around: string): DocumentSymbol {
  const own = children.find(child => child.kind === 'Item' && ownNames.includes(child.key.text))
  const detail = own?.kind === 'Item' ? own.value.text : ''
  const isNode = `${around}${name.text}` === 'nodelist.node'
  return {
    name: name.text === '' ? '{' : name.text,
    ...(detail === '' ? {} : { detail }),
    kind: isNode ? 'host' : 'section',
    span,
    nameSpan: name.text === '' ? brace : name.span,
    children: outline(children, `${around}${name.text}.`),
  }
}

/** By what sections of one name are told apart. */
const ownNames = ['name', 'subsys', 'linknumber', 'ringnumber', 'uid', 'gid', 'model']
