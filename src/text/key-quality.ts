import { assertNever } from './assert-never.js'
import type { Secret } from './secret.js'

/** Words that stand for a key, or say that one is still to be written: a key of such words alone is an example. */
const telling = words(
  'auth authentication changeme changeit changethis code credential default dummy example examplekey fixme foo foobar bar baz hello hi insert key keys ' +
    'passcode passphrase passphrases password passwords passwd phrase pass placeholder pwd random replace replaceme sample ' +
    'secret secrets sequence string test testing text todo token tbd value world xxx xyz',
)

/** Words that such keys are made longer with. */
const filling = words(
  'a abc actual admin all an and any authkeys be better big but change chars characters choose cluster cluster1 crc data demo digest disk drbd ' +
    'drbdsecret duper enter every factory fill for from fun generated good ha hacluster hash hashed heartbeat here hmac host in into is it its just linux ' +
    'long longest master me md md5 mine my new node of on one only or our own peer please put real really replication resource safe same secure set ' +
    'sha sha1 sha256 shared should simple slave some something sthg storage strong super sure sync temp temporary that the them there these this to top twin two ' +
    'type ultra use used user very want with word words write you your yours',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** How far a beginning of a key is a row of such words: not at all, one of filling words only, one with a telling word. */
const [none, ofFilling, ofTelling] = [0, 1, 2]

/** Both kinds of words by the code of their first letter; made on first use. */
let byFirst: ReadonlyMap<number, readonly { readonly word: string; readonly isTelling: boolean }[]> | undefined

function wordsByFirst(): NonNullable<typeof byFirst> {
  const lists = new Map<number, { readonly word: string; readonly isTelling: boolean }[]>()
  for (const word of new Set([...telling, ...filling])) {
    const list = lists.get(word.charCodeAt(0)) ?? []
    list.push({ word, isTelling: telling.has(word) })
    lists.set(word.charCodeAt(0), list)
  }
  return lists
}

/** More digits than these may well be a key of their own. */
const mostDigits = 4

/**
 * Tells whether a key is what a manual writes in place of one: `<your-password>`, or nothing but words that speak of keys,
 * as `MySecretPassPhrase` and `HA_somestring`, whatever stands between them.
 */
export function isPlaceholder(secret: Secret): boolean {
  return secret.is(text => {
    if (/^<[^<>]+>$/.test(text) || /^\[[^[\]]+\]$/.test(text)) return true
    const lower = text.toLowerCase()
    if (lower.includes('default') && /key|passphrase|password|secret/.test(lower)) return true
    if (isOfSuchWords(lower)) return true
    const letters = asLetters(lower)
    return letters !== lower && isOfSuchWords(letters)
  })
}

const letters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's' }

/** Reads digits and signs that are written for letters, as in `p4$$w0rd`; those at the end stay. */
function asLetters(text: string): string {
  let end = text.length
  while (end > 0 && !isLetter(text.charCodeAt(end - 1))) end -= 1
  const inner = text.slice(0, end)
  return /[013457@$]/.test(inner) ? inner.replace(/[013457@$]/g, sign => letters[sign] ?? sign) + text.slice(end) : text
}

function isOfSuchWords(text: string): boolean {
  const words = text.replace(/[^a-z0-9]+/g, '')
  const start = startOfLastNumber(words)
  if (hasMoreDigits(words.slice(0, start), mostDigits) || !isGuessable(words.slice(start))) return false
  const bare = start === 0 ? words : words.slice(0, start)
  byFirst ??= wordsByFirst()
  // Most keys do not even begin like one.
  if (byFirst.get(bare.charCodeAt(0))?.some(({ word }) => bare.startsWith(word)) !== true) return false
  const rows = new Uint8Array(bare.length + 1)
  rows[0] = ofFilling
  for (let start = 0; start < bare.length; start += 1) {
    const before = rows[start] ?? none
    if (before === none) continue
    for (const { word, isTelling } of byFirst.get(bare.charCodeAt(start)) ?? []) {
      if (!bare.startsWith(word, start)) continue
      const end = start + word.length
      rows[end] = Math.max(rows[end] ?? none, isTelling ? ofTelling : before)
    }
  }
  return bare !== '' && rows[bare.length] === ofTelling
}

function hasMoreDigits(text: string, most: number): boolean {
  let count = 0
  for (let at = 0; at < text.length && count <= most; at += 1) if (isDigit(text.charCodeAt(at))) count += 1
  return count > most
}

/** Finds where the number begins with which a word ends. */
function startOfLastNumber(text: string): number {
  let start = text.length
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start -= 1
  return start
}

