import type { Origin } from '../../text/located.js'
import { visible } from '../../text/visible.js'
import type { Value } from './ast.js'
import type { ReactorConf } from './model.js'
import type { Entry, Member, Table } from './resolve/document.js'
import { doesKnow } from './targets.js'
import { keyAt, keysIn } from './vocabulary.js'

/** Says where something is written, such as `drbd-reactor.toml:3:7`. */
type PlaceOf = (origin: Origin) => string

/** What is dumped, and where. */
interface Context {
  readonly target: string
  readonly placeOf: PlaceOf
}

/**
 * Writes a drbd-reactor.toml with its snippets as the one file that the daemon reads, with the place of each value; what it takes where
 * nothing is said stands in remarks.
 */
export function dumpText({ root, target }: ReactorConf, placeOf: PlaceOf): string {
  return tableText(root, { header: [], vocabulary: '' }, { target, placeOf }).trimStart()
}

interface Position {
  /** The names by which its header calls it. */
  readonly header: readonly string[]
  /** Its place in the vocabulary: without names that the user chose. */
  readonly vocabulary: string
}

function tableText(table: Table, position: Position, context: Context): string {
  const members = [...table.members.values()]
  const values = members.filter(({ entry }) => entry.kind === 'value').map(member => valueLine(member, context))
  const unsaid = keysIn(position.vocabulary)
    .filter(({ name, kind, deprecated, default: usual, since }) => kind === 'key' && usual !== undefined && deprecated === undefined && doesKnow(context.target, since) && !table.members.has(name))
    .map(({ name, default: usual }) => `# ${name}: ${usual ?? ''} (default)\n`)
  const inner = members.flatMap(member => innerText(member, position, context))
  return [...values, ...unsaid, ...inner].join('')
}

function valueLine({ name, key, entry }: Member, { placeOf }: Context): string {
  return `${keyText(name)} = ${entryText(entry)}  # ${placeOf(key)}\n`
}

function innerText({ name, key, entry }: Member, { header, vocabulary }: Position, context: Context): string[] {
  const path = vocabulary === '' ? name : `${vocabulary}.${name}`
  const position = { header: [...header, name], vocabulary: path }
  if (entry.kind === 'tables') return entry.items.map(item => `\n[[${title(position)}]]  # ${context.placeOf(item.at)}\n${tableText(item, position, context)}`)
  if (entry.kind !== 'table') return []
  // Its names are the user's: each is a table of the same keys.
  if (keyAt(path)?.type === 'table-of-tables') return [...entry.members.values()].flatMap(member => (member.entry.kind === 'table' ? [singleText(member.entry, { header: [...position.header, member.name], vocabulary: path }, { ...context, key: member.key })] : []))
  return [singleText(entry, position, { ...context, key })]
}

function singleText(table: Table, position: Position, context: Context & { readonly key: Origin }): string {
  return `\n[${title(position)}]  # ${context.placeOf(context.key)}\n${tableText(table, position, context)}`
}

function title({ header }: Position): string {
  return header.map(keyText).join('.')
}

function keyText(name: string): string {
  return /^[\w-]+$/.test(name) ? name : stringText(name)
}

function entryText(entry: Entry): string {
  return entry.kind === 'value' ? valueText(entry.value) : ''
}

function valueText(value: Value): string {
  if (value.kind === 'array') return `[${value.items.map(valueText).join(', ')}]`
  if (value.kind === 'table') return `{ ${value.pairs.map(({ keys, value: own }) => `${keys.map(({ text }) => keyText(text)).join('.')} = ${valueText(own)}`).join(', ')} }`
  return value.kind === 'string' ? stringText(value.text) : value.text
}

/** TOML 1.0.0, String: a basic string, in which control characters are escaped. */
function stringText(text: string): string {
  return visible(JSON.stringify(text))
}
