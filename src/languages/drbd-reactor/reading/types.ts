import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Origin } from '../../../text/located.js'
import type { Value } from '../ast.js'
import type { Entry, Member, Table } from '../resolve/document.js'
import type { TableView } from '../model.js'
import { keyAt, keysIn } from '../vocabulary.js'
import type { ReactorEntry } from '../vocabulary.js'
import { operators } from '../vocabulary/entry.js'
import { integerOf } from './scalar.js'

/** What the daemon's own types refuse in a table: values of another kind, words that are none of a choice, keys that must be there. */
export function valueFaults({ path, table }: TableView): Fault[] {
  const faults = createFaults()
  for (const member of table.members.values()) {
    const entry = keyAt(path === '' ? member.name : `${path}.${member.name}`)
    const fault = entry === undefined ? undefined : faultOf(member, entry)
    if (fault !== undefined) faults.push(fault)
  }
  for (const { name, isRequired } of keysIn(path)) {
    if (isRequired === true && !table.members.has(name)) faults.push({ rule: 'drbd-reactor/missing-key', at: table.at, message: `"${name}" is missing, without which the daemon does not start` })
  }
  return faults
}

function faultOf({ entry: found, key }: Member, entry: ReactorEntry): Fault | undefined {
  if (found.kind === 'value' && found.value.kind === 'unknown') return undefined
  const at = found.kind === 'value' ? { file: found.file, span: found.value.span } : key
  if (!isTaken(found, entry)) {
    const help = entry.type === 'tables' && found.kind === 'table' ? `write it in double brackets: [[${[...entry.in, entry.name].join('.')}]]` : undefined
    return { rule: 'drbd-reactor/wrong-type', at, message: `"${entry.name}" takes ${entry.value ?? 'something else'}`, ...(help === undefined ? {} : { help }) }
  }
  return entry.type === 'choice' && found.kind === 'value' ? wordFault(found.value, at, entry) : undefined
}

function wordFault(value: Value, at: Origin, { name, values = [], isAnyCase }: ReactorEntry): Fault | undefined {
  const text = value.kind === 'string' ? value.text : ''
  if (values.includes(isAnyCase === true ? text.toLowerCase() : text)) return undefined
  const close = didYouMean(text, values)
  const span = value.kind === 'string' ? value.inner : value.span
  return {
    rule: 'drbd-reactor/unknown-word',
    at,
    message: `"${name}" is one of ${values.map(word => `"${word}"`).join(', ')}`,
    ...(close === undefined ? {} : { help: `did you mean "${close}"?`, fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [{ file: at.file, span, newText: close }] }] }),
  }
}

function isTaken(found: Entry, { type }: ReactorEntry): boolean {
  const value = found.kind === 'value' ? found.value : undefined
  switch (type) {
    case 'string':
    case 'path':
    case 'socket-address':
    case 'choice':
      return value?.kind === 'string'
    case 'bool':
      return value?.kind === 'boolean'
    case 'u32':
      return isWhole(value, 4_294_967_295n)
    case 'u64':
      return isWhole(value)
    case 'strings':
      return value?.kind === 'array' && value.items.every(({ kind }) => kind === 'string' || kind === 'unknown')
    case 'string-table':
      return found.kind === 'table' && everyMember(found, ({ entry }) => entry.kind === 'value' && entry.value.kind === 'string')
    case 'pattern':
      return value?.kind === 'string' || isPattern(found, own => own.kind === 'string')
    case 'number-pattern':
      return isWhole(value) || isPattern(found, own => isWhole(own))
    case 'pattern-table':
      return found.kind === 'table'
    case 'tables':
      return found.kind === 'tables' || (value?.kind === 'array' && value.items.length === 0)
    case 'table-of-tables':
      return found.kind === 'table' && everyMember(found, ({ entry }) => entry.kind === 'table')
  }
}

/** A table with an operator and a value. */
function isPattern(found: Entry, isValue: (value: Value) => boolean): boolean {
  if (found.kind !== 'table') return false
  const [operator, value] = ['operator', 'value'].map(name => found.members.get(name)?.entry)
  const word = operator?.kind === 'value' && operator.value.kind === 'string' ? operator.value.text : ''
  return operators.some(operator => operator === word) && value?.kind === 'value' && isValue(value.value)
}

function everyMember({ members }: Table, isRight: (member: Member) => boolean): boolean {
  return [...members.values()].every(isRight)
}

function isWhole(value: Value | undefined, most?: bigint): boolean {
  if (value?.kind !== 'integer') return false
  const number = integerOf(value.text)
  return number >= 0n && (most === undefined || number <= most)
}
