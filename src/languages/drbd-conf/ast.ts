import type { Shape, ShapeBlock, ShapeItem, ShapeWord } from '../../../grammars/drbd-conf/shape.js'

/**
 * A word of a statement: a bare word, a quoted string, or one of the signs `:`, `[` and `]`.
 *
 * `image` is the text as written, quotes included; `kind` the name of its token type.
 */
export type Word = ShapeWord

/**
 * Words up to a `;` or a block: `timeout 60;`, `net { … }`.
 *
 * `end` is the offset of the `;`, or -1 where it is missing or a block stands instead. `words` may be empty: a lone `;`,
 * or a block without a name. A lone `}` has kind `Stray`.
 */
export type Item = ShapeItem

/** What stands between `{` and `}`; `close` is the offset of the `}`, or -1 where it is missing. */
export type Block = ShapeBlock

/** A whole file. */
export type Ast = Shape

/** Makes an item of which nothing is known: what a program is to fill in. */
export function unknownItem(start: number): Item {
  return { kind: 'Item', start, words: [], block: undefined, end: -1 }
}

/** Reads a word as the software does: without quotes, and each backslash in quotes taken away. */
export function textOf(word: Word): string {
  if (word.kind === 'QuotedString') {
    const inner = word.image.slice(1, -1)
    return inner.includes('\\') ? inner.replace(/\\([^])/g, '$1') : inner
  }
  return word.kind === 'UnclosedString' ? word.image.slice(1) : word.image
}

/** Finds where an item ends: behind its `;`, its `}` or its last word. */
export function endOf(item: Item): number {
  if (item.end >= 0) return item.end + 1
  if (item.block !== undefined) return endOfBlock(item.block)
  const last = item.words[item.words.length - 1]
  return last === undefined ? item.start + 1 : last.end
}

/** Finds where a block ends: behind its `}`, or behind the last thing in it where that is missing. */
export function endOfBlock(block: Block): number {
  if (block.close >= 0) return block.close + 1
  const last = block.items[block.items.length - 1]
  return last === undefined ? block.open + 1 : endOf(last)
}
