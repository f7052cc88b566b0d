import type { Item } from '../ast.js'
import type { GlobalSection, IncludeStatement, Setting, TopSection } from '../schema.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import type { Cut } from '../stencils/stencil.js'
import type { Context } from './context.js'
import { locatedWord, placeOf, report } from './context.js'
import { checkCarriageReturn, checkLines } from './line-rules.js'
import { readSettings } from './options.js'
import { readCommon, readResource } from './resource.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isName, missingValue, shown } from './statement.js'
import { unknownStatement } from './unknown.js'

/** Reads all sections of a file. */
export function readFile(ctx: Context, parts: Iterable<Item | Cut>): { readonly sections: TopSection[]; readonly isBroken: boolean } {
  const sections: TopSection[] = []
  let isBroken = false
  const checksLines = ctx.dialect === '0.7'
  for (const item of parts) {
    if (item.kind === 'Cut') {
      const resource = new CopiedResource(ctx.file, item)
      sections.push(resource)
      ctx.settings.addResource(resource)
      continue
    }
    let rest: Rest = item
    while (rest !== undefined) {
      const breaks = ctx.breaks
      const count = sections.length
      rest = readTop(ctx, rest, sections)
      if (ctx.breaks > breaks && sections.length === count) isBroken = true
    }
    if (checksLines) checkLines(ctx, item)
  }
  if (checksLines) checkCarriageReturn(ctx)
  return { sections: sections.slice(), isBroken }
}

function readTop(ctx: Context, item: Item, sections: TopSection[]): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (isSkip(ctx, item, 'file')) return readSkip(ctx, item)
  if (head.kind !== 'Bare' || ctx.vocabulary.structure('file', head.image) === undefined)
    return unknownStatement(ctx, item, 'file')
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
  if (!isName(ctx, word, 'file')) return undefined
  const include: IncludeStatement = { kind: 'include', ...placeOf(ctx, item), pattern: locatedWord(ctx, word) }
  sections.push(include)
  return endStatement(ctx, item, 2)
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
