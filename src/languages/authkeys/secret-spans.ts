import type { ParsedFile } from '../../syntax/parsed-file.js'
import { lineEndAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'

/** What may be shown of a line: a short number, `auth`, a method or something like one. */
const harmless = /^(auth)?\d{0,4}((crc|md5|sha)\d{0,4})?$/i

/** Lists the places of keys: every word of every line but numbers, `auth` and methods, however broken the line is. */
export function* secretSpans({ source: { text }, comments }: ParsedFile): Generator<Span> {
  const isComment = new Set(comments.map(comment => comment.start))
  let lineEnd = 0
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (index < lineEnd || harmless.test(word)) continue
    if (isComment.has(index)) {
      lineEnd = lineEndAt(text, index)
      continue
    }
    yield spanFrom(index, index + word.length)
  }
}
