import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Language } from '../language.js'
import type { HaCfTree } from './ast.js'
import { collectMasks } from './collect-masks.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { parse, tokenize } from './parse.js'
import { read, statementSpans } from './read.js'
import { rules } from './rules/index.js'
import type { HaCf } from './schema.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** ha.cf, the main file of Heartbeat. */
export const haCf: Language<HaCf, HaCf, HaCfTree> = {
  id: 'ha-cf',
  title: 'ha.cf',
  targetFamily: 'heartbeat',
  circumstances: ['mode', 'host'],
  targets,
  comment: { start: '#' },
  vocabulary,
  rules,
  tokenize,
  parse,
  read: (file, options) => read(file as ParsedFile<HaCfTree>, options),
  compose: root => ({ configuration: root.model, faults: [] }),
  extractFacts,
  format: file => format(file as ParsedFile<HaCfTree>),
  statements: file => statementSpans(file as ParsedFile<HaCfTree>),
  masks,
  collectMasks,
  cursorAt,
  symbols,
  mentions,
}
