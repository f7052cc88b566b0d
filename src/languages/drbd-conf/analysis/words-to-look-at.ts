/** The words of a text that may name a secret, one after another. */
export interface WordScan {
  readonly text: string
  /** Words that are passed over from here on, as they are written. */
  readonly passed: Set<string>
  /** The last word that was found. */
  word: string
  start: number
  end: number
  /** Where the next name stands that plainly is that of a secret. */
  plain: number
}

export function scanForWords(text: string): WordScan {
  return { text, passed: new Set(), word: '', start: 0, end: 0, plain: -1 }
}

/**
 * Finds the next word that may name a secret, and tells whether there is one: one that plainly does, or that begins a statement.
 *
 * They are those that this pattern finds, at a fraction of its cost:
 * `/(?<=^|[\s;{}#"'“”‘’«»„])[^\s;{}#"'“”‘’«»„]*(?:secret|passw|hmac)[^\s;{}#"“”‘’«»„]*|(?<=(?:^|[;{}#\n])[^\S\n]{0,200}["'“]?)[a-z][^\s;{}#"“”‘’«»„]{2,}/gi`
 */
export function findWord(scan: WordScan): boolean {
  const { text, passed } = scan
  let at = scan.end
  while (at < text.length) {
    if (kindAt(text, at) !== inWord) {
      at += 1
      continue
    }
    const start = at
    while (at < text.length && kindAt(text, at) === inWord) at += 1
    if (scan.plain < start) scan.plain = plainNameFrom(text, start)
    const isPlain = scan.plain < at
    if (!isPlain && !(isLetter(text.charCodeAt(start)) && isFirst(text, start))) continue
    const end = endOfTail(text, at)
    if (!isPlain && end - start < 3) continue
    at = end
    const word = text.slice(start, end)
    if (passed.has(word)) continue
    scan.word = word
    scan.start = start
    scan.end = end
    return true
  }
  return false
}

const plainName = /secret|passw|hmac/gi

function plainNameFrom(text: string, start: number): number {
  plainName.lastIndex = start
  return plainName.exec(text)?.index ?? Infinity
}

const inWord = 0
const apostrophe = 1
const quote = 2
/** What a statement stands behind. */
const sign = 3
const lineEnd = 4
const blank = 5

const kinds = kindsOfAscii()

function kindsOfAscii(): Uint8Array {
  const table = new Uint8Array(128)
  for (const character of ' \t\r\v\f') table[character.charCodeAt(0)] = blank
  for (const character of ';{}#') table[character.charCodeAt(0)] = sign
  table[10] = lineEnd
  table[34] = quote
  table[39] = apostrophe
  return table
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return kinds[code] ?? inWord
  if (isOddQuote(code)) return quote
  return /\s/.test(text.charAt(at)) ? blank : inWord
}

function isOddQuote(code: number): boolean {
  return (code >= 0x2018 && code <= 0x201e && code !== 0x201a && code !== 0x201b) || code === 0xab || code === 0xbb
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** An apostrophe does not end a word that has begun. */
function endOfTail(text: string, from: number): number {
  let at = from
  while (at < text.length && kindAt(text, at) <= apostrophe) at += 1
  return at
}

const mostBlanks = 200

/** Nothing stands between a place and the end of what is before it, but blanks and an opening quote. */
function isFirst(text: string, start: number): boolean {
  let before = start - 1
  const opening = text.charAt(before)
  if (opening === '"' || opening === "'" || opening === '“') before -= 1
  const most = before - mostBlanks
  while (before > most && before >= 0 && kindAt(text, before) === blank) before -= 1
  const kind = before < 0 ? sign : kindAt(text, before)
  return kind === sign || kind === lineEnd
}
