import type { Value } from '../ast.js'
import type { Entry, Table } from '../resolve/document.js'

/** Writes a table so that two that mean the same are the same text, whatever the order of their keys. */
export function meaningOf(table: Table): string {
  return JSON.stringify(ofTable(table))
}

/** Writes what a key has as people compare it: texts without quotes. */
export function textOf(entry: Entry): string {
  return entry.kind === 'value' ? textOfValue(entry.value) : JSON.stringify(ofEntry(entry))
}

function textOfValue(value: Value): string {
  if (value.kind === 'array') return value.items.map(textOfValue).join(', ')
  return value.kind === 'table' ? JSON.stringify(ofValue(value)) : value.text
}

function ofTable({ members }: Table): unknown {
  return [...members.values()].map(({ name, entry }) => [name, ofEntry(entry)] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

function ofEntry(entry: Entry): unknown {
  if (entry.kind === 'table') return ofTable(entry)
  return entry.kind === 'tables' ? entry.items.map(ofTable) : ofValue(entry.value)
}

function ofValue(value: Value): unknown {
  if (value.kind === 'array') return value.items.map(ofValue)
  if (value.kind === 'table') return value.pairs.map(({ keys, value: own }) => [keys.map(({ text }) => text), ofValue(own)])
  return [value.kind, value.kind === 'string' ? value.text : value.text.replaceAll('_', '')]
}
