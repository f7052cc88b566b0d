import type { Language, Reading } from '../language.js'
import type { Ast } from './ast.js'
import { numberTakers } from './analysis/number-takers.js'
import { separableAt } from './analysis/separable-part.js'
import { collectMasks } from './collect-masks.js'
import { compose, includesOf } from './compose.js'
import { cursorAt } from './cursor.js'
import { derived, dumpData, dumpText } from './dump.js'
import { extractFacts, factsApart, factsOfNamed } from './facts.js'
import { format } from './format.js'
import { layoutDoubt } from './layout-doubt.js'
import { mentions } from './mentions.js'
import { parse, tokenize } from './parse.js'
import type { DrbdConfFile } from './parse.js'
import { read } from './read.js'
import { refactoringsAt } from './refactorings.js'
import { rules } from './rules/index.js'
import type { Configuration, Model } from './schema.js'
import { maskBreaks, masks } from './masks.js'
import { statements } from './analysis/statements.js'
import { symbols } from './symbols.js'
import { targets } from './targets.js'
import { vocabulary } from './vocabulary.js'

function narrowed(reading: Reading<Model>, offset: number): Reading<Model> {
  const file = (reading.file as DrbdConfFile).around(offset)
  return file === reading.file ? reading : { ...reading, file }
}

/** drbd.conf and the files that it includes, from DRBD 0.7 to 9. */
export const drbdConf: Language<Model, Configuration, Ast> = {
  id: 'drbd-conf',
  title: 'drbd.conf',
  targetFamily: 'drbd',
  circumstances: ['host'],
  targets,
  comment: { start: '#' },
  vocabulary,
  rules,
  tokenize,
  parse,
  read,
  includes: includesOf,
  compose,
  extractFacts,
  factsApart,
  factsOfNamed,
  format,
  layoutDoubt,
  dump: dumpText,
  dumpRemarks: [derived],
  dumpData,
  statements,
  masks,
  maskBreaks,
  collectMasks,
  cursorAt,
  narrowed,
  symbols,
  mentions,
  refactoringsAt,
  numberTakers,
  separableAt,
}
