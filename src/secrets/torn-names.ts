import { lineStartAt } from '../text/line-at.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { findNameAtLineEnd, scanForLineEnds } from './names-at-line-end.js'
import { endOfGluedName, isFaintSecretName, secretNameKind } from './secret-name.js'
import { findPieces, scanForPieces } from './torn-pieces.js'

/** Names by which a secret is known, written together. */
const names = ['sharedsecret', 'secret', 'password', 'passwd', 'passphrase', 'community', 'credential', 'sharedkey', 'stonithhost', 'hoststonith', 'stonith', 'respawn'] as const

/** What tears a name apart: up to two signs or blanks, or an end of a line. */
const tear = '[^A-Za-z0-9]{0,2}'

/** A secret's name with something in it, whatever that is, that does not belong there. */
const torn = new RegExp(`(?<![A-Za-z0-9])(?:${names.map(name => [...name].join(tear)).join('|')})(?![a-z]{1,6}(?![A-Za-z0-9]))`, 'gi')

/** So many characters are read sooner than the expression above is made ready. */
const fewCharacters = 20_000
let characters = 0

/** Tells whether a short text holds the letters of a secret's name, whatever stands between them. */
function mayHoldName(text: string): boolean {
  if (characters > fewCharacters || text.length > fewCharacters) return true
  characters += text.length
  const letters = text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
  return names.some(name => letters.includes(name))
}

