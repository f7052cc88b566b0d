import type { Fault, Finding } from '../../../diagnostics/diagnostic.js'
import type { FileId, Located, Origin } from '../../../text/located.js'
import type { Encoding } from '../../../text/source.js'
import type { Span } from '../../../text/span.js'
import type { Item, Word } from '../ast.js'
import { endOf, textOf } from '../ast.js'
import type { Dialect, SectionPlace } from '../schema.js'
import type { StencilBook } from '../stencils/stencil-book.js'
import type { GrowingUses } from '../analysis/uses.js'
import type { OptionAt, TargetVocabulary } from '../vocabulary.js'
import type { KeptSections } from './kept.js'
import type { ReadAgain } from './read-again.js'
import type { GrowingIndex } from './setting-index.js'

/** What reading one file needs to know, and where it puts what it finds. */
export interface Context {
  readonly file: FileId
  readonly text: string
  readonly encoding: Encoding
  readonly target: string
  readonly dialect: Dialect
  readonly vocabulary: TargetVocabulary
  /** The host on which the file lies, where that is known. */
  readonly host: string | undefined
  readonly settings: GrowingIndex
  readonly uses: GrowingUses
  /** Where what resources have in common is kept; absent where all of them are read word by word. */
  readonly stencils: StencilBook | undefined
  /** What was read of the file before it was changed; absent where all of it is read. */
  readonly kept?: KeptSections | undefined
  /** Reads the hosts of a resource a second time; absent where all that is read is kept. */
  readonly readAgain?: ReadAgain
  /** Lists the comments in a stretch of the text. */
  commentsIn(span: Span): readonly Span[]
  /** The values of each option that were found right, as they are written, and their numbers. */
  readonly values: Map<OptionAt, Map<string, { readonly number: number | undefined }>>
  readonly faults: Fault[]
  /** How many of them leave open what else stands there: a section in which that happened may hold more than was read. */
  breaks: number
  /** The file is named by `template-file`: rules see only what resources take of it. */
  readonly isTemplate?: boolean
  /** Every brace has its partner, and none stands where its section cannot. */
  readonly isPaired: boolean
  /** Loops and conditions of a template may bring any braces. */
  readonly hasControlMarks: boolean
  /** A word that was told of already, as it stands in the place of a brace. */
  excused?: Item
}

/** Faults of a value alone: everything around it was understood. */
const harmless = new Set([
  'invalid-range',
  'invalid-port',
  'invalid-word',
  'duplicate-statement',
  'duplicate-section',
  'invalid-name',
  'unexpected-value',
  'misleading-character',
])

/** Faults of the braces that open and close blocks. */
const ofBraces = new Set(['unclosed-block', 'unclosed-resource', 'unexpected-brace', 'missing-block', 'unexpected-semicolon'])

/** Adds a fault at a stretch of the file. `rule` is the id without the language. */
export function report(
  ctx: Context,
  rule: string,
  fault: { readonly start: number; readonly end: number; readonly message: string } & Partial<
    Omit<Finding, 'at' | 'message'>
  >,
): void {
  const { start, end, ...rest } = fault
  if (rest.severity !== 'warning' && rest.severity !== 'info' && !harmless.has(rule)) ctx.breaks += 1
  if (ctx.hasControlMarks && ofBraces.has(rule)) return
  if (ctx.excused !== undefined && start >= ctx.excused.start && end <= endOf(ctx.excused)) return
  ctx.faults.push({ rule: `drbd-conf/${rule}`, at: { file: ctx.file, span: { start, end } }, ...rest })
}

/** Ties a value to the word that gives it. */
export function locatedWord(ctx: Context, word: Word): Located<string> {
  return { value: textOf(word), file: ctx.file, span: { start: word.start, end: word.end } }
}

/** Ties any value to a stretch of the file. */
export function locatedAt<T>(ctx: Context, value: T, start: number, end: number): Located<T> {
  return { value, file: ctx.file, span: { start, end } }
}

/** Names a stretch of the file. */
export function originAt(ctx: Context, start: number, end: number): Origin {
  return { file: ctx.file, span: { start, end } }
}

/** The place of a section: its head, and all of it. */
export function placeOf(ctx: Context, item: Item): SectionPlace {
  const last = item.words[item.words.length - 1]
  return {
    file: ctx.file,
    span: { start: item.start, end: last?.end ?? item.start + 1 },
    extent: { start: item.start, end: endOf(item) },
  }
}

const none: readonly never[] = []

/** Copies a list that is complete to its own length: one that grows has room for sixteen more. Empty ones share a list. */
export function kept<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice()
}

/** Names the releases of a target in messages: `DRBD 8.3`, `drbd-utils 9.22`. */
export function releaseName(ctx: { readonly target: string; readonly dialect: Dialect }): string {
  if (ctx.dialect === '9' && ctx.target !== '9') return `drbd-utils ${ctx.target}`
  return `DRBD ${ctx.target}`
}
