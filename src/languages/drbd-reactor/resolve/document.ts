import type { Fault } from '../../../diagnostics/diagnostic.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { Origin } from '../../../text/located.js'
import { spanFrom } from '../../../text/span.js'
import type { Key, Pair, Statement, TableValue, Value } from '../ast.js'

/** A table as it is in the end, wherever its parts stand. */
export interface Table {
  readonly kind: 'table'
  /** Where it is named first. */
  readonly at: Origin
  readonly members: Map<string, Member>
  /** Named by a header of its own, or, by the number of its section, by dotted keys of that one; what stands in braces is whole. */
  definedBy?: 'header' | 'braces' | number
}

/** Tables of one name, in double brackets. */
export interface Tables {
  readonly kind: 'tables'
  readonly items: Table[]
  /** They stand in an array, which is whole. */
  readonly isWhole: boolean
}

/** A value that stands behind `=`, with the file that it stands in. */
export interface Leaf {
  readonly kind: 'value'
  readonly value: Value
  readonly file: string
}

export type Entry = Table | Tables | Leaf

/** What a key of a table is, and where it is named. */
export interface Member {
  readonly key: Origin
  readonly name: string
  readonly entry: Entry
}

/** Statements of one file. */
export interface StatementsOf {
  readonly file: string
  readonly statements: readonly Statement[]
}

/**
 * Puts the statements of a file and its snippets together as TOML does with one text, and tells what is said twice.
 *
 * Source: TOML 1.0.0, Table and Array of Tables; drbd-reactor 1.11.0 src/main.rs puts the texts one behind the other.
 */
export function documentOf(files: readonly StatementsOf[]): { readonly root: Table; readonly faults: readonly Fault[] } {
  const builder = new Builder(files[0]?.file ?? '')
  for (const { file, statements } of files) for (const statement of statements) builder.add(statement, file)
  return builder
}

class Builder {
  readonly root: Table
  readonly faults = createFaults()
  private current: Table | undefined
  private section = 0

  constructor(file: string, at: Origin = { file, span: spanFrom(0, 0) }, definedBy: Table['definedBy'] = 'header') {
    this.root = newTable(at, definedBy)
    this.current = this.root
  }

  add(statement: Statement, file: string): void {
    if (statement.kind === 'Header') {
      this.section += 1
      this.current = this.opened(statement.keys, { file, isRepeated: statement.isRepeated })
    } else if (statement.kind === 'Pair' && this.current !== undefined) this.assign(this.current, statement, file)
    else if (statement.kind === 'Stray' && statement.isHeader) this.current = undefined
  }

  private opened(keys: readonly Key[], { file, isRepeated }: { readonly file: string; readonly isRepeated: boolean }): Table | undefined {
    const last = keys[keys.length - 1]
    let table: Table | undefined = this.root
    for (const key of keys.slice(0, -1)) table = table === undefined ? undefined : this.inner(table, key, file)
    if (table === undefined || last === undefined) return undefined
    const place: Origin = { file, span: last.span }
    const found = table.members.get(last.text)
    if (isRepeated) {
      if (found !== undefined && (found.entry.kind !== 'tables' || found.entry.isWhole)) return this.refuse('duplicate-key', last, file, found)
      const item = newTable({ file, span: last.span }, 'header')
      if (found === undefined) table.members.set(last.text, { key: place, name: last.text, entry: { kind: 'tables', items: [item], isWhole: false } })
      else if (found.entry.kind === 'tables') found.entry.items.push(item)
      return item
    }
    if (found === undefined) {
      const own = newTable({ file, span: last.span }, 'header')
      table.members.set(last.text, { key: place, name: last.text, entry: own })
      return own
    }
    if (found.entry.kind !== 'table' || found.entry.definedBy !== undefined) return this.refuse('duplicate-key', last, file, found)
    found.entry.definedBy = 'header'
    return found.entry
  }

  /** The table that a part of a header names on the way to another one. */
  private inner(table: Table, key: Key, file: string): Table | undefined {
    const found = table.members.get(key.text)
    if (found === undefined) {
      const own = newTable({ file, span: key.span })
      table.members.set(key.text, { key: { file, span: key.span }, name: key.text, entry: own })
      return own
    }
    if (found.entry.kind === 'table' && found.entry.definedBy !== 'braces') return found.entry
    if (found.entry.kind === 'tables' && !found.entry.isWhole) return found.entry.items[found.entry.items.length - 1]
    return this.refuse('duplicate-key', key, file, found)
  }

  private assign(table: Table, { keys, value }: Pair, file: string): void {
    let own: Table = table
    for (const key of keys.slice(0, -1)) {
      const found = own.members.get(key.text)
      if (found === undefined) {
        const inner = newTable({ file, span: key.span }, this.section)
        own.members.set(key.text, { key: { file, span: key.span }, name: key.text, entry: inner })
        own = inner
      } else if (found.entry.kind === 'table' && (found.entry.definedBy === undefined || found.entry.definedBy === this.section)) {
        found.entry.definedBy = this.section
        own = found.entry
      } else return void this.refuse('duplicate-key', key, file, found)
    }
    const last = keys[keys.length - 1]
    if (last === undefined) return
    const found = own.members.get(last.text)
    if (found !== undefined) return void this.refuse('duplicate-key', last, file, found)
    own.members.set(last.text, { key: { file, span: last.span }, name: last.text, entry: this.entryOf(value, file) })
  }

  private entryOf(value: Value, file: string): Entry {
    if (value.kind === 'table') return this.tableOf(value, file)
    if (value.kind !== 'array') return { kind: 'value', value, file }
    const tables = value.items.flatMap(item => (item.kind === 'table' ? [this.tableOf(item, file)] : []))
    return tables.length > 0 && tables.length === value.items.length ? { kind: 'tables', items: tables, isWhole: true } : { kind: 'value', value, file }
  }

  /** Keys may stand twice in braces, too. */
  private tableOf({ pairs, span }: TableValue, file: string): Table {
    const inner = new Builder(file, { file, span }, 'braces')
    for (const pair of pairs) inner.add(pair, file)
    for (const fault of inner.faults) this.faults.push(fault)
    return inner.root
  }

  private refuse(rule: string, key: Key, file: string, first: Member): undefined {
    this.faults.push({
      rule: `drbd-reactor/${rule}`,
      at: { file, span: key.span },
      message: `"${key.text}" is there already`,
      related: [{ at: first.key, message: 'it is said here first' }],
    })
    return undefined
  }
}

function newTable(at: Origin, definedBy?: Table['definedBy']): Table {
  return { kind: 'table', at, members: new Map(), ...(definedBy === undefined ? {} : { definedBy }) }
}
