import { createFaults, isFull } from '../../diagnostics/fault-list.js'
import { namedTarget } from '../../inference/target.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Reading, ReadOptions, Target } from '../language.js'
import type { MeantText } from './reading/meant-text.js'
import { withRewrites } from './migration/index.js'
import type { DrbdConfFile, EditedPart, Part } from './parse.js'
import type { Context } from './reading/context.js'
import { keptSections, lastWhole, rememberWhole } from './reading/kept-sections.js'
import type { KeptSections } from './reading/kept.js'
import { readFile } from './reading/file.js'
import type { ReadAgain } from './reading/read-again.js'
import { asRead } from './reading/moved-resource.js'
import { readHostsAgain } from './reading/resource.js'
import { checkTemplate, templatePart } from './reading/template.js'
import { reportTemplate, withoutFilled } from './reading/filled.js'
import { reportMisleading, withoutFollowing } from './reading/misleading.js'
import { createSettingIndex } from './reading/setting-index.js'
import type { Model, ResourceSection } from './schema.js'
import { CopiedResource } from './stencils/copied-resource.js'
import { createMemory, memoryOf } from './stencils/memory.js'
import type { Memory } from './stencils/memory.js'
import type { StencilBook } from './stencils/stencil-book.js'
import type { FittingText } from './stencils/stencil.js'
import type { Inference, ResourceSigns } from './targets.js'
import { createInference, signsOfResource } from './targets.js'
import { createUses } from './analysis/uses.js'
import { dialectOf, vocabularyAt } from './vocabulary.js'

/** Reads a file as the target's drbdadm does, and reports what that drbdadm would refuse of its words and values. */
export function read(parsed: ParsedFile, options: ReadOptions): Reading<Model> {
  return readWith(options.run === undefined ? createMemory() : memoryOf(options.run), parsed, options)
}

/** Reads a file with a memory of one's own. What is read does not depend on it. */
export function readWith(memory: Memory, parsed: ParsedFile, options: ReadOptions): Reading<Model> {
  const task = { file: parsed as DrbdConfFile, options, memory }
  if (options.target !== undefined) return readAt(task, namedTarget(options.target))
  if (options.inferred !== undefined) return readAt(task, options.inferred)
  if (options.role === 'template') return readTemplate(task)
  return task.file.isLong ? readLong(task) : readShort(task)
}

interface Task {
  readonly file: DrbdConfFile
  readonly options: ReadOptions
  readonly memory: Memory
}

function readAt({ file, options, memory }: Task, target: Target): Reading<Model> {
  if (options.role === 'template') return readAs(file, options, { target, stencils: undefined, parts: templatePart(file) })
  const stencils = memory.stencilsOf(target.version)
  const kept = keptSections(file, formerOf(options, target), stencils)
  return readAs(file, options, { target, stencils, parts: file.parts(stencils, kept), kept })
}

function readTemplate({ file, options }: Task): Reading<Model> {
  const inference = createInference(file.source.id)
  const parts = [...seenParts(file, templatePart(file), inference)]
  return readAs(file, options, { target: inference.target(), stencils: undefined, parts })
}

function readShort(task: Task): Reading<Model> {
  const { file, options, memory } = task
  const { guess } = memory
  const inference = createInference(file.source.id)
  const parts = [...seenParts(file, file.parts(guess), inference)]
  const target = inference.target()
  const stencils = memory.stencilsOf(target.version)
  memory.guess = stencils
  if (guess !== stencils && parts.some(part => part.kind === 'FittingText')) return readAt(task, target)
  return readAs(file, options, { target, stencils, parts })
}

/** What the first items say is nearly always what all of them say. Then the file need not be gone through twice. */
function readLong(task: Task): Reading<Model> {
  const { file, options, memory } = task
  const guess = guessed(file)
  const inference = createInference(file.source.id)
  const stencils = memory.stencilsOf(guess.version)
  const kept = keptSections(file, formerOf(options, guess), stencils)
  const reading = readAs(file, options, { target: guess, stencils, parts: seenParts(file, file.parts(stencils, kept), inference), kept })
  const target = inference.target()
  return target.version === guess.version ? { ...reading, target } : readAt(task, target)
}

/** Infers the target from the first items. */
function guessed(file: DrbdConfFile): Target {
  const inference = createInference(file.source.id)
  let count = 0
  for (const _ of seenParts(file, file.parts(undefined), inference)) {
    count += 1
    if (count === guessedItems) break
  }
  return inference.target()
}

const guessedItems = 20

