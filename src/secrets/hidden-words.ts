import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

/** What words are made of: letters and digits of any script. */
const word = /[0-9A-Za-z\u00aa-\u1fff\u2c00-\ud7ff\uf900-\uffff]+/g

/** A word of a text with its place. */
export interface PlacedWord extends Span {
  readonly word: string
}

/** A file's text and where its secrets stand. */
export interface HidingText {
  readonly text: string
  readonly secrets: readonly Span[]
}

/** The words that stand in secrets and nowhere else. */
export interface HiddenWords {
  /** There is no secret at all. */
  readonly isEmpty: boolean
  /** Tells whether a word is part of a secret, in any case, and of nothing that may be shown, as it is written. */
  isHidden(word: string): boolean
  /** Tells of the beginning of a word whether a hidden one begins so. */
  isBeginning(word: string): boolean
  /** Secrets, as written, in which a hidden word stands: some of them, where it stands in many. */
  secretsWith(word: string): readonly string[]
  /** Tells whether a text is a secret without letters and digits. */
  isSigns(text: string): boolean
}

/** Lists the words of a text. */
export function wordsOf(text: string): PlacedWord[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({ word: found, start: index, end: index + found.length }))
}

const mostRemembered = 4

/**
 * Gathers the words that stand in the secrets of some texts. Which of them stand elsewhere too, or in the `names` that languages
 * know, is found out when first asked for.
 */
export function createHiddenWords(texts: readonly HidingText[], names: () => Iterable<string>): HiddenWords {
  const secrets = new Map<string, string[]>()
  const signs = new Set<string>()
  for (const { text, secrets: spans } of texts) {
    for (const span of spans) {
      const written = text.slice(span.start, span.end)
      const known = unquoted(written)
      if (written.search(word) === -1) signs.add(known)
      for (const found of wordsIn(text, span)) {
        const list = secrets.get(found)
        if (list === undefined) secrets.set(found, [known])
        else if (list.length < mostRemembered && !list.includes(known)) list.push(known)
      }
    }
  }
  let shown: ReadonlySet<string> | undefined
  let sorted: readonly string[] | undefined
  const isHidden = (found: string): boolean => secrets.has(found.toLowerCase()) && !(shown ??= shownWords(texts, secrets, names())).has(found)
  return {
    isEmpty: secrets.size === 0 && signs.size === 0,
    isHidden,
    isBeginning(found) {
      sorted ??= [...secrets.keys()].sort()
      const folded = found.toLowerCase()
      const next = sorted[firstFrom(sorted, folded)]
      return next !== undefined && next.startsWith(folded) && isHidden(next)
    },
    secretsWith: found => secrets.get(found.toLowerCase()) ?? [],
    isSigns: text => signs.has(text),
  }
}

/** The words of one secret, also as they read without backslashes and with references replaced, and whole where it begins or ends within one. */
function wordsIn(text: string, { start, end }: Span): Set<string> {
  let from = start
  let to = end
  while (from > 0 && start - from < longestRun && isWordAt(text, from - 1) && isWordAt(text, from)) from -= 1
  while (to < text.length && to - end < longestRun && isWordAt(text, to) && isWordAt(text, to - 1)) to += 1
  const written = text.slice(start, end)
  const forms = new Set([text.slice(from, to), written, written.replace(/\\(.)/g, '$1'), withoutReferences(written)])
  return new Set([...forms].flatMap(form => wordsOf(form).map(found => found.word.toLowerCase())))
}

const longestRun = 200

function isWordAt(text: string, at: number): boolean {
  word.lastIndex = 0
  return word.test(text.charAt(at))
}

const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : -1
    if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    return named[name ?? ''] ?? whole
  })
}

/** Finds which of the words of secrets stand outside of secrets as well. */
function shownWords(texts: readonly HidingText[], secrets: ReadonlyMap<string, unknown>, names: Iterable<string>): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const name of names) for (const found of wordsOf(name)) shown.add(found.word)
  for (const { text, secrets: spans } of texts) {
    let next = 0
    for (const { 0: found, index } of text.matchAll(word)) {
      while ((spans[next]?.end ?? Infinity) <= index) next += 1
      if (index + found.length > (spans[next]?.start ?? Infinity)) continue
      if (secrets.has(found.toLowerCase())) shown.add(found)
    }
  }
  return shown
}

function firstFrom(sorted: readonly string[], wanted: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Leaves out quotes at both ends. */
function unquoted(text: string): string {
  return text.trim().replace(/^["'“”„‘’`]+|["'“”„‘’`]+$/g, '')
}

/** Joins the places of words to spans of what is to be hidden, each up to where something else begins. */
export function hiddenStretch(text: string, { start, end }: Span): Span {
  const isPart = (at: number): boolean => at >= 0 && at < text.length && !/[\s=,:;/'"()[\]{}<>|&]/.test(text.charAt(at))
  let from = start
  let to = end
  while (isPart(from - 1)) from -= 1
  while (isPart(to)) to += 1
  return spanFrom(from, to)
}
