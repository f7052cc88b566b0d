import { tile } from '../../syntax/chevrotain.js'
import { touches } from '../../text/span.js'
import type { Language } from '../language.js'
import type { HaresourcesFile } from './ast.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { lex, parse } from './parse.js'
import { toPacemaker } from './migration/pacemaker.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import type { Haresources } from './model.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** haresources: which host should have which resources, and in which order they start. */
export const haresources: Language<Haresources, Haresources, HaresourcesFile> = {
  id: 'haresources',
  title: 'haresources',
  targetFamily: 'heartbeat',
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
  statements: file => (file.ast as HaresourcesFile).groups.map(group => group.span),
  successorAt({ model }, offset) {
    const group = model.groups.find(({ span }) => touches(span, offset))
    return group === undefined ? undefined : { software: 'Pacemaker, as input of the crm shell', text: toPacemaker(group) }
  },
  masks,
  cursorAt,
  symbols,
  mentions,
}
