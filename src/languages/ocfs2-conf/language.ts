import { tile } from '../../syntax/chevrotain.js'
import { spanAround } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Language } from '../language.js'
import type { Ocfs2File } from './ast.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { lex, parse } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import type { Ocfs2Conf } from './model.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** cluster.conf of OCFS2: which hosts share its volumes. */
export const ocfs2Conf: Language<Ocfs2Conf, Ocfs2Conf, Ocfs2File> = {
  id: 'ocfs2-conf',
  title: 'OCFS2 cluster.conf',
  targetFamily: 'ocfs2',
  circumstances: ['mode'],
  targets,
  comment: { start: '#' },
  vocabulary,
  rules,
  tokenize: source => tile(source.text, lex(source.text)),
  parse,
  read,
  compose: root => ({ configuration: root.model, faults: [] }),
  extractFacts,
  format,
  statements: file => statements(file.ast as Ocfs2File),
  masks,
  cursorAt,
  symbols,
  mentions,
}

/** A section, then each of its attributes; a head may stand behind its attributes by mistake. */
function statements({ stanzas }: Ocfs2File): Span[] {
  const spans = stanzas.flatMap(({ span, name, attributes }) => {
    const places = [span, name.span, ...attributes.map(attribute => attribute.span)]
    const whole = spanAround(places)
    return [whole, ...places.slice(2)]
  })
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}
