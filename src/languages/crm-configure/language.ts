import { dumpText } from '../../pacemaker/dump.js'
import { cibRules } from '../../pacemaker/rules/index.js'
import type { Language } from '../language.js'
import type { CrmTree } from './ast.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import { parse, tokenize } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import type { CrmConfigure } from './schema.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** What `crm configure show` prints, and `crm configure load` reads: a CIB in the words of the crm shell. */
export const crmConfigure: Language<CrmConfigure, CrmConfigure, CrmTree> = {
  id: 'crm-configure',
  title: 'crm configure',
  targetFamily: 'pacemaker',
  circumstances: [],
  targets,
  comment: { start: '#' },
  vocabulary,
  rules,
  sharedRules: cibRules,
  tokenize,
  parse,
  read: (file, options) => read(file as Parameters<typeof read>[0], options),
  compose: ({ model }) => ({ configuration: model, faults: [] }),
  extractFacts,
  dump: dumpText,
  format,
  statements: file => (file.ast as CrmTree).statements.map(({ span }) => span),
  masks,
  cursorAt,
  symbols,
  mentions,
}
