import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { isFaintSecretName, secretNameKind } from '../../secrets/secret-name.js'
import type { SecretNameKind } from '../../secrets/secret-name.js'
import { createKnownNames, isPlainValue } from '../../secrets/unknown-names.js'
import { endOfMoreWords } from '../../secrets/words-behind.js'
import type { Span } from '../../text/span.js'
import { masks as ofXml } from '../../pacemaker/masks.js'
import { vocabulary } from './vocabulary.js'
import { parts, statements } from './vocabulary/statements.js'

/**
 * Lists where secrets may stand in a text that is meant for the crm shell, whatever state it is in: what is set by a name like a
 * secret's, in comments and without its sign too, the values of pairs in XML, what stands behind a command that nobody knows, and
 * what looks like a secret anywhere.
 */
export function* masks(text: string): Generator<Span> {
  const isKnown = (word: string): boolean => vocabulary.find(word) !== undefined
  let end = 0
  for (const { 0: name, index } of text.matchAll(/[A-Za-z][\w.-]*/g)) {
    const start = index + name.length
    // What stands within a secret is hidden with it; its last word may be the name of another.
    if (start <= end) continue
    const kind = kindOf(name, isKnown)
    if (kind === undefined) continue
    const span = valueBehind(text, start, { isSure: kind === 'strong', isKnown })
    if (span === undefined || (kind === 'faint' && isPlainValue(text.slice(span.start, span.end)))) continue
    end = span.end
    yield span
  }
  yield* behindUnknownCommands(text)
  for (const part of withXml(text)) for (const span of ofXml(text.slice(part.start, part.end))) yield { start: part.start + span.start, end: part.start + span.end }
  yield* embeddedSecrets(text, isKnown)
}

/** Where a statement begins that is surely one. */
const beginning = new RegExp(`^[ \\t]*(?:${statements.map(({ name }) => name).join('|')})(?=[ \\t])`, 'gm')

/** Lists the parts of a text that hold XML: from the line of the first `<` to where the next statement begins. What stands around them is no XML. */
function* withXml(text: string): Generator<Span> {
  for (let at = text.indexOf('<'); at !== -1; ) {
    beginning.lastIndex = at
    const end = beginning.exec(text)?.index ?? text.length
    yield { start: text.lastIndexOf('\n', at) + 1, end }
    at = text.indexOf('<', end)
  }
}

/** Keywords behind which a blank may have got lost. */
const keyword = /^(?:params|attributes|meta|utilization|property|node)(?=[a-z_]{3})/i

function kindOf(name: string, isKnown: (word: string) => boolean): SecretNameKind | 'faint' | undefined {
  const kind = secretNameKind(name)
  if (kind !== undefined || isKnown(name)) return kind
  const own = name.replace(keyword, '')
  if (own !== name && secretNameKind(own) === 'strong') return 'strong'
  return isFaintSecretName(name) || (own !== name && isFaintSecretName(own)) ? 'faint' : undefined
}

/** The first word of a line of crm text that is no remark, and what follows up to where the line ends that goes on. */
const line = /^[ \t]*(?![#\s])([^\s=:]+)([^\n\\]*(?:\\(?:[ \t\r]*\n)?[^\n\\]*)*)/gm

/** What stands behind a first word that is no command, nor near one: it may have been the name of a secret. */
function* behindUnknownCommands(text: string): Generator<Span> {
  const isNear = createKnownNames({ entries: () => [...statements, ...parts] })
  for (const { 0: whole, 1: word = '', 2: rest = '', index } of text.matchAll(line)) {
    const name = word.replace(/[^\w.-]/g, '')
    if (vocabulary.find(name) !== undefined || isNear(name) || /^(?:<%|\{[%{#])|[{<]/.test(word)) continue
    const value = rest.trimStart()
    const start = index + whole.length - value.length
    const written = value.replace(/^[=:]\s*/, '').trimEnd()
    if (written === '' || written.split(/\s+/).every(part => part.replace(/["']/g, '').length < 3 || isPlainValue(part))) continue
    // Behind a name with its sign stand others with theirs.
    const end = /^\s*[=:]/.test(rest) ? start + value.length - written.length + endOfWord(written, 0) : start + value.trimEnd().length
    yield { start: start + value.length - value.replace(/^[=:]\s*/, '').length, end: Math.max(start, end) }
  }
}

/** So far a value is looked for. */
const longestSign = 40

/** A sign of assignment, blanks, or the end of a line that goes on. */
const signs = /^["']?(?:[ \t]*(?:\\{1,2}[ \t\r]*\n[ \t]*)?[=:]+[ \t\r]*(?:\\{1,2}[ \t\r]*\n[ \t]*)?|[ \t]+(?![^\w\s"'\\]{1,2}[ \t])|[ \t]*\\{1,2}[ \t\r]*\n[ \t]*)/

/** What came in where one should be, or a quote right behind the name. */
const oddSigns = /^(?:["']?[ \t]*[^\w\s"'\\]{1,2}[ \t]*(?=\S)|(?=["'“]))/

interface Hints {
  /** The name is surely that of a secret. */
  readonly isSure: boolean
  isKnown(word: string): boolean
}

/** Finds what follows upon a name: behind a sign, behind a blank where the name is surely that of a secret, in quotes or without. */
function valueBehind(text: string, start: number, { isSure, isKnown }: Hints): Span | undefined {
  const ahead = text.slice(start, start + longestSign)
  const sign = signs.exec(ahead)?.[0] ?? (isSure ? oddSigns.exec(ahead)?.[0] : undefined)
  if (sign === undefined || (!isSure && !/[=:]/.test(sign))) return undefined
  const from = start + sign.length
  const end = endOfWord(text, from)
  const quote = text[from] ?? ''
  const isQuoted = (quote === '"' || quote === "'") && end >= from + 2 && endOfQuote(text, from + 1, quote) >= end - 1
  const inside = { start: from + 1, end: text[end - 1] === quote ? end - 1 : end }
  const span = isQuoted ? inside : { start: from, end: isSure ? endOfMoreWords(text, end, isKnown) : end }
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
