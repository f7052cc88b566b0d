import { tile } from '../../syntax/chevrotain.js'
import type { Language } from '../language.js'
import type { ReactorFile } from './ast.js'
import { cursorAt } from './cursor.js'
import { dumpText } from './dump.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { layoutDoubt } from './layout-doubt.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import type { ReactorConf, ReactorModel } from './model.js'
import { lex, parse } from './parse.js'
import { rules } from './rules/index.js'
import { compose, includesOf, read } from './schema.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** drbd-reactor.toml and its snippets: what is promoted, and what is started then. */
export const drbdReactor: Language<ReactorModel, ReactorConf, ReactorFile> = {
  id: 'drbd-reactor',
  title: 'drbd-reactor.toml',
  targetFamily: 'drbd-reactor',
  circumstances: [],
  targets,
  comment: { start: '#' },
  vocabulary,
  rules,
  tokenize: source => tile(source.text, lex(source.text)),
  parse,
  read,
  includes: includesOf,
  compose,
  extractFacts,
  dump: dumpText,
  format,
  layoutDoubt,
  statements: file => (file.ast as ReactorFile).statements.map(({ span }) => span),
  masks,
  cursorAt,
  symbols,
  mentions,
}