function* seenParts<Seen extends EditedPart>(file: DrbdConfFile, parts: Iterable<Seen>, inference: Inference): Generator<Seen> {
  for (const part of parts) {
    if (part.kind === 'FittingText') seeFitting(part, inference)
    else if (part.kind !== 'KeptPart') inference.see(part)
    else if (part.section instanceof CopiedResource) seeFitting(part.section.fitting, inference)
    else inference.addSigns(signsIn(file, part.section), ({ distance }) => part.section.extent.start + distance)
    yield part
  }
}

function seeFitting(part: FittingText, inference: Inference): void {
  inference.addSigns(part.stencil.facts.signs, ({ hole, distance }) => (hole < 0 ? part.start : (part.places[2 * hole + 1] ?? 0)) + distance)
}

const signsKnown = new WeakMap<ResourceSection, ResourceSigns>()

/** What a resource says of its release that is not parsed again. */
function signsIn(file: DrbdConfFile, section: ResourceSection): ResourceSigns {
  let signs = signsKnown.get(asRead(section))
  if (signs === undefined) {
    const item = file.itemAt(section.extent)
    const distanceOf = (offset: number): { hole: number; distance: number } => ({ hole: -1, distance: offset - section.extent.start })
    signsKnown.set(asRead(section), (signs = item === undefined ? { hints: [] } : signsOfResource(item, section.file, distanceOf)))
  }
  return signs
}

/** Tells of what is not what it looks like, and leaves out what is still to be filled in. */
function readMeant(ctx: Context, parts: readonly Part[], { misleading, places }: MeantText): readonly Part[] {
  reportMisleading(ctx, parts, misleading)
  reportTemplate(ctx, places)
  return withoutFilled(parts, places)
}

interface Settled {
  readonly target: Target
  readonly stencils: StencilBook | undefined
  readonly parts: Iterable<EditedPart>
  readonly kept?: KeptSections | undefined
}

function readAs(file: DrbdConfFile, options: ReadOptions, { target, stencils, parts, ...settled }: Settled): Reading<Model> {
  const kept = 'kept' in settled ? settled.kept : keptSections(file, formerOf(options, target), stencils)
  const ctx = { kept, isTemplate: options.role === 'template', ...contextOf(file, options, { target, stencils }) }
  if (options.role === 'template') checkTemplate(ctx, file, [...parts].filter(part => part.kind !== 'KeptPart'))
  const { sections, isBroken } = readFile(ctx, file.meant === undefined ? parts : readMeant(ctx, [...parts].filter(part => part.kind !== 'KeptPart'), file.meant))
  const told = file.meant === undefined ? ctx.faults : withoutFollowing(ctx.faults, file.meant.misleading)
  // What is not read to its end need not be looked at as a whole for what could be written in its place.
  const faults = isFull(ctx.faults) ? told : withRewrites(told, file, target.version)
  const { settings, uses } = ctx
  const model: Model = { file: file.source.id, sections, isBroken, settings, uses, ...(kept === undefined ? {} : { isEdited: true }) }
  const reading = { file, model, faults, target, facts: options.facts ?? {} }
  rememberWhole(reading, options.former as Reading<Model> | undefined)
  return reading
}

/** What was read before counts where the same was asked. */
function formerOf({ former, facts, role }: ReadOptions, target: Target): Reading<Model> | undefined {
  const whole = former === undefined ? undefined : lastWhole(former as Reading<Model>)
  const isSame = whole !== undefined && role === undefined && whole.role === undefined && whole.target.version === target.version && whole.facts.host === facts?.host
  return isSame ? whole : undefined
}

function contextOf(file: DrbdConfFile, options: ReadOptions, { target, stencils }: Pick<Settled, 'target' | 'stencils'>): Context {
  const { id, text, encoding } = file.source
  const { version } = target
  return {
    file: id,
    text,
    encoding,
    target: version,
    dialect: dialectOf(version),
    vocabulary: vocabularyAt(version),
    host: options.facts?.host,
    settings: createSettingIndex(),
    uses: createUses(),
    stencils,
    ...(file.isLong ? { readAgain: againIn(file, options, target) } : {}),
    commentsIn: span => file.commentsIn(span),
    values: new Map(),
    hasControlMarks: file.meant?.places.some(({ isControl }) => isControl) === true,
    isPaired: file.isPaired,
    faults: createFaults(),
    breaks: 0,
  }
}

/** Makes the function that reads the hosts of a resource of a file again, as they were read before. */
function againIn(file: DrbdConfFile, { facts = {} }: ReadOptions, target: Target): ReadAgain {
  // Who is kept for long shall not keep what was read before.
  const options: ReadOptions = { facts }
  return extent => {
    const item = file.itemAt(extent)
    const { readAgain: _, ...ctx } = contextOf(file, options, { target, stencils: undefined })
    return item === undefined ? [] : readHostsAgain(ctx, item)
  }
}
