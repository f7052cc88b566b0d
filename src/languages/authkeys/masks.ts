import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'

/**
 * Lists where keys may stand in a text that is meant as authkeys, whatever state it is in: all words, in comments too, but
 * `auth`, the number of a key, and its method.
 */
export function* masks(text: string): Generator<Span> {
  const lines = /[^\r\n]+/g
  for (let line = lines.exec(text); line !== null; line = lines.exec(text)) {
    const end = line.index + line[0].trimEnd().length
    const start = line.index + harmlessStart(line[0])
    if (start < end) yield spanFrom(start, end)
  }
}

/** Near the name of a method; as the last word of its line it may be a key, unless it is just that. */
const method = /^(?:hmac[-_]?)?(?:crc|md[-_]?\d|md|sha[-_]?\d{0,3}|shal|sah1|hsa1)$/i

/** Finds how much of a line, from its beginning, may be shown. */
function harmlessStart(line: string): number {
  const words = [...line.matchAll(/[^\s#>]+/g)]
  const [first, second] = words
  if (first === undefined) return line.length
  const [word] = first
  const suppression = /^[\s#]*cfgcheck-ignore(?:-file)?(?:\s+[a-z0-9-]+\/[a-z0-9*-]+,?)*:?\s*/.exec(line)
  if (suppression !== null) return suppression[0].length
  const glued = /^(auth(?=\d|$)|\d{1,4}(?!\d)[:.)]?)(.*)$/i.exec(word)
  if (glued === null) {
    const isMethod = method.test(word) && second !== undefined
    return isMethod || didYouMean(word, ['auth']) !== undefined ? behind(line, first, isMethod ? undefined : second, number) : first.index
  }
  const [, head = '', tail = ''] = glued
  const expected = /^auth/i.test(head) ? number : method
  if (tail === '') return behind(line, first, second, expected)
  return expected.test(tail) ? behind(line, first, undefined, expected) : first.index + head.length
}

const number = /^\d{1,4}$/

/** The place behind the first word, or behind the second where it is harmless. */
function behind(line: string, first: RegExpExecArray, second: RegExpExecArray | undefined, harmless: RegExp): number {
  const last = second !== undefined && harmless.test(second[0]) ? second : first
  const next = last.index + last[0].length
  return next + (/^\s*/.exec(line.slice(next))?.[0].length ?? 0)
}
