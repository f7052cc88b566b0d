import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { isFaintSecretName, secretNameKind } from '../../secrets/secret-name.js'
import type { SecretNameKind } from '../../secrets/secret-name.js'
import { createKnownNames, isPlainValue } from '../../secrets/unknown-names.js'
import { endOfMoreWords } from '../../secrets/words-behind.js'
import { lineStartAt } from '../../text/line-at.js'
import type { Span } from '../../text/span.js'
import { masks as ofXml } from '../../pacemaker/masks.js'
import { vocabulary as ofPacemaker } from '../../pacemaker/vocabulary.js'
import { vocabulary } from './vocabulary.js'
import { parts, statements } from './vocabulary/statements.js'

/**
 * Lists where secrets may stand in a text that is meant for the crm shell, whatever state it is in: what is set by a name like a
 * secret's, in comments and without its sign too, the values of pairs in XML, what stands behind a command that nobody knows, and
 * what looks like a secret anywhere.
 */
export function* masks(text: string): Generator<Span> {
  const isKnown = (word: string): boolean => vocabulary.find(word) !== undefined
  let [from, end] = [0, 0]
  for (const { 0: name, index } of text.matchAll(/[A-Za-z][\w.-]*/g)) {
    const start = index + name.length
    // What stands within a secret is hidden with it; its last word may be the name of another.
    if (start < end || (start === end && index === from)) continue
    const kind = kindOf(name, isKnown)
    if (kind === undefined) continue
    const span = valueBehind(text, start, { isSure: kind === 'strong', isKnown })
    if (span === undefined || (kind === 'faint' && isPlainValue(text.slice(span.start, span.end)))) continue
    ;({ start: from, end } = span)
    yield span
  }
  // Two signs are written by nobody; what was before them may have been anything.
  for (const { 0: found, 1: value = '', index } of text.matchAll(/(?<=[\s"'][A-Za-z][\w.-]{0,60})==+[ \t]*["']?([^\s"'=]{3,})/g)) {
    if (!isPlainValue(value) && !isKnown(value)) yield { start: index + found.length - value.length, end: index + found.length }
  }
  // A name and its quotes without a sign between.
  for (const { 0: found, 1: name = '', 3: value = '', index } of text.matchAll(/(?<=\s)([A-Za-z][\w.-]{0,30})(["'])([^"'\n]{3,200})(?=\2\s)/g)) {
    if (!isKnown(name) && !isPlainValue(value)) yield { start: index + found.length - value.length, end: index + found.length }
  }
  yield* ofUnknownParameters(text, isKnown)
  yield* outOfPlace(text, isKnown)
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
  return isFaintSecretName(name) || (own !== name && (isFaintSecretName(own) || !isKnown(own))) ? 'faint' : undefined
}

let allNames: ReadonlySet<string> | undefined

function names(): ReadonlySet<string> {
  return (allNames ??= new Set(Array.from(ofPacemaker.entries(), ({ name }) => name)))
}

/** A value of fewer characters is passed over. */
const shortestValue = 5

/** The values of parameters that no agent has which we know: the name may have been that of a secret. What nodes are given has names that people choose. */
function* ofUnknownParameters(text: string, isKnown: (word: string) => boolean): Generator<Span> {
  for (const { 0: found, 1: name = '', 2: quote = '', 3: value = '', index } of text.matchAll(/(?<=\s)([A-Za-z_][\w.-]*)={1,2}(["']?)((?!["'])[^"'\n]*?)(?=\2(?:\s|$))/g)) {
    if (value.length < shortestValue || names().has(name) || isKnown(name) || isPlainValue(value) || isKnown(value)) continue
    const end = quote === '' ? index + found.length - value.length + (/^\S*/.exec(value)?.[0].length ?? 0) : index + found.length
    yield { start: index + found.length - value.length, end }
  }
}

/** What stands behind the name of a node and is no part of its statement, and the value of a name at the end of a line that does not go on. */
function* outOfPlace(text: string, isKnown: (word: string) => boolean): Generator<Span> {
  for (const { 0: found, 1: word = '', index } of text.matchAll(/^[ \t]*node[ \t]+(?:[^\s:]*:[ \t]*)?[^\s:=]+[ \t]+([^\s=:$\\]{3,})[ \t]*$/gm)) {
    if (!isKnown(word)) yield { start: index + found.trimEnd().length - word.length, end: index + found.trimEnd().length }
  }
  for (const { 0: found, 1: name = '', 2: word = '', index } of text.matchAll(/(?<![\w.-])([A-Za-z][\w.-]{2,40})["']?[ \t]{0,40}[=:]?[ \t]{0,40}\r?\n[ \t]*([^\s=]{3,})(?=\s|$)/gm)) {
    if (secretNameKind(name) === 'strong' && !isKnown(word) && !/^\s*#/.test(text.slice(lineStartAt(text, index), index))) yield { start: index + found.length - word.length, end: index + found.length }
  }
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
const signs = /^["']?(?:[ \t]*(?:\\{1,2}[ \t\r]*\n\s*)?[=:]+[ \t\r]*(?:\\{1,2}[ \t\r]*\n\s*)?|[ \t]+(?![^\w\s"'\\]{1,2}[ \t])|[ \t]*\\{1,2}[ \t\r]*\n\s*)/

/** What came in where one should be, or a quote right behind the name. */
const oddSigns = /^(?:["']?[ \t]*[^\w\s"'\\]{1,3}[ \t]*\\[ \t\r]*\n\s*|["']?[ \t]*[^\w\s"'\\]{1,2}[ \t]*(?=\S)|(?=["'“]))/

/** Signs before the end of a line that goes on. */
const oddLineEnd = /^["']?[ \t]*[^\w\s"'\\]{1,3}[ \t]*\\[ \t\r]*\n\s*/

interface Hints {
  /** The name is surely that of a secret. */
  readonly isSure: boolean
  isKnown(word: string): boolean
}

/** Finds what follows upon a name: behind a sign, behind a blank where the name is surely that of a secret, in quotes or without. */
function valueBehind(text: string, start: number, { isSure, isKnown }: Hints): Span | undefined {
  const ahead = text.slice(start, start + longestSign)
  const sign = (isSure ? oddLineEnd.exec(ahead)?.[0] : undefined) ?? signs.exec(ahead)?.[0] ?? (isSure ? oddSigns.exec(ahead)?.[0] : undefined)
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
    if (text[at] === '\n' && !/\\[ \t\r]*$/.test(text.slice(Math.max(from, at - longestSign), at)) && !closesOnNextLine(text, at, quote)) return at
    at += text[at] === '\\' && quote === '"' ? 2 : 1
  }
  return Math.min(at, text.length)
}

/** A quote that is closed on the next line, where no statement begins there. */
function closesOnNextLine(text: string, lineEnd: number, quote: string): boolean {
  const next = /\n[ \t]*([^\s"'=]*)((?:[^\n"'\\]|\\[^\n]){0,200})(["']?)(?=[ \t\r]*(?:\\|\n|$|[a-z_]+=))/y
  next.lastIndex = lineEnd
  const [, first = '', , close] = next.exec(text) ?? []
  return close === quote && vocabulary.find(first) === undefined
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
