import { tile } from '../../syntax/chevrotain.js'
import type { Language } from '../language.js'
import type { AuthkeysFile } from './ast.js'
import { collectMasks } from './collect-masks.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { lex, parse } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import type { Authkeys } from './model.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** authkeys: the keys by which the hosts of a Heartbeat cluster know each other. */
export const authkeys: Language<Authkeys, Authkeys, AuthkeysFile> = {
  id: 'authkeys',
  title: 'authkeys',
  targetFamily: 'heartbeat',
  circumstances: ['mode', 'owner'],
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
  statements: file => (file.ast as AuthkeysFile).lines.map(line => line.span),
  masks,
  collectMasks,
  cursorAt,
  symbols,
  mentions,
}
