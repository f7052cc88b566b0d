import { spanFrom } from '../../../text/span.js'
import type { Item } from '../ast.js'
import type { GlobalSection, IncludeStatement, Setting, TopSection } from '../schema.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import { isItem } from '../parse.js'
import type { EditedPart } from '../parse.js'
import { isFull } from '../../../diagnostics/fault-list.js'
import type { Context } from './context.js'
import { locatedWord, placeOf, report } from './context.js'
import { joiningMisplaced, readItems, readWithRest } from './items.js'
import type { KeptSection } from './kept.js'
import { takeOver } from './kept-sections.js'
import { checkCarriageReturn, checkLines } from './line-rules.js'
import { readSettings } from './options.js'
import { readCommon, readResource } from './resource.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isName, missingValue, shown } from './statement.js'
import { unknownStatement } from './unknown.js'

/** Reads all sections of a file. */
export function readFile(ctx: Context, parts: Iterable<EditedPart>): { readonly sections: TopSection[]; readonly isBroken: boolean } {
  const sections: TopSection[] = []
  const { breaks: before } = ctx
  /** Those that belong to a section, which knows of them. */
  let known = 0
  const read = (item: Item): Rest => {
    const { breaks } = ctx
    const count = sections.length
    const rest = readTop(ctx, item, sections)
    if (sections.length > count) known += ctx.breaks - breaks
    return rest
  }
  if (ctx.isPaired) readParts(ctx, parts, { sections, read })
  else {
    const items = [...parts].filter(isItem)
    readItems(ctx, items, { place: 'file' }, read)
    if (ctx.dialect === '0.7') for (const item of items) checkLines(ctx, item)
  }
  if (ctx.dialect === '0.7') checkCarriageReturn(ctx)
  return { sections: sections.slice(), isBroken: ctx.breaks - before > known }
}

interface Reader {
  readonly sections: TopSection[]
  read(item: Item): Rest
}

/** Reads the parts of a file one after another, and lets go of each before the next. */
function readParts(ctx: Context, parts: Iterable<EditedPart>, { sections, read }: Reader): void {
  const note = joiningMisplaced(ctx, 'file')
  for (const item of parts) {
    if (item.kind === 'FittingText') {
      takeCopy(ctx, new CopiedResource(ctx.file, item), sections)
      continue
    }
    if (item.kind === 'KeptPart') {
      takeKept(ctx, item.section, sections)
      continue
    }
    const { length: before } = ctx.faults
    readWithRest(ctx, item, read)
    note(item, before)
    if (ctx.dialect === '0.7') checkLines(ctx, item)
    if (isFull(ctx.faults)) return
  }
}

function takeKept(ctx: Context, section: KeptSection, sections: TopSection[]): void {
  if (section instanceof CopiedResource) {
    takeCopy(ctx, section, sections)
    return
  }
  takeOver(section, ctx)
  sections.push(section)
}

function takeCopy(ctx: Context, resource: CopiedResource, sections: TopSection[]): void {
  sections.push(resource)
  ctx.settings.addResource(resource)
  resource.noteUses(ctx.uses)
}

function readTop(ctx: Context, item: Item, sections: TopSection[]): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (isSkip(ctx, item, 'file')) return readSkip(ctx, item)
  if (head.kind !== 'Bare' || ctx.vocabulary.structure('file', head.image) === undefined)
    return unknownStatement(ctx, item, 'file')
  const kept = ctx.kept?.sectionOf(item)
  if (kept !== undefined) {
    takeKept(ctx, kept, sections)
    return undefined
  }
  switch (head.image) {
    case 'global':
      sections.push(readGlobal(ctx, item))
      return undefined
    case 'common':
      sections.push(readCommon(ctx, item))
      return undefined
    case 'resource': {
      const resource = readResource(ctx, item)
      if (resource !== undefined) sections.push(resource)
      return undefined
    }
    case 'include':
      return readInclude(ctx, item, sections)
    default:
      return readRequirement(ctx, item)
  }
}

function readGlobal(ctx: Context, item: Item): GlobalSection {
  const settings: Setting[] = []
  if (hasBlock(ctx, item, 1)) readSettings(ctx, item, 'global', 'global', settings)
  return { kind: 'global', ...placeOf(ctx, item), settings }
}

function readInclude(ctx: Context, item: Item, sections: TopSection[]): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'a file')
  if (isBarePattern(ctx, item)) return undefined
  if (!isName(ctx, word, 'file')) return undefined
  const include: IncludeStatement = { kind: 'include', ...placeOf(ctx, item), pattern: locatedWord(ctx, word) }
  sections.push(include)
  const { length: before } = ctx.faults
  const rest = endStatement(ctx, item, 2)
  if (ctx.faults.length === before && word.kind === 'QuotedString' && word.image.endsWith(';"')) {
    const inner = spanFrom(word.end - 2, word.end - 1)
    report(ctx, 'misplaced-semicolon', {
      ...inner,
      message: 'The ";" inside of the quotes is a part of the name, and no file is found by it',
      fixes: [{ title: 'Delete the ";" in the quotes', safety: 'unsafe', edits: [{ file: ctx.file, span: inner, newText: '' }] }],
    })
  }
  return rest
}

/** Reports a pattern without quotes, which drbdadm reads as several words; tells whether it is one. */
function isBarePattern(ctx: Context, { words: [, ...words] }: Item): boolean {
  const [first] = words
  const last = words[words.length - 1]
  if (first?.kind !== 'Bare' || last === undefined || words.length < 2) return false
  if (!words.every((word, index) => index === 0 || word.start === words[index - 1]?.end)) return false
  const span = spanFrom(first.start, last.end)
  const pattern = ctx.text.slice(span.start, span.end)
  if (!/^[\w./*?[\]-]+$/.test(pattern)) return false
  report(ctx, 'unquoted-word', {
    ...span,
    message: `"${pattern}" is several words to drbdadm and no file, unless it is quoted`,
    fixes: [{ title: 'Put it in quotes', safety: 'safe', edits: [{ file: ctx.file, span, newText: `"${pattern}"` }] }],
  })
  return true
}

/** `require-drbd-module-version-ge 9.0.1;` */
function readRequirement(ctx: Context, item: Item): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'a version')
  if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(word.image)) {
    report(ctx, 'invalid-number', {
      start: word.start,
      end: word.end,
      message: `"${shown(word)}" is no version; expected three numbers such as 9.0.1`,
    })
    return undefined
  }
  return endStatement(ctx, item, 2)
}
