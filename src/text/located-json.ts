import type { Span } from './span.js'

/** The name of a member, and where it stands with its quotes. */
type Name = Span & { readonly value: string }

/** A JSON value with its place. */
export type JsonNode = Span & {
  /** Only members have one. */
  readonly name?: Name
} & (
    | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'literal'; readonly value: boolean | null }
  )

/** What was understood of a text, and where it stopped making sense. */
export interface JsonReading {
  readonly root?: JsonNode
  readonly fault?: JsonFault
}

/** Where a text stops being JSON, and what would have to stand there. */
export interface JsonFault extends Span {
  readonly expected: string
}

/** What must come next. */
const expectations = {
  value: 'a value',
  item: 'a value or "]"',
  member: 'a name in double quotes or "}"',
  name: 'a name in double quotes',
  colon: '":"',
  moreItems: '"," or "]"',
  moreMembers: '"," or "}"',
  nothing: 'the end of the file',
} as const

type Expectation = keyof typeof expectations

/** What closes an object or an array where it may end. */
const closers: Partial<Record<Expectation, string>> = { item: ']', moreItems: ']', member: '}', moreMembers: '}' }

/** What comes behind a comma where there may be one. */
const afterComma: Partial<Record<Expectation, Expectation>> = { moreItems: 'value', moreMembers: 'name' }

type Draft = { readonly start: number; end: number; readonly name?: Name } & ({ kind: 'object'; members: Map<string, JsonNode> } | { kind: 'array'; items: JsonNode[] })

/** How far a text is read. */
interface Progress {
  readonly open: Draft[]
  /** The name of the member whose value comes next. */
  name: Name | undefined
  expects: Expectation
  root: JsonNode | undefined
}

/**
 * Reads JSON and keeps the place of every value and every name. Takes what `JSON.parse` takes, and a byte-order mark.
 *
 * Of a member that comes twice the last one counts. Never throws; linear, without recursion.
 */
export function readJson(text: string): JsonReading {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const reading = readValue(text, start)
  if (reading.root === undefined) return reading
  const rest = blankEnd(text, reading.root.end)
  return rest === text.length ? reading : { fault: faultAt(text, rest, 'nothing') }
}

/**
 * Reads the first JSON object or array of a text.
 *
 * Lines before the first one that begins with `{` or `[` are passed over: collecting tools put warnings there. What stands
 * behind it is not looked at. A blank text is no fault, and has no root.
 */
export function readJsonAmongLines(text: string): JsonReading {
  const begin = /^[ \t\uFEFF]*[{[]/m.exec(text)
  if (begin !== null) return readValue(text, begin.index + begin[0].length - 1)
  return text.trim() === '' ? {} : { fault: { ...firstWord(text), expected: expectations.value } }
}

/** Reads a member of an object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.get(name) : undefined
}

/** Lists the items of an array; nothing for anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : []
}

/** Reads a member that is a string; an empty one counts as absent. */
export function stringOf(node: JsonNode | undefined, name: string): string | undefined {
  const member = memberOf(node, name)
  return member?.kind === 'string' && member.value !== '' ? member.value : undefined
}

/** Reads a member that is yes or no, in any of the forms that tools have used: true, 1, "1". */
export function flagOf(node: JsonNode | undefined, name: string): boolean | undefined {
  const member = memberOf(node, name)
  if (member === undefined || member.kind === 'object' || member.kind === 'array' || member.value === null) return undefined
  return member.value === true || member.value === 1 || member.value === '1'
}

/** Reads the value that begins at `start`, and nothing behind it. */
function readValue(text: string, start: number): JsonReading {
  const progress: Progress = { open: [], name: undefined, expects: 'value', root: undefined }
  for (let at = start; progress.root === undefined; ) {
    at = blankEnd(text, at)
    const lexeme = lexemeAt(text, at)
    if (lexeme === undefined || !takes(progress, lexeme)) return { fault: faultAt(text, at, progress.expects) }
    at = lexeme.end
  }
  return { root: progress.root }
}

function faultAt(text: string, start: number, expects: Expectation): JsonFault {
  return { start, end: lexemeAt(text, start)?.end ?? Math.min(start + 1, text.length), expected: expectations[expects] }
}

/** Takes a value, a name or a mark if it fits here. */
function takes(progress: Progress, lexeme: Lexeme): boolean {
  const { expects } = progress
  if (lexeme.kind === 'mark') return takesMark(progress, lexeme)
  if (expects === 'value' || expects === 'item') {
    complete(progress, Object.assign(named(progress), lexeme))
    return true
  }
  if (lexeme.kind !== 'string' || (expects !== 'name' && expects !== 'member')) return false
  progress.name = lexeme
  progress.expects = 'colon'
  return true
}

function takesMark(progress: Progress, { mark, start, end }: Mark): boolean {
  const { expects, open } = progress
  if (mark === '{' || mark === '[') {
    if (expects !== 'value' && expects !== 'item') return false
    open.push(mark === '{' ? { kind: 'object', members: new Map(), start, end, ...named(progress) } : { kind: 'array', items: [], start, end, ...named(progress) })
    progress.expects = mark === '{' ? 'member' : 'item'
    return true
  }
  if (mark === closers[expects]) {
    const done = open.pop()
    if (done === undefined) return false
    done.end = end
    complete(progress, done)
    return true
  }
  const next = mark === ',' ? afterComma[expects] : mark === ':' && expects === 'colon' ? 'value' : undefined
  if (next === undefined) return false
  progress.expects = next
  return true
}

/** The name that a value has, which is then used up. */
function named(progress: Progress): { readonly name?: Name } {
  const { name } = progress
  progress.name = undefined
  return name === undefined ? {} : { name }
}

/** Puts a value into what is open around it. */
function complete(progress: Progress, node: JsonNode): void {
  const around = progress.open.at(-1)
  if (around === undefined) progress.root = node
  else if (around.kind === 'array') around.items.push(node)
  else if (node.name !== undefined) around.members.set(node.name.value, node)
  progress.expects = around?.kind === 'object' ? 'moreMembers' : 'moreItems'
}

type Mark = Span & { readonly kind: 'mark'; readonly mark: string }
type Lexeme = Mark | Extract<JsonNode, { readonly value: unknown }>

const backslash = 0x5c
const quote = 0x22
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals = new Map<string, boolean | null>([['true', true], ['false', false], ['null', null]])

function lexemeAt(text: string, start: number): Lexeme | undefined {
  const character = text[start]
  if (character === undefined) return undefined
  if ('{}[]:,'.includes(character)) return { kind: 'mark', mark: character, start, end: start + 1 }
  if (character === '"') return stringAt(text, start)
  number.lastIndex = start
  if (number.test(text)) return { kind: 'number', value: Number(text.slice(start, number.lastIndex)), start, end: number.lastIndex }
  for (const [word, value] of literals) if (text.startsWith(word, start)) return { kind: 'literal', value, start, end: start + word.length }
  return undefined
}

function stringAt(text: string, start: number): Lexeme | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character < 0x20) return undefined
    if (character === backslash) at += 1
    if (character !== quote) continue
    const value = stringValue(text.slice(start, at + 1))
    return value === undefined ? undefined : { kind: 'string', value, start, end: at + 1 }
  }
  return undefined
}

function blankEnd(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1
  return at
}

function stringValue(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function firstWord(text: string): Span {
  const start = text.search(/\S/)
  const length = text.slice(start, start + 200).search(/\s/)
  return { start, end: length === -1 ? Math.min(text.length, start + 200) : start + length }
}
