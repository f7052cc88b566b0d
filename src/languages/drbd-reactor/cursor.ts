import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import { callAt } from './analysis/call-at.js'
import type { Header, Key, ReactorFile } from './ast.js'
import type { ReactorModel } from './model.js'
import { keyAt, keysIn } from './vocabulary.js'
import type { ReactorEntry } from './vocabulary.js'

/** Tells what stands at a place: the name of a table or key, or a value. */
export function cursorAt({ file }: Reading<ReactorModel>, offset: number): Cursor | undefined {
  const { text } = file.source
  if (file.comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const { statements } = file.ast as ReactorFile
  const pair = statements.find(statement => statement.kind === 'Pair' && statement.value.span.start <= offset && offset <= statement.value.span.end)
  const around = pathOf(headerBefore(statements, offset)?.keys ?? [])
  const entryOfPair = pair?.kind === 'Pair' ? keyAt(joined(around, pair.keys)) : undefined
  const inCall = entryOfPair?.name === 'start' && pair?.kind === 'Pair' ? callAt(pair.value, offset) : undefined
  if (inCall !== undefined) return inCall
  if (pair?.kind === 'Pair') return valueAt(keyAt(joined(around, pair.keys)), pair.value.span, text, offset)
  const start = lineStartAt(text, offset)
  const line = text.slice(start, lineEndAt(text, offset))
  const equals = line.indexOf('=')
  if (line.trimStart().startsWith('[')) return headerAt(line, start, offset)
  if (equals !== -1 && start + equals < offset) return valueAt(keyAt(joined(around, wordsOf(line.slice(0, equals)))), spanFrom(offset, offset), text, offset)
  const lead = line.length - line.trimStart().length
  const [word = ''] = /^[\w.-]*/.exec(line.slice(lead)) ?? []
  const span = spanFrom(start + lead, start + lead + word.length)
  if (offset < span.start || offset > span.end) return undefined
  const taken = takenBefore(statements, offset)
  const candidates = keysIn(around).filter(({ kind, name }) => kind === 'key' && (name === word || !taken.has(name))).map((entry): Candidate => ({ label: entry.name, insert: `${entry.name} = `, kind: 'name', entry, ...(entry.deprecated === undefined ? {} : { rank: 'last' }) }))
  const entry = keyAt(joined(around, wordsOf(word)))
  return { span, candidates: [...candidates, ...(word === '' ? headers() : [])], ...(entry === undefined ? {} : { entry }) }
}

function valueAt(entry: ReactorEntry | undefined, value: { readonly start: number; readonly end: number }, text: string, offset: number): Cursor | undefined {
  if (entry === undefined) return undefined
  // Within an array the string at the place counts.
  const [lead = ''] = /[^"'[\],\s]*$/.exec(text.slice(value.start, offset)) ?? []
  const [rest = ''] = /^[^"'[\],\n]*/.exec(text.slice(offset, value.end)) ?? []
  const isQuoted = /["']/.test(text[offset - lead.length - 1] ?? '')
  const words = entry.type === 'bool' ? ['true', 'false'] : (entry.values ?? [])
  const candidates = words.map((label): Candidate => ({ label, ...(isQuoted || entry.type === 'bool' ? {} : { insert: `"${label}"` }), kind: 'value' }))
  const names: WantedName[] = entry.name === 'preferred-nodes' ? [{ of: 'host', ...(isQuoted ? {} : { written: (name: string) => `"${name}"` }) }] : []
  return { span: spanFrom(offset - lead.length, offset + rest.length), candidates, entry, names }
}

function headerAt(line: string, start: number, offset: number): Cursor | undefined {
  const [whole, open = '', name = ''] = /^\s*(\[{1,2})([\w.-]*)/.exec(line) ?? []
  if (whole === undefined) return undefined
  const span = spanFrom(start + whole.length - name.length, start + whole.length)
  if (offset < span.start || offset > span.end) return undefined
  const [, table = name, resource] = /^(promoter\.resources\.)([\w-]*)$/.exec(name) ?? []
  const tableEnd = span.start + table.length
  if (resource !== undefined && offset >= tableEnd) return { span: spanFrom(tableEnd, span.end), candidates: [], names: [{ of: 'resource' }], ...entryOf('promoter.resources') }
  const candidates = headers().filter(({ label }) => label.startsWith('[[') === (open === '[[')).map(({ label, ...rest }): Candidate => ({ ...rest, label: label.replace(/[[\]]/g, ''), insert: label.replace(/[[\]]/g, '') }))
  return { span: spanFrom(span.start, tableEnd), candidates, ...entryOf(resource === undefined ? name : 'promoter.resources') }
}

function entryOf(path: string): Pick<Cursor, 'entry'> {
  const entry = keyAt(path)
  return entry === undefined ? {} : { entry }
}

/** All tables that a header may open. */
function headers(): Candidate[] {
  const tables = [...keysIn(''), ...keysIn('promoter'), ...keysIn('umh')].filter(({ kind }) => kind === 'table')
  return tables.map((entry): Candidate => {
    const path = [...entry.in, entry.name].join('.')
    return entry.type === 'tables' ? { label: `[[${path}]]`, kind: 'section', entry } : { label: `[${path}.`, kind: 'section', entry }
  })
}

function headerBefore(statements: ReactorFile['statements'], offset: number): Header | undefined {
  let found: Header | undefined
  for (const statement of statements) if (statement.kind === 'Header' && statement.span.end <= offset) found = statement
  return found
}

/** The keys of the table around a place. */
function takenBefore(statements: ReactorFile['statements'], offset: number): ReadonlySet<string> {
  const taken = new Set<string>()
  let isHere = headerBefore(statements, offset) === undefined
  const header = headerBefore(statements, offset)
  for (const statement of statements) {
    if (statement.kind === 'Header') isHere = statement === header
    else if (statement.kind === 'Pair' && isHere) taken.add(statement.keys[0]?.text ?? '')
  }
  return taken
}

/** The path of a table for the vocabulary: without the name of the resource. */
function pathOf(keys: readonly Key[]): string {
  const names = keys.map(({ text }) => text)
  return (names[0] === 'promoter' && names[1] === 'resources' ? [...names.slice(0, 2), ...names.slice(3)] : names).join('.')
}

function joined(around: string, keys: readonly Pick<Key, 'text'>[]): string {
  return [...(around === '' ? [] : [around]), ...keys.map(({ text }) => text)].join('.')
}

function wordsOf(text: string): { readonly text: string }[] {
  return text.trim().split('.').map(part => ({ text: part }))
}
