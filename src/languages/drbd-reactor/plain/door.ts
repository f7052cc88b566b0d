import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { keyOf } from '../../../plain/statement.js'
import type { Path, Place, Statement } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { Header, Key, Pair } from '../ast.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { compose, read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainDrbdReactor, PlainValue } from './schema.js'
import { define, plainValue, writeName, writeValue } from './values.js'

const definition: Definition<PlainDrbdReactor, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('drbd-reactor.toml', text))
    const reading = read(file, options)
    const { faults } = compose(reading, () => [])
    const places = new Map<string, Place>()
    const isClear = file.faults.length === 0 && !faults.some(({ rule }) => rule === 'drbd-reactor/duplicate-key') && !text.startsWith('\uFEFF')
    const model = isClear ? modelOf(reading.model.statements.filter(statement => statement.kind !== 'Stray'), places) : undefined
    return { model, places, target: reading.target.version, found: foundBy(rules, [...file.faults, ...faults]) }
  },
  statements: ({ values, tables }) => [
    ...valueStatements(['values'], values),
    ...tables.map(({ name, isRepeated, values: own }, index): Statement => ({
      path: ['tables', index],
      kind: isRepeated ? 'tables' : 'table',
      name: name.join('.'),
      head: isRepeated ? `[[${name.map(writeName).join('.')}]]` : `[${name.map(writeName).join('.')}]`,
      body: valueStatements(['tables', index, 'values'], own),
    })),
  ],
  notation: {
    indent: '',
    lines: ({ head, parts = [], body = [] }) => [[head, ...parts.map(({ text }) => text)].join(' '), ...body.map(own => [own.head, ...(own.parts ?? []).map(({ text }) => text)].join(' '))],
    rest: /^\s*(#.*)?$/,
  },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)

function valueStatements(path: Path, values: Record<string, PlainValue>): Statement[] {
  return Object.entries(values).map(([key, value]) => ({ path: [...path, key], kind: key, name: key, head: `${writeKey(key)} =`, parts: [{ path: [...path, key], text: writeValue(value) }] }))
}

/** A dotted key of bare names is written as it is called. */
function writeKey(key: string): string {
  return /^[\w-]+(?:\.[\w-]+)*$/.test(key) ? key : writeName(key)
}

function modelOf(statements: readonly (Header | Pair)[], places: Map<string, Place>): PlainDrbdReactor | undefined {
  const model: PlainDrbdReactor = { values: {}, tables: [] }
  let values = model.values
  let path: Path = ['values']
  for (const [index, statement] of statements.entries()) {
    if (statement.kind === 'Header') {
      const { keys, isRepeated, span } = statement
      const own: PlainDrbdReactor['tables'][number] = { name: keys.map(({ text }) => text), isRepeated, values: {} }
      const last = lastOfTable(statements, index)
      places.set(keyOf(['tables', model.tables.length]), { span: spanFrom(span.start, last), head: span, parts: [], body: spanFrom(span.end, last) })
      path = ['tables', model.tables.length, 'values']
      model.tables.push(own)
      values = own.values
      continue
    }
    const key = nameOf(statement.keys)
    const value = plainValue(statement.value)
    if (key === undefined || value === undefined || Object.hasOwn(values, key)) return undefined
    define(values, key, value)
    places.set(keyOf([...path, key]), { span: statement.span, head: spanFrom(statement.span.start, statement.value.span.start), parts: [statement.value.span] })
  }
  return model
}

/** Where the last line of a table ends. */
function lastOfTable(statements: readonly (Header | Pair)[], index: number): number {
  let last = statements[index]?.span.end ?? 0
  for (let next = index + 1; statements[next]?.kind === 'Pair'; next += 1) last = statements[next]?.span.end ?? last
  return last
}

/** A dotted key is one name; nothing for one with a part that holds a dot or needs quotes, which would read like another. */
function nameOf(keys: readonly Key[]): string | undefined {
  const [first] = keys
  if (keys.length === 1 && first !== undefined) return writeKey(first.text) === first.text && first.text.includes('.') ? undefined : first.text
  return keys.every(({ text }) => /^[\w-]+$/.test(text)) ? keys.map(({ text }) => text).join('.') : undefined
}
