import { spanFrom } from '../text/span.js'
import { overlapping } from './mask.js'
import type { Span } from '../text/span.js'

/** What words are made of: letters and digits of any script, and none of the quotes and signs between them. */
const word = /[0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u2e80-\u2fff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]+/g

/** The same for one character; it does not move where the other is to begin. */
const wordCharacter = new RegExp(word.source)

/** A word of a text with its place. */
export interface PlacedWord extends Span {
  readonly word: string
}

/** A file's text and where its secrets stand. */
export interface HidingText {
  /** The same object as long as the file is the same: its words are remembered by it. */
  readonly source: { readonly text: string }
  readonly secrets: readonly Span[]
}

/** The words that stand in secrets and nowhere else. */
export interface HiddenWords {
  /** There is no secret at all. */
  readonly isEmpty: boolean
  /** The secrets in words: where it is the same, so are the answers about all words that stand in none. */
  readonly key: string
  /** How many questions were asked about words that stand in secrets. */
  asked(): number
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
 * know, is found out when first asked for. The words of a list of names are remembered with it.
 */
export function createHiddenWords(texts: readonly HidingText[], names: () => Iterable<readonly string[]>): HiddenWords {
  const words = texts.map(wordsOfText)
  const key = words.map(own => own.key).filter(own => own !== '').join('\0')
  const { secrets, signs } = gatheredOnce(key, words)
  let shownNames: readonly ReadonlySet<string>[] | undefined
  let sorted: readonly string[] | undefined
  const known = new Map<string, boolean>()
  let asked = 0
  const isShown = (found: string): boolean => (shownNames ??= [...new Set(names())].map(wordsOfNames)).some(list => list.has(found)) || words.some(({ isShown: isShownIn }) => isShownIn(found))
  const isHidden = (found: string): boolean => {
    if (!secrets.has(found.toLowerCase())) return false
    asked += 1
    let answer = known.get(found)
    if (answer === undefined) known.set(found, (answer = !isShown(found)))
    return answer
  }
  return {
    isEmpty: secrets.size === 0 && signs.size === 0,
    key,
    asked: () => asked,
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

/** The secrets of some texts. */
interface Gathered {
  /** By each word of theirs, folded, some of those in which it stands, as written. */
  readonly secrets: ReadonlyMap<string, readonly string[]>
  readonly signs: ReadonlySet<string>
}

let last: { readonly key: string; readonly gathered: Gathered } | undefined

/** Gathers the secrets of some texts; an editor's are mostly those of the keystroke before. */
function gatheredOnce(key: string, words: readonly TextWords[]): Gathered {
  if (last?.key !== key) last = { key, gathered: gathered(words) }
  return last.gathered
}

function gathered(words: readonly TextWords[]): Gathered {
  const secrets = new Map<string, string[]>()
  const signs = new Set<string>()
  for (const { inSecrets, signs: own } of words) {
    for (const sign of own) signs.add(sign)
    for (const [found, written] of inSecrets) {
      const list = secrets.get(found)
      if (list === undefined) secrets.set(found, [written])
      else if (list.length < mostRemembered && !list.includes(written)) list.push(written)
    }
  }
  return { secrets, signs }
}

/** What the words of one file are. */
interface TextWords {
  readonly secrets: readonly Span[]
  /** The folded words of its secrets, each with the secret as it is written. */
  readonly inSecrets: readonly (readonly [word: string, written: string])[]
  /** Its secrets without letters and digits. */
  readonly signs: readonly string[]
  /** Both as one text. */
  readonly key: string
  /** Tells whether a word stands outside of secrets. */
  isShown(word: string): boolean
}

const remembered = new WeakMap<HidingText['source'], TextWords>()

/** Finds the words of a file; an editor asks after each keystroke, and most files are as they were. */
function wordsOfText({ source, secrets }: HidingText): TextWords {
  const before = remembered.get(source)
  if (before !== undefined && isSame(before.secrets, secrets)) return before
  const { text } = source
  const inSecrets: [string, string][] = []
  const signs: string[] = []
  for (const span of secrets) {
    const written = text.slice(span.start, span.end)
    if (written.search(word) === -1) signs.push(unquoted(written))
    for (const found of wordsIn(text, span)) inSecrets.push([found, unquoted(written)])
  }
  const words: TextWords = { secrets, inSecrets, signs, key: inSecrets.length + signs.length === 0 ? '' : JSON.stringify([inSecrets, signs]), isShown: searchOutside(text, secrets) }
  remembered.set(source, words)
  return words
}

function isSame(a: readonly Span[], b: readonly Span[]): boolean {
  return a === b || (a.length === b.length && a.every(({ start, end }, index) => b[index]?.start === start && b[index]?.end === end))
}

/** The words of one secret, also as they read without backslashes and with references replaced, and whole where it begins or ends within one. */
function wordsIn(text: string, { start, end }: Span): ReadonlySet<string> {
  let from = start
  let to = end
  while (from > 0 && start - from < longestRun && isWordAt(text, from - 1) && isWordAt(text, from)) from -= 1
  while (to < text.length && to - end < longestRun && isWordAt(text, to) && isWordAt(text, to - 1)) to += 1
  const written = text.slice(start, end)
  const whole = text.slice(from, to)
  // Secrets of one word, as most are.
  if (whole === written && /^[0-9A-Za-z]+$/.test(written)) return new Set([written.toLowerCase()])
  const forms = new Set([whole, written, written.replace(/\\(.)/g, '$1'), withoutReferences(written)])
  return new Set([...forms].flatMap(form => wordsOf(form).map(found => found.word.toLowerCase())))
}

const longestRun = 200

function isWordAt(text: string, at: number): boolean {
  return wordCharacter.test(text.charAt(at))
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

/** Few words are asked for, most of them early in the text: only where there are more, all words of it are listed. */
const mostSearches = 8

function searchOutside(text: string, secrets: readonly Span[]): (found: string) => boolean {
  let all: ReadonlySet<string> | undefined
  let searches = 0
  return found => {
    if (all === undefined && (searches += 1) <= mostSearches) return standsOutside(text, secrets, found)
    return (all ??= wordsOutside(text, secrets)).has(found)
  }
}

function standsOutside(text: string, secrets: readonly Span[], found: string): boolean {
  for (let at = text.indexOf(found); at !== -1; at = text.indexOf(found, at + found.length)) {
    const end = at + found.length
    const isWhole = (at === 0 || !isWordAt(text, at - 1)) && (end === text.length || !isWordAt(text, end))
    if (isWhole && overlapping(secrets, spanFrom(at, end)).length === 0) return true
  }
  return false
}

/** Finds the words that stand outside of all secrets. */
function wordsOutside(text: string, secrets: readonly Span[]): ReadonlySet<string> {
  const shown = new Set<string>()
  let next = 0
  for (const { 0: found, index } of text.matchAll(word)) {
    while ((secrets[next]?.end ?? Infinity) <= index) next += 1
    if (index + found.length <= (secrets[next]?.start ?? Infinity)) shown.add(found)
  }
  return shown
}

const wordsOfLists = new WeakMap<readonly string[], ReadonlySet<string>>()

function wordsOfNames(names: readonly string[]): ReadonlySet<string> {
  const known = wordsOfLists.get(names)
  if (known !== undefined) return known
  const words = new Set<string>()
  wordsOfLists.set(names, words)
  for (const name of names) {
    if (/^[0-9A-Za-z]+$/.test(name)) words.add(name)
    else for (const found of wordsOf(name)) words.add(found.word)
  }
  return words
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
