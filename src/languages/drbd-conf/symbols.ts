import type { DocumentSymbol, Reading } from '../language.js'
import type { Ast, Item } from './ast.js'
import { endOf } from './ast.js'
import type { Model } from './schema.js'
import { shown } from './reading/statement.js'

const hosts = new Set(['on', 'floating', 'stacked-on-top-of', '_this_host', '_remote_host'])

/** Outlines a file: sections with what is in them, listed when asked for, and statements with their values. */
export function symbols(reading: Reading<Model>): readonly DocumentSymbol[] {
  return listOf((reading.file.ast as Ast).items)
}

function listOf(items: readonly Item[]): DocumentSymbol[] {
  return items.flatMap(item => {
    const symbol = symbolOf(item)
    return symbol === undefined ? [] : [symbol]
  })
}

function symbolOf(item: Item): DocumentSymbol | undefined {
  const [head, argument] = item.words
  if (head === undefined) return undefined
  const span = { start: item.start, end: endOf(item) }
  const rest = item.words.slice(1).map(shown)
  const detail = (head.image === 'shared-secret' ? ['***'] : rest)
    .join(' ')
    .replace(/ (:|\])/g, '$1')
    .replace(/(:|\[) /g, '$1')
  const named = item.block !== undefined && argument !== undefined && head.image !== 'skip'
  const name = named ? detail : shown(head)
  const nameSpan = named
    ? { start: argument.start, end: item.words[item.words.length - 1]?.end ?? argument.end }
    : { start: head.start, end: head.end }
  let children: readonly DocumentSymbol[] | undefined
  return {
    name,
    ...(named ? { detail: shown(head) } : detail === '' ? {} : { detail }),
    kind: kindOf(item),
    span,
    nameSpan,
    get children() {
      return (children ??= item.block === undefined || head.image === 'skip' ? [] : listOf(item.block.items))
    },
  }
}

function kindOf(item: Item): DocumentSymbol['kind'] {
  const head = item.words[0]?.image ?? ''
  if (head === 'resource') return 'resource'
  if (hosts.has(head)) return 'host'
  if (item.block !== undefined) return head === 'volume' ? 'device' : 'section'
  return head === 'device' || head === 'disk' || head === 'meta-disk' ? 'device' : 'option'
}
