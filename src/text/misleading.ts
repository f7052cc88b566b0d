import { lookAlikeInWords, lookAlikesIn } from './look-alikes.js'
import type { LookAlikeAt } from './look-alikes.js'
import { spanFrom } from './span.js'
import type { Span } from './span.js'

/** A word as its author means it, and the stretch that it stands for. */
export interface MeantWord {
  readonly text: string
  readonly span: Span
}

/** A replacement of a stretch by another text. */
export interface Replacement {
  readonly span: Span
  readonly newText: string
}

/**
 * Lists the look-alikes of a word.
 *
 * Letters of other alphabets count only where Latin ones stand beside them and nothing else is foreign: a word that is
 * Greek or Cyrillic is meant so.
 */
export function misleadingIn(text: string, { start, end }: Span): LookAlikeAt[] {
  const found = [...lookAlikesIn(text, start, end)]
  if (!found.some(({ kind }) => kind === 'letter')) return found
  const word = text.slice(start, end)
  const foreign = [...word].filter(char => char.charCodeAt(0) >= 0x80).length
  return /[0-9A-Za-z]/.test(word) && foreign === found.length ? found : found.filter(({ kind }) => kind !== 'letter')
}

/**
 * Reads a word as its author means it: blanks of other kinds part it, what shows nothing is gone, other look-alikes are
 * what they look like. Quotes go too where `dropsQuotes`, for who knows none. A word may vanish.
 */
export function meantWords(
  text: string,
  span: Span,
  { dropsQuotes }: { readonly dropsQuotes: boolean } = { dropsQuotes: true },
): MeantWord[] {
  const words: MeantWord[] = []
  let word = ''
  let start = span.start
  let from = span.start
  const finish = (end: number): void => {
    if (word !== '') words.push({ text: word, span: spanFrom(start, end) })
    word = ''
  }
  for (const found of misleadingIn(text, span)) {
    word += text.slice(from, found.start)
    from = found.end
    const isBlank = found.kind === 'space' || found.kind === 'line-break'
    if (isBlank) finish(found.start)
    else if (!(dropsQuotes && isQuote(found))) {
      // What is longer than it looks would reach beyond the place that it stands for.
      const isLonger = found.meant.length > found.end - found.start
      word += isLonger ? text.slice(found.start, found.end) : found.meant
    }
    if (word === '') start = found.end
  }
  word += text.slice(from, span.end)
  finish(span.end)
  return words
}

/** Writes what was meant in place of look-alikes; a blank only where there is none. */
export function meantReplacements(
  text: string,
  found: readonly LookAlikeAt[],
  { dropsQuotes }: { readonly dropsQuotes: boolean } = { dropsQuotes: true },
): Replacement[] {
  return found.map(character => {
    const { start, end, kind, meant } = character
    const isBlank = kind === 'space' || kind === 'line-break'
    // An indentation stays one: a line that begins with a blank may go on with another.
    const isIdle = isBlankAt(text, start - 1) || isBlankAt(text, end) || isLineEnd(text, end)
    const newText = isBlank ? (isIdle ? '' : ' ') : dropsQuotes && isQuote(character) ? '' : meant
    return { span: spanFrom(start, end), newText }
  })
}

/** Says what is wrong with the first of some look-alikes on a line, and how many more there are. */
export function misleadingInWords(found: readonly LookAlikeAt[], reader: string): string {
  const [first] = found
  if (first === undefined) return ''
  const name = lookAlikeInWords(first)
  const more = found.length === 1 ? '' : `, and ${found.length - 1} more on the line`
  switch (first.kind) {
    case 'space':
      return `The ${name} is no blank to ${reader}, but a part of the word${more}`
    case 'line-break':
      return `The ${name} ends no line for ${reader}, but is a part of the word${more}`
    case 'invisible':
      return `An invisible character, ${name}, is a part of the word${more}`
    default:
      return `The ${name} is not the ${first.meant === '"' ? `'"'` : `"${first.meant}"`} that it looks like${more}`
  }
}

function isQuote({ kind }: LookAlikeAt): boolean {
  return kind === 'double-quote' || kind === 'single-quote'
}

function isBlankAt(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t'
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '\r'
}
