import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Reading, ReadOptions, Target } from '../language.js'
import type { Item } from './ast.js'
import { withRewrites } from './migration/index.js'
import type { DrbdConfFile } from './parse.js'
import type { Context } from './read/context.js'
import { readFile } from './read/file.js'
import { createSettingIndex } from './read/setting-index.js'
import type { Model } from './schema.js'
import type { Inference } from './targets.js'
import { createInference } from './targets.js'
import { createUses } from './uses.js'
import { dialectOf, vocabularyAt } from './vocabulary.js'

/** Reads a file as the target's drbdadm does, and reports what that drbdadm would refuse of its words and values. */
export function read(parsed: ParsedFile, options: ReadOptions): Reading<Model> {
  const file = parsed as DrbdConfFile
  if (options.target !== undefined) return readAs(file, options, { version: options.target, isInferred: false }, file.items())
  const inference = createInference(file.source.id)
  if (!file.isLong) {
    const items = [...file.items()]
    items.forEach(inference.see)
    return readAs(file, options, inference.target(), items)
  }
  // What the first items say is nearly always what all of them say. Then the file need not be gone through twice.
  const guess = guessed(file)
  const reading = readAs(file, options, guess, seenItems(file, inference))
  const target = inference.target()
  return target.version === guess.version ? { ...reading, target } : readAs(file, options, target, file.items())
}

/** Infers the target from the first items. */
function guessed(file: DrbdConfFile): Target {
  const inference = createInference(file.source.id)
  let count = 0
  for (const item of file.items()) {
    inference.see(item)
    count += 1
    if (count === guessedItems) break
  }
  return inference.target()
}

const guessedItems = 20

function* seenItems(file: DrbdConfFile, inference: Inference): Generator<Item> {
  for (const item of file.items()) {
    inference.see(item)
    yield item
  }
}

function readAs(file: DrbdConfFile, options: ReadOptions, target: Target, items: Iterable<Item>): Reading<Model> {
  const { source } = file
  const facts = options.facts ?? {}
  const ctx: Context = {
    file: source.id,
    text: source.text,
    target: target.version,
    dialect: dialectOf(target.version),
    vocabulary: vocabularyAt(target.version),
    host: facts.host,
    settings: createSettingIndex(),
    uses: createUses(),
    values: new Map(),
    faults: [],
    breaks: 0,
  }
  const { sections, isBroken } = readFile(ctx, items)
  const faults = withRewrites(ctx.faults, file, target.version)
  const { settings, uses } = ctx
  return { file, model: { file: source.id, sections, isBroken, settings, uses }, faults, target, facts }
}
