import { didYouMean } from '../diagnostics/did-you-mean.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { isFaintSecretName, secretNameKind } from './secret-name.js'

/** What nobody takes for a secret: figures with units, addresses, paths, switches. */
const plain = /^(?:[\d.,:/%+-]+[a-z]{0,2}|\/[^\s"']*|\[?[\da-f]*:[\da-f:.]+\]?(?::\d+)?|yes|no|on|off|true|false|none|auto)$/i

/** Tells whether nobody takes a value for a secret. */
export function isPlainValue(value: string): boolean {
  return plain.test(value)
}

/** As many words are compared with all names; in a text with more of them the rest are near none. */
const mostComparisons = 200

/** Makes what tells whether a word is a name of a language, or near one: a slip of the pen is no secret. */
export function createKnownNames(vocabulary: { entries(): Iterable<{ readonly name: string }> }): (word: string) => boolean {
  const names = new Set<string>()
  for (const { name } of vocabulary.entries()) for (const part of [name, ...name.split('.')]) names.add(part)
  // Who is near `key` may be meant as one.
  const harmless = [...names].filter(name => secretNameKind(name) === undefined)
  const known = new Map<string, boolean>()
  let comparisons = 0
  return word => {
    let answer = known.get(word)
    if (answer === undefined) {
      answer = names.has(word) || (word.length > 3 && secretNameKind(word) === undefined && !isFaintSecretName(word) && comparisons++ < mostComparisons && didYouMean(word, harmless) !== undefined)
      known.set(word, answer)
    }
    return answer
  }
}

/** A word of a line, and the signs and blanks behind it. */
interface LineWord {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly behind: string
}

/**
 * Finds what stands behind names that nobody knows, in a language with a name and a value on each line: `pasad = x`. Such a name
 * may have been that of a secret before it was damaged. Known are the language's names, and words near them.
 *
 * Where a line end got lost, a name stands behind the value of another one; where one came in, the value stands on the next line.
 */
export function* behindUnknownNames(text: string, isKnown: (word: string) => boolean): Generator<Span> {
  /** The line before begins with an unknown name, and this one may be its value. */
  let isOpen = false
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (/^\s*(?:#|<%|\{[%{#]|$)/.test(line)) continue
    const lead = /^\s*[=:]\s*/.exec(line)?.[0] ?? nameless.exec(line)?.[0]
    // A value whose name stands on the line before, or got lost.
    const behind = lead === undefined ? '' : line.slice(lead.length).trim()
    if (lead !== undefined && behind !== '' && !isPlainValue(behind)) {
      yield spanFrom(index + lead.length, index + line.trimEnd().length)
      continue
    }
    const words = wordsIn(line)
    const [first, second] = words
    if (first === undefined) continue
    const start = isKnown(first.text) ? endOfKnown(line, words, isKnown) : isOpen && !/[=:]/.test(first.behind) ? first.start : second?.start
    isOpen = !isKnown(first.text)
    // A secret that is written together with its name.
    if (words.length === 1 && first.text.length >= longWord && !isKnown(first.text) && !/[=:{}]/.test(line) && secretNameKind(first.text) === undefined) yield spanFrom(index + first.start, index + first.end)
    if (start === undefined) continue
    const value = valueFrom(line, words.filter(word => word.start >= start), isKnown)
    if (value !== undefined) yield spanFrom(index + value.start, index + value.end)
  }
}

/** A sign behind something that is no name: a brace, the value of another name. */
const nameless = /^\s*(?:\{|[\w.-]+\s*[=:]\s*[^\s=:"]+|[\w.-]+\s*\{)\s+[=:]\s*/

/** A word as long as this is seldom a name. */
const longWord = 11

/** What is hidden of the rest of a line: all from the first word on that may be a secret, or from behind the name of one. */
function valueFrom(line: string, words: readonly LineWord[], isKnown: (word: string) => boolean): Span | undefined {
  const named = words.findIndex(word => secretNameKind(word.text) !== undefined && !isPlainValue(word.text))
  const first = words[named + 1] ?? words[0]
  if (first === undefined || words.every(word => isPlainValue(word.text) || isKnown(word.text))) return undefined
  const end = line.trimEnd().length
  const isInQuotes = line[first.start - 1] === '"' && line[end - 1] === '"' && !line.slice(first.start, end - 1).includes('"')
  return spanFrom(first.start, isInQuotes ? end - 1 : end)
}

function wordsIn(line: string): readonly LineWord[] {
  return Array.from(line.matchAll(/([^\s:={}"'<>,;#\\()[\]]+)([\s:={}"'<>,;#\\()[\]]*)/g), ({ 1: text = '', 2: behind = '', index }) => {
    return { text, start: index, end: index + text.length, behind }
  })
}

/** A value that ends in the name of a secret, whose line end got lost. */
const gluedName = /\w(?:sswd|passw(?:or)?d|wd?pass|cret|[-_]key|(?:shared|auth)key|community)$/i

/** Finds what follows an unknown name behind the value of a known one: a name with a sign, or one with a value of its own. */
function endOfKnown(line: string, words: readonly LineWord[], isKnown: (word: string) => boolean): number | undefined {
  if (/\{[{%]|<%|\$\{/.test(line)) return undefined // A program fills it in.
  for (let index = 1; index + 1 < words.length; index += 1) {
    const [word, next] = [words[index], words[index + 1]]
    if (word === undefined || next === undefined) return undefined
    if (isKnown(word.text) || isPlainValue(word.text)) continue
    if (/[=]|:\s|:["']|\s:/.test(word.behind) || index > 1 || gluedName.test(word.text)) return next.start
  }
  return undefined
}
