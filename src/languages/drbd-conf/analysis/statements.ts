import type { ParsedFile } from '../../../syntax/parsed-file.js'
import type { Span } from '../../../text/span.js'
import type { Ast, Item } from '../ast.js'
import { endOf } from '../ast.js'

/** Lists the spans of all statements and sections, in order of their start. */
export function* statements(file: ParsedFile): Generator<Span> {
  for (const item of itemsOf(file.ast as Ast)) yield { start: item.start, end: endOf(item) }
}

/** Lists all items of a tree in order, a section before what is in it. */
export function* itemsOf(ast: Ast): Generator<Item> {
  const open: Item[] = []
  push(open, ast.items)
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    yield item
    if (item.block !== undefined) push(open, item.block.items)
  }
}

function push(open: Item[], items: readonly Item[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]
    if (item !== undefined) open.push(item)
  }
}
