import { spanFrom } from '../../text/span.js'
import type { DocumentSymbol, Reading } from '../language.js'
import type { Ocfs2File, Stanza } from './ast.js'
import type { Ocfs2Conf } from './model.js'

const kinds: Readonly<Record<string, DocumentSymbol['kind']>> = {
  cluster: 'section',
  node: 'host',
  heartbeat: 'device',
}

/** Outlines a file: its sections by name, each with its attributes. */
export function symbols({ file }: Reading<Ocfs2Conf>): readonly DocumentSymbol[] {
  return (file.ast as Ocfs2File).stanzas.map(outline)
}

function outline(stanza: Stanza): DocumentSymbol {
  const own = stanza.attributes.find(({ name }) => name.text === (stanza.name.text === 'heartbeat' ? 'region' : 'name'))?.value?.text
  return {
    name: own === undefined || own === '' ? stanza.name.text : `${stanza.name.text} ${own}`,
    kind: kinds[stanza.name.text] ?? 'section',
    span: spanFrom(stanza.span.start, stanza.span.end),
    nameSpan: stanza.name.span,
    children: stanza.attributes.map(({ name, value, span }) => ({
      name: name.text,
      ...(value === undefined ? {} : { detail: value.text }),
      kind: 'option',
      span,
      nameSpan: name.span,
      children: [],
    })),
  }
}
