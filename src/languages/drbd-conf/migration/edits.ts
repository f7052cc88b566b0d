import type { Edit } from '../../../text/edit.js'
import { lineStartAt } from '../../../text/line-at.js'
import { endOf } from '../ast.js'
import type { Block, Item } from '../ast.js'
import { sectionIn } from './site.js'

/** Replaces a stretch of a text. */
export function replaced(span: { readonly start: number; readonly end: number }, newText: string): Edit {
  return { span: { start: span.start, end: span.end }, newText }
}

/** Takes a statement or section out. Comments stay; a line that would be empty goes. */
export function removed(text: string, item: Item): Edit {
  let { start } = item
  let end = endOf(item)
  const before = lineStartAt(text, start)
  const isFirst = /^[ \t]*$/.test(text.slice(before, start))
  const rest = /[ \t]*(\r?\n)?/y
  rest.lastIndex = end
  const blanks = rest.exec(text)?.[0] ?? ''
  if (isFirst && blanks.endsWith('\n')) {
    start = before
    end += blanks.length
  } else if (isFirst || !blanks.endsWith('\n')) {
    end += blanks.endsWith('\n') ? 0 : blanks.length
  } else {
    while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1
  }
  return { span: { start, end }, newText: '' }
}

/** Takes a statement out with the comment that follows on its line. */
export function removedWithComment(text: string, item: Item): Edit {
  return removed(text, { ...item, end: endWithComment(text, item) - 1 })
}

/** Adds statements at the end of a block; `undefined` where the block is not closed, or its last statement does not end. */
export function appended(text: string, block: Block, statements: string): Edit | undefined {
  const last = block.items[block.items.length - 1]
  if (block.open < 0 || block.close < 0 || (last !== undefined && last.block === undefined && last.end < 0)) return undefined
  const at = block.close
  const line = lineStartAt(text, at)
  const outer = text.slice(line, at)
  if (!/^[ \t]*$/.test(outer)) {
    const gap = /\s$/.test(text.slice(0, at)) ? '' : ' '
    return { span: { start: at, end: at }, newText: `${gap}${oneLine(statements)} `, isAddition: true }
  }
  const inner = innerIndent(text, block, outer)
  return { span: { start: line, end: line }, newText: indented(statements, inner), isAddition: true }
}

/** Adds a section with statements to a body, or the statements to the section where the body has it already. */
export function appendedTo(text: string, body: Item, name: string, statements: string): readonly Edit[] | undefined {
  const { block } = body
  if (block === undefined) return undefined
  const section = sectionIn(body, name)
  if (section?.block !== undefined) {
    const edit = appended(text, section.block, statements)
    return edit === undefined ? undefined : [edit]
  }
  const edit = appended(text, block, newSection(text, block, name, statements))
  return edit === undefined ? undefined : [edit, newcomer(body, name)]
}

/**
 * Marks that a fix adds a section to a body: an edit that changes nothing, in one place for all fixes that add the same one.
 *
 * Two fixes that would both add `net {}` conflict by it, so that the second waits until the first has made the section.
 */
export function newcomer(body: Item, name: string): Edit {
  // No fix inserts anything inside of the head.
  const at = body.start + 1 + Math.max(0, newSections.indexOf(name))
  return { span: { start: at, end: at }, newText: '' }
}

const newSections = ['net', 'disk', 'options', 'handlers', 'startup']

/** Writes a section as a block of its own in `block`. */
export function newSection(text: string, block: Block, name: string, statements: string): string {
  const step = stepOf(text, block)
  const lines = statements.trim().split(/\r?\n/)
  return [`${name} {`, ...lines.map(line => `${step}${line.trim()}`.trimEnd()), '}'].join('\n')
}

/** Reads the blanks before the first word of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(text, offset), offset))?.[0] ?? ''
}

/** Finds where a statement ends, with the comment that follows on its line. */
export function endWithComment(text: string, item: Item): number {
  const end = endOf(item)
  const comment = /[ \t]*#[^\n]*/y
  comment.lastIndex = end
  return end + (comment.exec(text)?.[0].length ?? 0)
}

/** How much deeper the statements of a block stand than the block. */
function stepOf(text: string, block: Block): string {
  const first = block.items[0]
  if (first === undefined || lineStartAt(text, first.start) === lineStartAt(text, block.open)) return '  '
  const outer = indentAt(text, block.open)
  const inner = indentAt(text, first.start)
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  '
}

function innerIndent(text: string, block: Block, outer: string): string {
  const first = block.items[0]
  if (first !== undefined && lineStartAt(text, first.start) > block.open) return indentAt(text, first.start)
  return `${outer}  `
}

function indented(statements: string, indent: string): string {
  return statements.split('\n').map(line => (line.trim() === '' ? '' : `${indent}${line}`)).join('\n') + '\n'
}

/** Puts statements on one line; a comment among them keeps its line end. */
function oneLine(statements: string): string {
  return statements.includes('#') ? `\n${statements}\n` : statements.split(/\s*\n\s*/).join(' ')
}
