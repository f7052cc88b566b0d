import { partsAt, twinsAt } from '../../xml/tag-parts.js'
import { statements } from '../../xml/statements.js'
import type { Language } from '../language.js'
import type { XmlDocument } from './ast.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { layoutDoubt } from './layout-doubt.js'
import { masks } from './masks.js'
import { dumpMasks, dumpText } from '../../pacemaker/dump.js'
import { mentions } from '../../pacemaker/mentions.js'
import type { Cib } from '../../pacemaker/model.js'
import { parse, tokenize } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** The CIB of Pacemaker: what a cluster runs, where and in which order, and how it fences. */
export const cib: Language<Cib, Cib, XmlDocument> = {
  id: 'cib',
  title: 'CIB of Pacemaker',
  targetFamily: 'pacemaker',
  circumstances: [],
  targets,
  comment: { start: '<!--', end: '-->' },
  takesUtf16: true,
  vocabulary,
  rules,
  tokenize,
  parse,
  read,
  compose: ({ model }) => ({ configuration: model, faults: [] }),
  extractFacts,
  dump: dumpText,
  dumpMasks,
  format,
  layoutDoubt,
  statements,
  masks,
  cursorAt,
  symbols,
  partsAt,
  twinsAt,
  mentions,
}