/** Tells whether digits add nothing to the words before them: few of them, a row such as 123456, or a day. */
function isGuessable(digits: string): boolean {
  return digits.length <= mostDigits || isOfRuns(digits) || /^(?:(?:19|20)\d{2}[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d{2})$/.test(digits)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122
}

/** Tells whether a key is left for a program to fill in: `{{ key }}`, `<%= key %>`, `@KEY@`, `${KEY}`. */
export function isTemplate(secret: Secret): boolean {
  return secret.is(text => /\{\{|\{%|<%|^\$\{|^\$\(|^@[A-Za-z_][A-Za-z0-9_]*@$|^%[A-Za-z_][A-Za-z0-9_]*%$/.test(text))
}

/** Fewer characters than this can be guessed by who has recorded one packet. */
export const shortestKey = 12

/** Why a key is easy to guess. */
export type Weakness = 'short' | 'monotonous' | 'digits' | 'sequence'

/** Tells why a key is easy to guess; `undefined` for one that shows no such sign. */
export function weaknessOf(secret: Secret): Weakness | undefined {
  if (secret.is(isShort)) return 'short'
  if (secret.is(text => hasFewSigns(text) || isRepeated(text))) return 'monotonous'
  if (secret.is(isOfRuns)) return 'sequence'
  if (secret.is(text => text.length < 20 && /^[0-9]+$/.test(text))) return 'digits'
  return undefined
}

/** Says why a key is easy to guess, behind words that name it. */
export function reasonOf(weakness: Weakness): string {
  switch (weakness) {
    case 'short':
      return `is shorter than ${shortestKey} characters`
    case 'monotonous':
      return 'repeats the same few characters'
    case 'sequence':
      return 'runs along the alphabet, the digits or the keyboard'
    case 'digits':
      return 'is a number of fewer than 20 digits'
    default:
      return assertNever(weakness)
  }
}

function isShort(text: string): boolean {
  // A character has one or two units.
  return text.length < shortestKey || (text.length < 2 * shortestKey && [...text].length < shortestKey)
}

/** The fewest different characters of a key that is not monotonous. */
const fewestSigns = 5

function hasFewSigns(text: string): boolean {
  const signs: string[] = []
  for (const sign of text) {
    if (signs.includes(sign)) continue
    signs.push(sign)
    if (signs.length === fewestSigns) return false
  }
  return true
}

/** Tells whether a text is a few characters again and again, as `hb2010hb2010hb2010`. */
function isRepeated(text: string): boolean {
  for (let period = 1; period <= Math.min(8, text.length / 2); period += 1) {
    let at = period
    while (at < text.length && text.charCodeAt(at) === text.charCodeAt(at - period)) at += 1
    if (at === text.length) return true
  }
  return false
}

const keyboard = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm']

/** The shortest mean length of runs that nobody makes by chance. */
const longRun = 3

/** Tells whether a text runs along the alphabet, the digits or the keyboard, as `abcdefgh12345678`. */
function isOfRuns(text: string): boolean {
  const lower = text.toLowerCase()
  let runs = 1
  let step: number | undefined
  for (let at = 1; at < lower.length; at += 1) {
    const next = stepBetween(lower.charCodeAt(at - 1), lower.charCodeAt(at))
    if (next !== undefined && (step === undefined || step === next)) {
      step = next
      continue
    }
    runs += 1
    step = undefined
  }
  return lower.length / runs >= longRun
}

/** A step to the next key on the right and on the left, where that is not the next letter. */
const [rightwards, leftwards] = [2, -2]

/** Gives the way from one character to the next, where it is a single step or none. */
function stepBetween(from: number, to: number): number | undefined {
  const distance = to - from
  if (distance >= -1 && distance <= 1) return distance
  if (from === nine && to === zero) return 1
  if (!isLetter(from) || !isLetter(to)) return undefined
  neighbours ??= keyNeighbours()
  return neighbours.get(from * 128 + to)
}

const zero = 48
const nine = 57

/** The steps between keys that lie side by side, by the codes of both; made on first use. */
let neighbours: ReadonlyMap<number, number> | undefined

function keyNeighbours(): ReadonlyMap<number, number> {
  const steps = new Map<number, number>()
  for (const row of keyboard) {
    for (let at = 1; at < row.length; at += 1) {
      const [left, right] = [row.charCodeAt(at - 1), row.charCodeAt(at)]
      steps.set(left * 128 + right, rightwards)
      if (!steps.has(right * 128 + left)) steps.set(right * 128 + left, leftwards)
    }
  }
  return steps
}
