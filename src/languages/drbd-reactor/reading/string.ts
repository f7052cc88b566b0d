import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

/** What a string means, and the first thing in it that TOML does not take. */
export interface StringValue {
  readonly text: string
  /** Without its quotes. */
  readonly inner: Span
  readonly fault?: { readonly kind: 'escape' | 'control-character'; readonly span: Span }
}

/** Reads a string of TOML with its quotes, which begins at `start`. */
export function readString(image: string, start: number): StringValue {
  const quote = image[0] ?? ''
  const isLong = image.length >= 6 && image.startsWith(quote.repeat(3))
  const width = isLong ? 3 : 1
  const inner = spanFrom(start + width, start + image.length - width)
  const content = image.slice(width, image.length - width)
  // A line end right behind the opening quotes is no part of it.
  const lead = isLong ? (/^\r?\n/.exec(content)?.[0].length ?? 0) : 0
  const control = (isLong ? controlInLong : controlInShort).exec(content)
  const escapes = quote === '"' ? decode(content, { from: lead, isLong }) : { text: content.slice(lead) }
  const at = [
    ...(control === null ? [] : [{ kind: 'control-character' as const, index: control.index, length: 1 }]),
    ...(escapes.wrong === undefined ? [] : [{ kind: 'escape' as const, ...escapes.wrong }]),
  ].sort((a, b) => a.index - b.index)[0]
  return { text: escapes.text, inner, ...(at === undefined ? {} : { fault: { kind: at.kind, span: spanFrom(inner.start + at.index, inner.start + at.index + at.length) } }) }
}

// eslint-disable-next-line no-control-regex
const controlInShort = /[\u0000-\u0008\u000a-\u001f\u007f]/
// eslint-disable-next-line no-control-regex
const controlInLong = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)/

/** Finds the first control character that TOML takes nowhere, in a comment too. */
export function controlIn(text: string): number {
  return controlInShort.exec(text)?.index ?? -1
}

const named: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' }

interface Decoded {
  readonly text: string
  readonly wrong?: { readonly index: number; readonly length: number }
}

function decode(content: string, { from, isLong }: { readonly from: number; readonly isLong: boolean }): Decoded {
  if (!content.includes('\\')) return { text: content.slice(from) }
  let text = ''
  let done = from
  let wrong: Decoded['wrong']
  for (let at = content.indexOf('\\', from); at !== -1; at = content.indexOf('\\', done)) {
    const { means, length } = escapeAt(content, at, isLong)
    if (means === undefined) wrong ??= { index: at, length }
    text += content.slice(done, at) + (means ?? content.slice(at, at + length))
    done = at + length
  }
  return { text: text + content.slice(done), ...(wrong === undefined ? {} : { wrong }) }
}

function escapeAt(content: string, at: number, isLong: boolean): { readonly means?: string; readonly length: number } {
  const sign = content[at + 1] ?? ''
  const means = named[sign]
  if (means !== undefined) return { means, length: 2 }
  if (sign === 'u' || sign === 'U') {
    const length = sign === 'u' ? 4 : 8
    const digits = content.slice(at + 2, at + 2 + length)
    const code = /^[\da-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1
    return code >= 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff) ? { means: String.fromCodePoint(code), length: 2 + length } : { length: 2 }
  }
  if (isLong) {
    // Blanks and line ends behind a backslash that ends its line are left out.
    blanks.lastIndex = at + 1
    const blank = blanks.exec(content)
    if (blank !== null) return { means: '', length: 1 + blank[0].length }
  }
  return { length: Math.min(2, content.length - at) }
}

const blanks = /[ \t]*\r?\n[ \t\r\n]*/y
