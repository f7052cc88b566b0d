import type { ParsedFile } from '../../syntax/parsed-file.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'

/**
 * Lists the places of shared secrets: whatever follows a word with "secret" in it, so that a misspelt name or a missing quote
 * does not give one away.
 */
export function* secretSpans({ source: { text } }: ParsedFile): Generator<Span> {
  const word = /[^\s;{}"]/y
  for (let at = text.indexOf('secret'); at !== -1; at = text.indexOf('secret', at)) {
    while (((word.lastIndex = at), word.test(text))) at += 1
    while (at < text.length && ' \t\r\n"='.includes(text[at] ?? '')) {
      if (text[at] === '"' && text[at + 1] !== undefined && !' \t\r\n'.includes(text[at + 1] ?? '')) break
      at += 1
    }
    const end = text[at] === '"' ? endOfString(text, at) : endOfWord(text, at)
    if (end > at) yield spanFrom(at, end)
    at = Math.max(end, at + 1)
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\n') return at
    if (text[at] === '"') return at + 1
    if (text[at] === '\\') at += 1
  }
  return text.length
}

function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && !' \t\r\n;{}'.includes(text[at] ?? '')) at += 1
  return at
}