/** What nobody sees, or no text holds: it may stand in a name, and before or behind one. */
const unseen = /[\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** Blanks that programs take for letters. */
const oddBlanks = /[\u00a0\u2007\u202f\u3000]/g

/**
 * Finds secrets behind names that something tore apart: a blank, a line end, a quote or a sign in the middle, a character that
 * nobody sees. The text is read once more as it was before; `masksOf` reads it as its language does.
 */
export function* behindTornNames(text: string, masksOf: (text: string) => Iterable<Span>): Generator<Span> {
  yield* onNextLine(text)
  yield* glued(text)
  const plain = text.replace(oddBlanks, ' ')
  if (plain !== text) yield* masksOf(plain)
  const removed = tears(text)
  if (removed.length === 0) return
  const { mended, placeOf } = without(text, removed)
  for (const { start, end } of masksOf(mended)) if (start < end) yield spanFrom(placeOf(start), placeOf(end - 1) + 1)
  // What nobody sees may also be all that stands between a name and its value.
  const apart = text.replace(unseen, ' ')
  if (apart !== text) yield* masksOf(apart)
}

/** The places that are to be taken out so that torn names are whole, in order. */
function tears(text: string): readonly number[] {
  const places = new Set<number>()
  for (const { index } of text.matchAll(unseen)) places.add(index)
  for (const { 0: found, index } of mayHoldName(text) ? text.matchAll(torn) : []) {
    // `shared-secret`, `shared_key` and `stonith_host` are whole.
    if (/^[A-Za-z]+[-_]?[A-Za-z]+$/.test(found)) continue
    for (const { index: at } of found.matchAll(/[^A-Za-z0-9]/g)) places.add(index + at)
  }
  for (const place of nearTears(text)) places.add(place)
  return [...places].sort((a, b) => a - b)
}

/** One of two pieces that is a secret's name by itself is whole. */
function isNearlySecret(one: string, other: string, behind: string): boolean {
  if (secretNameKind(other) === 'strong' || /secret|passw(?:or)?d|community|credential/i.test(one)) return false
  return secretNameKind(one + other) === 'strong' || (/[=:]/.test(behind) && secretNameKind(one) === undefined && isFaintSecretName(one + other))
}

/** So many pairs of pieces are compared with names. */
const mostComparisons = 1_000

/** Of pairs whether they are nearly a name: the same ones stand in all texts, and in all parts of one. */
const nearlySecret = new Map<string, boolean>()
const mostRemembered = 4_000

function isNearlySecretPair(key: string, one: string, other: string, behind: string): boolean {
  let answer = nearlySecret.get(key)
  if (answer === undefined) {
    answer = isNearlySecret(one, other, behind)
    if (nearlySecret.size >= mostRemembered) nearlySecret.clear()
    nearlySecret.set(key, answer)
  }
  return answer
}

/** The places between pieces which together are nearly a secret's name, with something behind that may be its value. */
function* nearTears(text: string): Generator<number> {
  const near = new Map<string, boolean>()
  const pieces = scanForPieces(text)
  while (findPieces(pieces)) {
    const { start, gapStart, gapEnd, end } = pieces
    if (end - gapEnd + gapStart - start < 4 || end - gapEnd + gapStart - start > 18) continue
    const gap = text.slice(gapStart, gapEnd)
    const behind = text.slice(end, end + 3)
    // A sentence has blanks between its words, and a list has commas.
    if (!(/[\s=]/.test(gap) ? /^["']?[ \t]?[=:]/ : /^[\s=:"'“]/).test(behind)) continue
    const [one, other] = [text.slice(start, gapStart), text.slice(gapEnd, end)]
    // `name="passwrod" value="x"`: what stands in its own quotes is whole.
    if (/^["']/.test(gap) && text[start - 1] === gap[0] && secretNameKind(one) === 'strong') continue
    const key = `${one} ${other} ${/[=:]/.test(behind)}`
    let isNear = near.get(key)
    if (isNear === undefined) near.set(key, (isNear = near.size < mostComparisons && isNearlySecretPair(key, one, other, behind)))
    if (isNear) for (let at = gapStart; at < gapEnd; at += 1) yield at
  }
}

function without(text: string, removed: readonly number[]): { readonly mended: string; placeOf(offset: number): number } {
  let mended = ''
  let from = 0
  /** Where each stretch that is kept begins, in the mended text and in the text. */
  const stretches: { readonly start: number; readonly place: number }[] = []
  for (const at of [...removed, text.length]) {
    if (at > from) stretches.push({ start: mended.length, place: from })
    mended += text.slice(from, at)
    from = at + 1
  }
  return {
    mended,
    placeOf(offset) {
      let [low, high] = [0, stretches.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1
        else high = middle
      }
      const stretch = stretches[low - 1]
      return stretch === undefined ? offset : stretch.place + offset - stretch.start
    },
  }
}

/** A name and what is written together with it, where that is long and no further word of the name. */
const withTail = /(?:secret|passw(?:or)?d|passphrase|community)(?=([A-Za-z0-9]{7,200})(?![\w-]))/gi

/** A word that is long enough for a name with a slip in it and a tail. */
const longWord = /(?<![\w.-])[pscmkw][a-z]{2,11}(?:[-_][a-z]{3,6})?[A-Za-z0-9]{7,200}(?![\w-])[^\s"'<>,;=]{0,100}/gi

/** So many words are compared with names. */
const mostTails = 200

function* glued(text: string): Generator<Span> {
  for (const { 0: name, 1: tail = '', index } of text.matchAll(withTail)) yield spanFrom(index + name.length, index + name.length + tail.length)
  let comparisons = 0
  for (const { 0: word, index } of text.matchAll(longWord)) {
    // Words of one case without figures are mostly just long.
    if (!/[A-Z].*[a-z]|\d|[^aeiou\W_]{5}/.test(word) || (comparisons += 1) > mostTails + text.length / 1_000) continue
    const end = endOfGluedName(word)
    if (end > 0 && word.length - end >= 7) yield spanFrom(index + end, index + word.length)
  }
}

/** What stands on the line behind a secret's name that is alone on its own, or has a sign behind it and nothing else. */
function* onNextLine(text: string): Generator<Span> {
  const ends = scanForLineEnds(text)
  while (findNameAtLineEnd(ends)) {
    const { name, sign, index, next: start } = ends
    if (secretNameKind(name) !== 'strong' && (sign !== '=' || !isFaintSecretName(name))) continue
    const before = text.slice(lineStartAt(text, index), index)
    // A remark may end in such a word.
    if (/^\s*[#;<!]/.test(before) || (sign === '' && !/^[ \t"']*$/.test(before) && !/["']/.test(text[start] ?? ''))) continue
    const line = /[^\r\n]*/y
    line.lastIndex = start
    yield spanFrom(start, start + (line.exec(text)?.[0].trimEnd().length ?? 0))
  }
}
