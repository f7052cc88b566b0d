import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { secretNameKind } from '../../secrets/secret-name.js'
import type { Span } from '../../text/span.js'
import { masks as ofXml } from '../../pacemaker/masks.js'
import { vocabulary } from './vocabulary.js'

/**
 * Lists where secrets may stand in a text that is meant for the crm shell, whatever state it is in: what is set by a name like a
 * secret's, in comments and without its sign too, the values of pairs in XML, and what looks like a secret anywhere.
 */
export function* masks(text: string): Generator<Span> {
  let end = 0
  for (const { 0: name, index } of text.matchAll(/[A-Za-z][\w.-]*/g)) {
    const start = index + name.length
    // What stands within a secret is hidden with it; its last word may be the name of another.
    if (start < end) continue
    const kind = secretNameKind(name)
    if (kind === undefined) continue
    const span = valueBehind(text, start, kind === 'strong')
    if (span === undefined) continue
    end = span.end
    yield span
  }
  if (text.includes('<')) yield* ofXml(text)
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

/** So far a value is looked for. */
const longestSign = 40

/** A sign of assignment, blanks, or the end of a line that goes on. */
const signs = /^["']?(?:[ \t]*(?:\\{1,2}[ \t\r]*\n[ \t]*)?[=:]+[ \t]*(?:\\{1,2}[ \t\r]*\n[ \t]*)?|[ \t]+(?![^\w\s"'\\]{1,2}[ \t])|[ \t]*\\{1,2}[ \t\r]*\n[ \t]*)/

/** What came in where one should be, or a quote right behind the name. */
const oddSigns = /^(?:["']?[ \t]*[^\w\s"'\\]{1,2}[ \t]*(?=\S)|(?=["'“]))/

/** Finds what follows upon a name: behind a sign, behind a blank where the name is surely that of a secret, in quotes or without. */
function valueBehind(text: string, start: number, isSure: boolean): Span | undefined {
  const ahead = text.slice(start, start + longestSign)
  const sign = signs.exec(ahead)?.[0] ?? (isSure ? oddSigns.exec(ahead)?.[0] : undefined)
  if (sign === undefined || (!isSure && !/[=:]/.test(sign))) return undefined
  const from = start + sign.length
  const end = endOfWord(text, from)
  const quote = text[from] ?? ''
  const isQuoted = (quote === '"' || quote === "'") && end >= from + 2 && endOfQuote(text, from + 1, quote) >= end - 1
  const inside = { start: from + 1, end: text[end - 1] === quote ? end - 1 : end }
  const span = isQuoted ? inside : { start: from, end }
  return span.end > span.start ? span : undefined
}

/** Where a quote is not closed, the line belongs to it. */
function endOfQuote(text: string, from: number, quote: string): number {
  let at = from
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\n' && !/\\[ \t\r]*$/.test(text.slice(Math.max(from, at - longestSign), at))) return at
    at += text[at] === '\\' && quote === '"' ? 2 : 1
  }
  return Math.min(at, text.length)
}

/** What stands in quotes is a part of the word that they touch. */
function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !/\s/.test(text[at] ?? '')) {
    const sign = text[at] ?? ''
    if (sign === '"' || sign === "'") {
      at = endOfQuote(text, at + 1, sign)
      if (text[at] !== sign) return at
      at += 1
    }
    else at += sign === '\\' && !/\s/.test(text[at + 1] ?? ' ') ? 2 : 1
  }
  return Math.min(at, text.length)
}
