import type { Language } from '../../../src/languages/language.js'
import { tile } from '../../../src/syntax/chevrotain.js'
import type { ToyConfFile } from './ast.js'
import { collectMasks } from './collect-masks.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { lex, parse } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import type { ToyConf } from './schema.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** toy.conf: say here in one line what it is. */
export const toyConf: Language<ToyConf, ToyConf, ToyConfFile> = {
  id: 'toy-conf',
  title: 'toy.conf',
  targetFamily: 'toy',
  circumstances: [],
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
  statements: file => (file.ast as ToyConfFile).statements.map(({ span }) => span),
  masks,
  collectMasks,
  cursorAt,
  symbols,
  mentions,
}
