import type { Span } from '../../text/span.js'

/** `name = value` of a guest's file. */
export interface XenSetting extends Span {
  readonly name: string
  /** The strings and numbers of the value: one, or those of a list. */
  readonly items: readonly string[]
}

interface Piece extends Span {
  readonly kind: 'text' | 'word' | 'sign' | 'newline'
  readonly text: string
}

/**
 * Reads the assignments of a guest's file that need no program to be run. The last one of a name counts.
 *
 * A value that is computed (`vmid + 1`, `'a' % b`, a name) leaves the setting out. Never throws; linear.
 */
export function readXenSettings(text: string): ReadonlyMap<string, XenSetting> {
  const settings = new Map<string, XenSetting>()
  const pieces = [...piecesOf(text)]
  let at = 0
  while (at < pieces.length) {
    const lineStart = at
    const [name, sign] = [pieces[at], pieces[at + 1]]
    at = endOfStatement(pieces, at)
    if (name?.kind !== 'word' || sign?.text !== '=') continue
    const items = itemsOf(pieces.slice(lineStart + 2, at))
    const last = pieces[at - 1]
    if (items === undefined) settings.delete(name.text)
    else settings.set(name.text, { name: name.text, items, start: name.start, end: last?.end ?? sign.end })
    at += 1
  }
  return settings
}

/** Finds the end of a line; inside brackets a line goes on. */
function endOfStatement(pieces: readonly Piece[], from: number): number {
  let depth = 0
  let at = from
  for (; at < pieces.length; at += 1) {
    const { kind, text } = pieces[at] ?? { kind: 'newline', text: '' }
    if (kind === 'sign' && '[('.includes(text)) depth += 1
    if (kind === 'sign' && '])'.includes(text)) depth = Math.max(0, depth - 1)
    if (kind === 'newline' && depth === 0) break
  }
  return at === from ? from + 1 : at
}

function itemsOf(pieces: readonly Piece[]): readonly string[] | undefined {
  const solid = pieces.filter(piece => piece.kind !== 'newline')
  const isList = solid[0]?.text === '[' && solid[solid.length - 1]?.text === ']' && solid[0].kind === 'sign'
  const items: string[] = []
  let isSeparated = true
  for (const piece of isList ? solid.slice(1, -1) : solid) {
    if (piece.kind === 'sign') {
      if (piece.text !== ',' || !isList) return undefined
      isSeparated = true
      continue
    }
    if (piece.kind === 'word' && !/^\d+$/.test(piece.text)) return undefined
    if (!isSeparated) return undefined
    items.push(piece.text)
    isSeparated = false
  }
  return isList || items.length === 1 ? items : undefined
}

const word = /[^\s#'"[\](),=;]+/y

function* piecesOf(text: string): Generator<Piece> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const character = text[at] ?? ''
    const start = at
    if (character === '\n' || character === ';') {
      at += 1
      yield { kind: 'newline', text: character, start, end: at }
    } else if (/\s/.test(character) || (character === '\\' && /[\r\n]/.test(text[at + 1] ?? ''))) {
      at += character === '\\' ? 2 : 1
    } else if (character === '#') {
      const newline = text.indexOf('\n', at)
      at = newline === -1 ? text.length : newline
    } else if (character === '"' || character === "'") {
      const quote = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character
      const { close, end } = endOfString(text, at + quote.length, quote)
      at = end
      yield { kind: 'text', text: text.slice(start + quote.length, close), start, end }
    } else if ('[](),='.includes(character)) {
      at += 1
      yield { kind: 'sign', text: character, start, end: at }
    } else {
      word.lastIndex = at
      at = word.test(text) ? word.lastIndex : at + 1
      yield { kind: 'word', text: text.slice(start, at), start, end: at }
    }
  }
}

/** A string of one quote ends with its line. */
function endOfString(text: string, from: number, quote: string): { readonly close: number; readonly end: number } {
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith(quote, at)) return { close: at, end: at + quote.length }
    if (text[at] === '\n' && quote.length === 1) return { close: at, end: at }
    if (text[at] === '\\') at += 1
  }
  return { close: text.length, end: text.length }
}
