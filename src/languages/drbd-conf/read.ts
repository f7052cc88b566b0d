import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Reading, ReadOptions } from '../language.js'
import type { Ast } from './ast.js'
import { withRewrites } from './migration/index.js'
import type { Context } from './read/context.js'
import { readFile } from './read/file.js'
import { createSettingIndex } from './read/setting-index.js'
import type { Model } from './schema.js'
import { inferTarget } from './targets.js'
import { createUses } from './uses.js'
import { dialectOf, vocabularyAt } from './vocabulary.js'

/** Reads a file as the target's drbdadm does, and reports what that drbdadm would refuse of its words and values. */
export function read(file: ParsedFile, options: ReadOptions): Reading<Model> {
  const ast = file.ast as Ast
  const { source } = file
  const facts = options.facts ?? {}
  const target = options.target === undefined ? inferTarget(ast, source.id) : { version: options.target, isInferred: false }
  const ctx: Context = {
    file: source.id,
    text: source.text,
    target: target.version,
    dialect: dialectOf(target.version),
    vocabulary: vocabularyAt(target.version),
    host: facts.host,
    addresses: facts.addresses,
    settings: createSettingIndex(),
    uses: createUses(),
    values: new Map(),
    faults: [],
    breaks: 0,
  }
  const { sections, isBroken } = readFile(ctx, ast)
  const faults = withRewrites(ctx.faults, file, target.version)
  const { settings, uses } = ctx
  return { file, model: { file: source.id, sections, isBroken, settings, uses }, faults, target, facts }
}
