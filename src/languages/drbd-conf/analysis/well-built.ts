import type { Ast, Item } from '../ast.js'
import { isStatementName } from '../reading/statement.js'

const known = new WeakMap<Ast, boolean>()

/**
 * Tells whether every statement of a file ends, every block has a name that DRBD knows, opens and closes, and every string is
 * whole.
 *
 * Where one does not, nobody knows what belongs where: then a statement that is moved may get among the words of another one.
 */
export function isWellBuilt(ast: Ast): boolean {
  let isBuilt = known.get(ast)
  if (isBuilt === undefined) {
    isBuilt = true
    for (const item of allItems(ast.items)) isBuilt &&= isWhole(item)
    known.set(ast, isBuilt)
  }
  return isBuilt
}

/** Says what is wrong with the braces of an item. */
export function braceFault({ kind, block, words }: Item): string | undefined {
  if (kind === 'Stray') return 'this "}" closes nothing'
  if (block === undefined) return undefined
  if (words.length === 0) return 'this "{" has no name before it'
  const name = words.map(({ image }) => image).slice(0, 2).join(' ')
  if (block.open < 0) return `"{" is missing after "${name}"`
  return block.close < 0 ? `"${name}" is not closed` : undefined
}

/** Lists all items of a tree in the order of the text. */
export function* allItems(items: readonly Item[]): Generator<Item> {
  const open = items.toReversed()
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    yield item
    const inner = item.block?.items ?? []
    for (let index = inner.length - 1; index >= 0; index -= 1) {
      const next = inner[index]
      if (next !== undefined) open.push(next)
    }
  }
}

function isWhole(item: Item): boolean {
  if (braceFault(item) !== undefined) return false
  if (item.block === undefined && item.end < 0) return false
  if (item.block !== undefined && !isHead(item)) return false
  return item.words.every(({ kind }) => kind !== 'UnclosedString' && kind !== 'BrokenString')
}

/** Tells whether the words before a brace may be those of a section: what is in an unknown one may belong around it. */
function isHead({ words }: Item): boolean {
  const [first] = words
  return first?.kind === 'Bare' && isStatementName(first.image) && words.every(({ kind }) => kind !== 'Unknown')
}
