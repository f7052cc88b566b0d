import { spanFrom } from '../../text/span.js'
import type { DocumentSymbol, Reading } from '../language.js'
import type { Header, Key, Pair } from './ast.js'
import type { ReactorModel } from './model.js'

interface OpenSymbol extends Omit<DocumentSymbol, 'children' | 'span'> {
  readonly header: Header
  end: number
  readonly children: DocumentSymbol[]
}

/** Outlines a file: its tables, each with its keys. */
export function symbols({ model }: Reading<ReactorModel>): readonly DocumentSymbol[] {
  const roots: (DocumentSymbol | OpenSymbol)[] = []
  let open: OpenSymbol | undefined
  for (const statement of model.statements) {
    if (statement.kind === 'Header') {
      const { keys, span, isRepeated } = statement
      const [first, , name] = keys
      const isResource = !isRepeated && first?.text === 'promoter' && keys.length === 3
      open = {
        name: isResource ? (name?.text ?? '') : written(keys),
        ...(isResource ? { detail: 'promoter' } : {}),
        kind: isResource ? 'resource' : 'section',
        header: statement,
        nameSpan: across(keys),
        end: span.end,
        children: [],
      }
      roots.push(open)
    } else if (statement.kind === 'Pair') {
      if (open !== undefined) open.end = statement.span.end
      ;(open?.children ?? roots).push(option(statement))
    }
  }
  return roots.map(symbol => {
    if (!('header' in symbol)) return symbol
    const { header, end, ...rest } = symbol
    return { ...rest, span: spanFrom(header.span.start, end) }
  })
}

function option({ keys, value, span }: Pair): DocumentSymbol {
  return { name: written(keys), ...(value.kind === 'array' || value.kind === 'table' || value.kind === 'string' ? {} : { detail: value.text }), kind: 'option', span, nameSpan: across(keys), children: [] }
}

function written(keys: readonly Key[]): string {
  return keys.map(({ text }) => text).join('.')
}

function across(keys: readonly Key[]): DocumentSymbol['nameSpan'] {
  return spanFrom(keys[0]?.span.start ?? 0, keys[keys.length - 1]?.span.end ?? 0)
}
