import type { Fault } from '../diagnostics/diagnostic.js'
import type { FileId } from '../text/located.js'
import { hasLookAlike, lookAlikesIn } from '../text/look-alikes.js'
import type { LookAlikeAt } from '../text/look-alikes.js'
import { meantReplacements, misleadingIn, misleadingInWords } from '../text/misleading.js'
import type { Span } from '../text/span.js'
import { hasWords } from './blank.js'

/** A text of which the markup is read as its author means it, and the characters that were replaced for that. */
export interface MeantText {
  /** As long as the real text, so that every place is the same. */
  readonly text: string
  readonly found: readonly LookAlikeAt[]
}

/** A text while the characters of its markup are being looked at. */
interface Scan {
  readonly text: string
  /** The text as it is meant, one entry a UTF-16 unit. */
  readonly characters: string[]
  readonly found: LookAlikeAt[]
}

/** What is not looked into. */
const unread = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)/y
const tagStart = /<\/?[A-Za-z_:\u0080-\uFFFF]/y
/** A value in straight quotes; one that is not closed ends before the next tag. */
const straight = /"[^"<]*"|'[^'<]*'/y
/** Behind the look-alike of a closing quote: the next attribute, whose opening quote seemed to close the value. */
const nextAttribute = /^[ \t\r\n]+[A-Za-z_:][-A-Za-z0-9_:.]*[ \t\r\n]*=[ \t\r\n]*["']$/
/** No XML has these; they are reported as such. */
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F]/
const allControls = new RegExp(controls.source, 'g')
const typographicEnd = /[^<>\n]/
/** Names are shorter; what is longer is not looked through. */
const longestName = 64
const nameCharacter = /[-A-Za-z0-9_:.\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u1FFF\u2C00-\uD7FF\uF900-\uFDCF]/

/**
 * Finds the characters of markup that look like others, or like nothing: typographic quotes around values, blanks and marks of
 * web pages between attributes and tags, signs of full width. What stands in straight quotes, text and comments is left.
 *
 * Returns `undefined` where there is none; to see that costs one look at the text. Linear.
 */
export function readAsMeant(text: string): MeantText | undefined {
  if (!controls.test(text) && (!/[^\0-\x7F]/.test(text) || !hasLookAlike(text))) return undefined
  const scan: Scan = { text, characters: text.split(''), found: [] }
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    const end = next === -1 ? text.length : next
    takeBlanks(scan, { start: at, end })
    if (next === -1) break
    const behind = endOf(unread, text, next)
    if (behind !== -1) at = behind
    else at = endOf(tagStart, text, next) === -1 ? next + 1 : scanTag(scan, next + 1)
  }
  const meant = scan.characters.join('')
  return meant === text ? undefined : { text: meant, found: scan.found }
}

/** Says what is wrong with the characters, once a line, and offers to write what is meant. */
export function* misleadingFaults(text: string, found: readonly LookAlikeAt[], { file, rule }: { readonly file: FileId; readonly rule: string }): Generator<Fault> {
  for (let first = 0, next = 0; first < found.length; first = next) {
    const { start = 0 } = found[first] ?? {}
    const lineEnd = text.indexOf('\n', start)
    next = first + 1
    while (next < found.length && (lineEnd === -1 || (found[next]?.start ?? 0) < lineEnd)) next += 1
    const ofLine = found.slice(first, next)
    const span = { start, end: ofLine[0]?.end ?? start }
    yield {
      rule,
      at: { file, span },
      message: misleadingInWords(ofLine, 'XML'),
      fixes: [
        {
          title: 'Write what is meant',
          safety: ofLine.some(at => beginsMarkup(text, at)) ? 'unsafe' : 'safe',
          edits: meantReplacements(text, ofLine, { dropsQuotes: false }).map(edit => ({ file, ...edit })),
        },
      ],
    }
  }
}

