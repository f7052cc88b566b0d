import { namedTarget } from '../../inference/target.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { ReadOptions, Reading, Target } from '../language.js'
import type { HaCfTree, Statement } from './ast.js'
import { readStatements } from './reading/file.js'
import { readMisreadFile } from './reading/misread.js'
import type { HaCf } from './schema.js'
import { inferTarget } from './targets.js'

/** Reads a parsed file: every name is looked up, every value taken as heartbeat takes it. */
export function read(file: ParsedFile<HaCfTree>, options: ReadOptions): Reading<HaCf> {
  const target = targetOf(file, options)
  const facts = options.facts ?? {}
  const { statements } = file.ast
  const isMisread = statements.some(({ meant }) => meant !== undefined)
  const { model, faults } = isMisread
    ? readMisreadFile(file, { target: target.version, facts })
    : readStatements(file.source, statements, { target: target.version, host: facts.host })
  const mode = facts.mode === undefined ? {} : { mode: facts.mode }
  return { file, model: { ...model, ...mode, target: target.version }, faults, target, facts }
}

function targetOf(file: ParsedFile<HaCfTree>, { target, inferred }: ReadOptions): Target {
  if (target !== undefined) return namedTarget(target)
  return inferred ?? inferTarget(file.ast, file.source.id)
}

/** Lists the spans of all lines that hold something. */
export function statementSpans(file: ParsedFile<HaCfTree>): Statement['span'][] {
  return file.ast.statements.map(statement => statement.span)
}
