import type { Span } from '../text/span.js'

/** A JSON value with its place. */
export type JsonNode = Span &
  (
    | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'literal'; readonly value: boolean | null }
  )

/** What was understood of a text, and where it stopped making sense. */
export interface JsonReading {
  readonly root?: JsonNode
  readonly fault?: Span
}

type Draft = {
  -readonly [Key in 'start' | 'end']: number
} & ({ kind: 'object'; members: Map<string, JsonNode> } | { kind: 'array'; items: JsonNode[] })

/**
 * Reads JSON and keeps the place of every value.
 *
 * Lines before the first one that begins with `{` or `[` are passed over: collecting tools put warnings there. Of a member
 * that comes twice the last one counts. Never throws; linear, without recursion.
 */
export function readJson(text: string): JsonReading {
  const begin = /^[ \t\uFEFF]*[{[]/m.exec(text)
  if (begin === null) return text.trim() === '' ? {} : { fault: firstWord(text) }
  const stack: { value: Draft; key: string | undefined }[] = []
  let at = begin.index + begin[0].length - 1
  let root: JsonNode | undefined
  let expects: 'value' | 'first' | 'key' | 'colon' | 'more' = 'value'

  while (root === undefined) {
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1
    const lexeme = lexemeAt(text, at)
    if (lexeme === undefined) return { fault: { start: at, end: Math.min(at + 1, text.length) } }
    const { mark, node, end } = lexeme
    const span = { start: at, end }
    at = end
    const top = stack[stack.length - 1]
    let done: JsonNode | undefined
    if (expects === 'colon') {
      if (mark !== ':') return { fault: span }
      expects = 'value'
    } else if (mark === '{' || mark === '[') {
      if (expects !== 'value' && !(expects === 'first' && top?.value.kind === 'array')) return { fault: span }
      const value: Draft = mark === '{' ? { kind: 'object', members: new Map(), ...span } : {
        kind: 'array',
        items: [],
        ...span,
      }
      stack.push({ value, key: undefined })
      expects = 'first'
    } else if (mark === '}' || mark === ']') {
      const isClosing = top?.value.kind === (mark === '}' ? 'object' : 'array') && (expects === 'first' || expects === 'more')
      if (top === undefined || !isClosing) return { fault: span }
      stack.pop()
      top.value.end = end
      done = top.value
    } else if (mark === ',') {
      if (expects !== 'more' || top === undefined) return { fault: span }
      expects = top.value.kind === 'object' ? 'key' : 'value'
    } else if (node === undefined) {
      return { fault: span }
    } else if (top?.value.kind === 'object' && (expects === 'first' || expects === 'key')) {
      if (node.kind !== 'string') return { fault: span }
      top.key = node.value
      expects = 'colon'
    } else if (expects === 'value' || expects === 'first') {
      done = node
    } else {
      return { fault: span }
    }
    if (done === undefined) continue
    const parent = stack[stack.length - 1]
    if (parent === undefined) root = done
    else if (parent.value.kind === 'array') parent.value.items.push(done)
    else if (parent.key !== undefined) parent.value.members.set(parent.key, done)
    expects = 'more'
  }
  return { root }
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

interface Lexeme {
  readonly mark?: string
  readonly node?: JsonNode
  readonly end: number
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals = new Map<string, boolean | null>([['true', true], ['false', false], ['null', null]])

function lexemeAt(text: string, start: number): Lexeme | undefined {
  const character = text[start]
  if (character === undefined) return undefined
  if ('{}[]:,'.includes(character)) return { mark: character, end: start + 1 }
  if (character === '"') {
    const end = endOfString(text, start)
    if (end === undefined) return undefined
    const value = stringValue(text.slice(start, end))
    return value === undefined ? undefined : { node: { kind: 'string', value, start, end }, end }
  }
  number.lastIndex = start
  if (number.test(text)) {
    const end = number.lastIndex
    return { node: { kind: 'number', value: Number(text.slice(start, end)), start, end }, end }
  }
  for (const [word, value] of literals) {
    const end = start + word.length
    if (text.startsWith(word, start)) return { node: { kind: 'literal', value, start, end }, end }
  }
  return undefined
}

function endOfString(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '"') return at + 1
    if (text[at] === '\\') at += 1
  }
  return undefined
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
