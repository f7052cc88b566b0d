import { partsAt, twinsAt } from '../../xml/tag-parts.js'
import { statements } from '../../xml/statements.js'
import type { Language } from '../language.js'
import type { XmlDocument } from './ast.js'
import type { ClusterConf } from './schema.js'
import { collectMasks } from './collect-masks.js'
import { cursorAt } from './cursor.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { layoutDoubt } from './layout-doubt.js'
import { mentions } from './mentions.js'
import { parse, tokenize } from './parse.js'
import { scripts } from './scripts.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import { maskBreaks, masks } from './masks.js'
import { revisionOf } from './revision.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** cluster.conf of Red Hat's cluster suite: cman, fenced, rgmanager and their like. */
export const clusterConf: Language<ClusterConf, ClusterConf, XmlDocument> = {
  id: 'cluster-conf',
  title: 'cluster.conf',
  targetFamily: 'cluster',
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
  format,
  layoutDoubt,
  statements,
  masks,
  maskBreaks,
  collectMasks,
  cursorAt,
  symbols,
  partsAt,
  twinsAt,
  mentions,
  scripts,
  revisionOf,
}
