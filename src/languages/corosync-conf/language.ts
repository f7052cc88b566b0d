import { tile } from '../../syntax/chevrotain.js'
import type { Span } from '../../text/span.js'
import type { Language } from '../language.js'
import type { CorosyncFile, Statement } from './ast.js'
import { cursorAt } from './cursor.js'
import { dumpText } from './dump.js'
import { extractFacts } from './facts.js'
import { format } from './format.js'
import { layoutDoubt } from './layout-doubt.js'
import { masks } from './masks.js'
import { mentions } from './mentions.js'
import type { CorosyncConf } from './model.js'
import { lex, parse } from './parse.js'
import { rules } from './rules/index.js'
import { read } from './schema.js'
import { revisionOf } from './revision.js'
import { symbols } from './symbols.js'
import { targets, unreleased } from './targets.js'
import { vocabulary } from './vocabulary.js'

/** corosync.conf: the nodes of a cluster, how they talk, and when they have quorum. */
export const corosyncConf: Language<CorosyncConf, CorosyncConf, CorosyncFile> = {
  id: 'corosync-conf',
  title: 'corosync.conf',
  targetFamily: 'corosync',
  circumstances: ['host', 'addresses', 'mode'],
  targets,
  unreleased,
  comment: { start: '#' },
  vocabulary,
  rules,
  tokenize: source => tile(source.text, lex(source.text)),
  parse,
  read,
  compose: root => ({ configuration: root.model, faults: [] }),
  extractFacts,
  dump: dumpText,
  format,
  layoutDoubt,
  statements: file => statements((file.ast as CorosyncFile).children),
  masks,
  cursorAt,
  revisionOf,
  symbols,
  mentions,
}

/** Sections and lines, in order of their beginning. */
function* statements(children: readonly Statement[]): Generator<Span> {
  for (const child of children) {
    yield child.span
    if (child.kind === 'Section') yield* statements(child.children)
  }
}
