import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { slips } from '../../secrets/distance.js'
import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import type { FindBreak } from '../../secrets/masks-in-parts.js'
import { glueIn } from '../../secrets/secret-name.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { inCommentedStatements } from './analysis/commented-statements.js'
import { createNames, mostComparisons, namesOfVocabulary } from './analysis/secret-names.js'
import type { Names } from './analysis/secret-names.js'
import { valueBehind, inQuotes, valueEnd, createScan } from './analysis/secret-values.js'
import { isInQuotes, strayQuotes } from './analysis/stray-quotes.js'
import { findWord, scanForWords } from './analysis/words-to-look-at.js'
import { optionEntries } from './vocabulary.js'

/**
 * Lists where secrets may stand in a text that is meant as drbd.conf, whatever state it is in: behind `shared-secret` and what
 * is near it, in comments too, up to where something else surely begins; what stands behind a name that nobody knows; passwords
 * in handlers; a secret behind `cram-hmac-alg`.
 */
export function* masks(text: string): Generator<Span> {
  const names = createNames(mostComparisons(text))
  const watch = createCommentWatch(text)
  const commands = createCommandWatch(text)
  const again = createOverlap(text)
  let done = 0
  let hidden = 0
  const scan = scanForWords(text)
  while (findWord(scan)) {
    const { word, start, end } = scan
    // A secret may go on behind a line end; a name at the start of a line may also name another one.
    if (start < done && !(end === done && names.isSecret(word)) && !/\n[^\S\n]*["'“]?$/.test(text.slice(Math.max(0, start - 200), start))) continue
    // What stands in a comment does not go on behind its line, nor what stands in a command behind its quote.
    const isComment = watch.isComment(start)
    const commandEnd = isComment ? -1 : commands.endAround(start)
    const reach = isComment ? text.indexOf('\n', start) : commandEnd
    if (!isComment && isOfNobody(word, names)) {
      if (start >= hidden && commandEnd === -1 && !isInPath(text, start)) {
        const value = valueOfUnknown(text, { start, end }, names)
        yield value
        hidden = value.end
      }
    } else if (!mayNameSecret(nameIn(word), names)) {
      // Nearly all words are names that hide nothing, and come again and again.
      if (!isComment) scan.passed.add(word)
      continue
    }
    for (const found of secretBehind(reach === -1 ? text : text.slice(0, reach), { start, end }, names)) {
      const span = isComment ? spanFrom(found.start, endInComment(text, found, { end: reach, names })) : found
      yield span
      if (again.isTooMuch(span, done)) return yield spanFrom(span.start, text.length)
      done = Math.max(done, span.end)
    }
  }
  yield* insideStatements(text, names)
  yield* furtherWords(text, names)
  yield* withoutNames(text, names)
  if (text.includes('#')) yield* inCommentedStatements(text, names.isKnown)
  yield* embeddedSecrets(text, names.isKnown)
}

/**
 * Finds where a text may be cut for that: before a line that begins with a name that everybody knows, behind one that ends with
 * `;`, `{` or `}`. No secret goes on over both, whatever is wrong with what stands before; and with three signs and blanks
 * between their words none is torn apart there.
 */
export function maskBreaks(text: string): FindBreak | undefined {
  if (text.includes('PRIVATE KEY')) return undefined // It goes on over many lines.
  return from => {
    lineOfName.lastIndex = from
    const found = lineOfName.exec(text)
    return found === null ? undefined : found.index + found[0].length
  }
}

const lineOfName =
  /(?:[\s;{}][;{}]\n|[;{}]\n(?=[ \t]))(?=[ \t]{0,40}(?:resource|common|global|net|disk|handlers|startup|options|syncer|on|device|volume|address|protocol|connection|host)[ \t{][^\n]*[;{}]\n)/g

/** What stands behind a secret in a comment and is no option may be another one, or the rest of it. */
function endInComment(text: string, { start, end: valueEnd }: Span, { end, names }: { readonly end: number; readonly names: Names }): number {
  if (start === valueEnd) return valueEnd
  const rest = text.slice(valueEnd, end === -1 ? text.length : end)
  const next = /^[^\S\n]*["'”’»]?[^\S\n]*;\s*([\w-]+)["']?[^\S\n]+\S/.exec(rest)?.[1]
  return next === undefined || names.isKnown(next) ? valueEnd : valueEnd + rest.trimEnd().length
}

/** Statements that are nothing but a text in quotes, or begin with one that is no name: their own names got lost. */
function* withoutNames(text: string, names: Names): Generator<Span> {
  const scan = createScan(text)
  const again = createOverlap(text)
  const watch = createCommentWatch(text)
  let done = 0
  for (const start of strayQuotes(text)) {
    if (start < done || watch.isComment(start)) continue
    const head = text.slice(start + 1, start + 1 + longestStrayName)
    const first = /^[^"”’»“'`]*/.exec(head)?.[0] ?? ''
    // With something behind it, it is a name itself.
    if (/^[\w-]+"\s+[^\s;}]/.test(head)) continue
    if (names.isKnown(first) || (/^[\w-]+$/.test(first) && names.isSecret(first)) || plainValue.test(first) || first.startsWith('/')) continue
    const value = spanFrom(start, valueEnd(text, start, { scan, names }))
    yield inQuotes(text, value)
    if (again.isTooMuch(value, done)) return yield spanFrom(start, text.length)
    done = value.end
  }
}

const longestStrayName = 60

/** In the middle of a statement only what is near the one name counts. Comments are read with the rest. */
function* insideStatements(text: string, names: Names): Generator<Span> {
  let watch: ReturnType<typeof createCommentWatch> | undefined
  const again = createOverlap(text)
  let done = 0
  for (const { 0: word, index } of text.matchAll(/(?<=\s)s[a-z]{0,6}[-_.][a-z_.-]{3,9}(?=[\s=:;"'“‘])/gi)) {
    if (!names.isSecret(word)) continue
    watch ??= createCommentWatch(text)
    if (watch.isComment(index)) continue
    for (const span of secretBehind(text, spanFrom(index, index + word.length), names)) {
      yield span
      if (again.isTooMuch(span, done)) return yield spanFrom(span.start, text.length)
      done = Math.max(done, span.end)
    }
  }
}

/**
 * Tells when so much of a text was read as part of one value and of the next that nobody wrote it as drbd.conf: names in the values of names, each
 * of which goes on to the end. All that follows is a secret then, which costs less than to find out where each ends.
 */
function createOverlap(text: string): { isTooMuch(value: Span, done: number): boolean } {
  let left = 8 * text.length + 4_000
  return { isTooMuch: ({ start, end }, done) => (left -= Math.max(0, Math.min(done, end) - start)) < 0 }
}

/** Bare words at the beginning of a statement, and a text in quotes behind them. */
const quotedBehind = /(?:^|[;{}\n])[^\S\n]{0,200}([^\s;{}"“#]{1,40}(?:[^\S\n]{1,20}[^\s;{}"“#]{1,40}){0,3})[^\S\n]{0,20}(?:"((?:[^"\\\n]|\\[^\n])+)"|["“]([^"”;{}\n]+)”?)/g

/** An option, its value, and what is too much behind it. */
const optionWithMore = /(?:^|[;{}\n])[^\S\n]{0,200}([a-z][a-z-]{2,40})[^\S\n]{1,20}(?:"[^"\n]*"|[^\s;{}"#]+)[^\S\n]{1,20}([^\s;{}\n#"][^;{}\n#"]*)/g

/** A long word that is a statement by itself. */
const loneWord = /(?:^|[;{}\n])[^\S\n]{0,200}([a-z][\w@!,.<>-]{13,100}(?=[^\S\n]{0,20}["'”]?[;}])|[a-z][\w@!,.<>/-]{4,100}(?=[^\S\n]{0,20}["'”][^\S\n]{0,20}[;}]))/gi

/** A word that is written together with the `;` before it, and is a statement by itself. */
const gluedWord = /[^\s;{}];([a-z][\w@!,.<>-]{5,100})(?=[^\S\n]{0,20}["'”]?[^\S\n]{0,20}[;}\n])/gi

/** What is written together with the quote before it. What no quote closes is stepped over once, and not looked at from each quote in it. */
const behindQuote = /"(?:[^"\\\n]|\\[^\n])*(?:"([\w:@=][^;{}\n]{3,500})?)?/g

/** The name of a secret is no longer, with a slip or two. */
const longestName = 18

/** A name of one or two letters, and what stands behind it. */
const shortName = /(?:^|[;{}\n])[^\S\n]{0,200}(?!on\b)(?:[a-z]{1,2}[^\S\n]{1,20}[a-z]{1,3}|[a-z]{1,2})[^\S\n]{1,20}([^\s;{}"#]{6,100}(?:[^\S\n]{1,20}[^\s;{}"#]{1,100})?)(?=[^\S\n]{0,20}"?[^\S\n]{0,20};)/gi

/** A statement that begins with no name, or has more words than an option takes: what should not be there may be a secret. */
function* furtherWords(text: string, names: Names): Generator<Span> {
  yield* quotedFurther(text, names)
  const isHarmless = (words: string): boolean => words.trim().split(/\s+/).every(word => plainValue.test(word) || names.isKnown(word))
  const { single, sections } = namesOfVocabulary()
  for (const { name, more, start } of withoutComments(text, optionWithMore)) if (single.has(name) && !isHarmless(more) && !sections.has(/^\S*/.exec(more)?.[0] ?? '')) yield spanFrom(start, start + more.trimEnd().length)
  for (const { name, start } of withoutComments(text, loneWord)) if (!names.isKnown(name) && (name.length > longestName || !names.isSecret(name))) yield spanFrom(start, start + name.length)
  for (const { name, start } of withoutComments(text, gluedWord)) if (!names.isKnown(name) && !names.isSecret(name)) yield spanFrom(start, start + name.length)
  const watch = createCommentWatch(text)
  for (const { 0: whole, 1: more = '', index } of text.matchAll(behindQuote)) {
    if (more !== '' && !watch.isComment(index) && !isInQuotes(text, index) && !isHarmless(more)) yield spanFrom(index + whole.length - more.length, index + whole.trimEnd().length)
  }
  for (const { name, start } of withoutComments(text, shortName)) if (!isHarmless(name)) yield spanFrom(start, start + name.trimEnd().length)
}

/** The matches of a pattern outside of comments, and where the last group of each begins, which ends it. */
function* withoutComments(text: string, pattern: RegExp): Generator<{ readonly name: string; readonly more: string; readonly start: number }> {
  const watch = createCommentWatch(text)
  for (const { 0: whole, 1: name = '', 2: more = '', index } of text.matchAll(pattern)) {
    if (!watch.isComment(index + leadOf(whole))) yield { name, more, start: index + whole.length - (more === '' ? name : more).length }
  }
}

/** How much stands before the first word of a statement: what ends the one before, and blanks. */
function leadOf(statement: string): number {
  return /^[;{}\n]?\s*/.exec(statement)?.[0].length ?? 0
}

function* quotedFurther(text: string, names: Names): Generator<Span> {
  const watch = createCommentWatch(text)
  for (const { 0: whole, 1: written = '', 2: inGood, 3: inOdd = '', index } of text.matchAll(quotedBehind)) {
    const words = written.split(/\s+/)
    const value = inGood ?? inOdd
    if (words.length > 1 && /[<>|()=]/.test(written)) continue
    const isOurs = words.length === 1 && (written === 'on' || /^[a-z]{3}/i.test(written)) && (names.isKnown(written) || names.isSecret(written))
    if (isOurs || value.split(/\s+/).every(word => plainValue.test(word) || names.isKnown(word)) || watch.isComment(index + leadOf(whole))) continue
    const end = index + whole.length - (/["”]$/.test(whole) ? 1 : 0)
    yield spanFrom(end - value.length, end)
  }
}

/** The kernel's names of hashes, and what may be meant as one. */
const algorithm = /^(?:hmac\()?(?:sha|md|crc|rmd|wp|tgr|blake|sm)[-_]?\w{0,4}(?:[-_/]\w{1,4})?\)?$/i

function mayNameSecret(name: string, names: Names): boolean {
  return isNearHmac(name) || names.isSecret(name)
}

function* secretBehind(text: string, { start, end }: Span, names: Names): Generator<Span> {
  const name = nameIn(text.slice(start, end))
  if (!mayNameSecret(name, names)) return
  const nameEnd = start + name.length
  const isQuoted = /["'”]/.test(text[nameEnd] ?? '') && /["'“]/.test(text[start - 1] ?? '')
  if (!names.isSecret(name)) {
    const value = algorithmBehind(text, nameEnd)
    const word = text.slice(value.start, value.end).replace(/^["']|["']$/g, '')
    const isMeant = algorithm.test(word) || names.isKnown(word) || didYouMean(word, ['sha1', 'md5', 'sha256', 'sha512']) !== undefined
    if (!isMeant) yield inQuotes(text, value)
    return
  }
  const value = valueBehind(text, isQuoted ? nameEnd + 1 : nameEnd, names)
  const glue = start + glueIn(name, value.start < value.end)
  if (glue < nameEnd) yield spanFrom(glue, nameEnd)
  yield inQuotes(text, value)
}

/** `cram-hmac-alg`, with a slip of the pen too. */
function isNearHmac(name: string): boolean {
  return /hmac/i.test(name) || (/^cra/i.test(name) && slips(name.toLowerCase().replace(/[^a-z]/g, ''), 'cramhmacalg', 2) <= 2) || /^(?:cram[-_]?)?h[acm]{2,5}[-_]?al?g?$/i.test(name)
}

/** What nobody takes for a secret: figures, units, addresses, paths. */
const plainValue = /^(?:[\d.,:/%+-]+[a-z]{0,2}|\/[^\s;]*|ipv[46]|sdp|ssocks|\[?[\da-f]*:[\da-f:.]+\]?(?::\d+)?)$/i

function isOfNobody(word: string, names: Names): boolean {
  const name = nameIn(word)
  return /^[a-z]/i.test(name) && !isNearHmac(name) && !names.isSecret(name) && !names.isKnown(name)
}

/** Between the braces of a path (`res/{a,b}.res`) stand parts of names of files, and no statement begins. */
function isInPath(text: string, start: number): boolean {
  if (text[start - 1] !== '{' || !/\/[^\s;{}"#]*$/.test(text.slice(Math.max(0, start - 1 - longestPath), start - 1))) return false
  const inside = /[^\s;{}"#=:]*\}/y
  inside.lastIndex = start
  return inside.test(text)
}

const longestPath = 200

/** A sign behind a name belongs to neither it nor its value: `shared-secret: x`, `shared-secret=x`. */
function nameIn(word: string): string {
  return /^[^:=,]*/.exec(word)?.[0] ?? ''
}

/**
 * A name that is none of DRBD's and near none may be one that was meant to be that of a secret: what stands behind it in the
 * same statement is not shown, unless it is plain or known. Names of sections are.
 */
function valueOfUnknown(text: string, { start: wordStart, end: wordEnd }: Span, { isKnown }: Names): Span {
  const isQuoted = /["“]/.test(text[wordStart - 1] ?? '') && /["”]/.test(text[wordEnd] ?? '')
  const nameEnd = isQuoted ? wordEnd + 1 : wordStart + nameIn(text.slice(wordStart, wordEnd)).length
  const value = /([^\S\n]*[=:,]?[^\S\n]*(?:\n\s*(?="))?)((?:"(?:[^"\\\n]|\\[^\n])*"|[^;{}\n"#]|"|\n[^\S\n]*(?="))*)/y
  value.lastIndex = nameEnd
  const [, lead = '', written = ''] = value.exec(text) ?? []
  const words = written.trimEnd()
  const start = nameEnd + lead.length
  const isHarmless = text[value.lastIndex] === '{' || words.split(/\s+/).every(word => plainValue.test(word) || isKnown(word))
  return isHarmless ? spanFrom(start, start) : inQuotes(text, spanFrom(start, start + words.length))
}

function algorithmBehind(text: string, nameEnd: number): Span {
  const value = /[\s=:"{]*([^;{}\n#]*)/y
  value.lastIndex = nameEnd
  const word = (value.exec(text)?.[1] ?? '').replace(/[\s"]+$/, '')
  const start = text.indexOf(word, nameEnd)
  return spanFrom(start, start + word.length)
}

/** Knows whether a place lies in a comment; places are asked for in order. */
function createCommentWatch(text: string): { isComment(offset: number): boolean } {
  const parts = /"(?:[^"\\\n]|\\[^\n])*"?|#[^\n]*/g
  let comment = spanFrom(-1, -1)
  let next = parts.exec(text)
  return {
    isComment(offset) {
      for (; next !== null && next.index < offset; next = parts.exec(text)) {
        if (next[0].startsWith('#')) comment = spanFrom(next.index, parts.lastIndex)
      }
      return offset < comment.end
    },
  }
}

/** A handler in good quotes, with its line to itself. */
const handler = /^[^\S\n]*(?:handlers[^\S\n]*\{[^\S\n]*)?([a-z][a-z-]*)[^\S\n]+"((?:[^"\\\n]|\\[^\n])*)"[^\S\n]*;(?=[^\S\n]*(?:[}#]|$))/gm

let handlerNames: ReadonlySet<string> | undefined

/**
 * Knows where the command of a handler ends in which a place lies, -1 where it lies in none: what stands behind a `;` there is a program with its arguments, and no
 * statement. Places are asked for in order.
 */
function createCommandWatch(text: string): { endAround(offset: number): number } {
  const handlers = (handlerNames ??= new Set([...optionEntries('handlers')].map(({ name }) => name)))
  const found = text.matchAll(handler)
  let command = spanFrom(-1, -1)
  return {
    endAround(offset) {
      while (command.end <= offset) {
        const { value: next } = found.next()
        if (next === undefined) return -1
        const [whole, name = '', written = ''] = next
        if (!handlers.has(name)) continue
        const start = next.index + whole.indexOf('"') + 1
        command = spanFrom(start, start + written.length)
      }
      return command.start <= offset ? command.end : -1
    },
  }
}