/** Tells whether a comment, an end tag, a mark of a template or the like would begin if a character were not there: it changes what all the rest is. */
function beginsMarkup(text: string, { start, end }: Span): boolean {
  return (text[start - 1] === '<' && /[!?/%]/.test(text.charAt(end))) || (text[start - 1] === '{' && /[{%#]/.test(text.charAt(end)))
}

function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Replaces a character; what shows nothing is read as a blank, and was meant as nothing, but between two attributes. */
function take({ text, characters, found }: Scan, at: LookAlikeAt, meant: string): void {
  const isNothing = at.kind === 'invisible' && !(/["']/.test(text.charAt(at.start - 1)) && nameCharacter.test(text.charAt(at.end)))
  found.push({ ...at, meant: isNothing ? '' : meant })
  characters[at.start] = meant
  for (let rest = at.start + 1; rest < at.end; rest += 1) characters[rest] = ' '
}

/** Takes what was meant as blanks between tags. A byte-order mark at the very start is one. */
function takeBlanks(scan: Scan, { start, end }: Span): void {
  const found = [...lookAlikesIn(scan.text, start, end)].filter(({ start: at }) => at > 0 || scan.text[0] !== '\uFEFF')
  if (!found.every(({ kind }) => kind === 'space' || kind === 'invisible' || kind === 'line-break')) return
  const isWithWords = (from: number, to: number): boolean => hasWords(scan.text.slice(from, to).replace(allControls, ' '))
  let from = start === 0 && scan.text.startsWith('\uFEFF') ? 1 : start
  for (const at of found) {
    if (isWithWords(from, at.start)) return
    from = at.end
  }
  if (isWithWords(from, end)) return
  for (const at of found) take(scan, at, ' ')
  for (const { index } of scan.text.slice(start, end).matchAll(allControls)) scan.characters[start + index] = ' '
}

/** Looks at a tag from behind its `<` on, and tells where it ends. */
function scanTag(scan: Scan, start: number): number {
  const { text } = scan
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === 62) return at + 1
    if (code === 60) return at
    if (code === 34 || code === 39) at = scanStraight(scan, at)
    else if (code < 0x20 && controls.test(text.charAt(at))) at = passOver(scan, { start: at, end: at + 1 })
    else if (code < 0x80) at += 1
    else at = scanForeign(scan, at)
  }
  return text.length
}

/** Passes over a value in straight quotes; one that a look-alike was meant to close ends there. */
function scanStraight(scan: Scan, start: number): number {
  const end = endOf(straight, scan.text, start)
  if (end === -1) return start + 1
  let last: LookAlikeAt | undefined
  for (const at of lookAlikesIn(scan.text, start, end)) if (isQuote(at)) last = at
  if (last === undefined || !nextAttribute.test(scan.text.slice(last.end, end))) return end
  take(scan, last, scan.text.charAt(start))
  return last.end
}

/** Takes a character beyond ASCII in a tag, outside of straight quotes; tells where to go on. */
function scanForeign(scan: Scan, start: number): number {
  const { text } = scan
  const [at] = lookAlikesIn(text, start, start + 1)
  if (at === undefined) return start + 1
  if (isQuote(at)) return isInName(text, at) ? takeInvisible(scan, { ...at, kind: 'invisible' }) : scanTypographic(scan, at)
  if (at.kind === 'space' || at.kind === 'line-break') {
    if (isInName(text, at) && !isBehindTagName(text, at)) return takeInvisible(scan, { ...at, kind: 'invisible' })
    take(scan, at, ' ')
  }
  else if (at.kind === 'invisible') takeInvisible(scan, at)
  else if (at.kind === 'letter' && nameCharacter.test(text.charAt(start))) return scanWord(scan, at)
  else if (at.meant.length === 1) take(scan, at, at.meant)
  return at.end
}

const tagName = /<[^ \t\r\n<>"'=]*$/
const attributeStart = /^[^ \t\r\n<>"'=]+[ \t\r\n]*=/

/** Tells whether what looks like a blank parts the name of a tag from its first attribute: no other two words stand beside each other. */
function isBehindTagName(text: string, { start, end }: Span): boolean {
  return tagName.test(text.slice(Math.max(0, start - longestName), start)) && attributeStart.test(text.slice(end, end + longestName))
}

/** Takes the quotes around a value, of which at least the first one is not straight. */
function scanTypographic(scan: Scan, opening: LookAlikeAt): number {
  const { text } = scan
  let quote = opening.meant
  for (let at = opening.end; at < text.length && typographicEnd.test(text.charAt(at)); at += 1) {
    const character = text.charAt(at)
    if (character === '"' || character === "'") {
      take(scan, opening, character)
      return at + 1
    }
    const [closing] = lookAlikesIn(text, at, at + 1)
    if (closing === undefined || !isQuote(closing)) continue
    // Two primes or accents of different kinds were meant as one pair.
    if (closing.meant !== quote) quote = '"'
    take(scan, opening, quote)
    take(scan, closing, quote)
    return closing.end
  }
  take(scan, opening, quote)
  return opening.end
}

/** Takes a character that shows nothing; in the middle of a name it moves behind it, so that the name is what it seems. */
function takeInvisible(scan: Scan, at: LookAlikeAt): number {
  take(scan, at, ' ')
  return passOver(scan, at)
}

/** Reads a stretch as nothing: in the middle of a name the rest of it moves to its place. */
function passOver({ text, characters }: Scan, span: Span): number {
  let { end } = span
  while (end < span.end + longestName && nameCharacter.test(text.charAt(end))) end += 1
  characters.fill(' ', span.start, span.end)
  if (!isInName(text, span)) return span.end
  for (let to = span.start, from = span.end; to < end; to += 1, from += 1) characters[to] = from < end ? (characters[from] ?? ' ') : ' '
  return span.end
}

/** Tells whether a stretch parts a name. */
function isInName(text: string, { start, end }: Span): boolean {
  return nameCharacter.test(text.charAt(start - 1)) && nameCharacter.test(text.charAt(end))
}

/** Takes the letters of another alphabet in a word of Latin ones, of which the first one is known; tells where the word ends. */
function scanWord(scan: Scan, first: LookAlikeAt): number {
  const { text } = scan
  let { start, end } = first
  while (first.start - start < longestName && nameCharacter.test(text.charAt(start - 1))) start -= 1
  while (nameCharacter.test(text.charAt(end))) end += 1
  for (const at of misleadingIn(text, { start, end })) {
    if (at.start >= first.start && at.kind === 'letter' && at.meant.length === 1) take(scan, at, at.meant)
  }
  return end
}

function isQuote({ kind }: LookAlikeAt): boolean {
  return kind === 'double-quote' || kind === 'single-quote'
}
