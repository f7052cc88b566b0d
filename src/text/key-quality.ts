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

const longestWord = 15

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
    if (/default/.test(lower) && /key|passphrase|password|secret/.test(lower)) return true
    return isOfSuchWords(lower) || isOfSuchWords(asLetters(lower))
  })
}

/** Reads digits and signs that are written for letters, as in `p4$$w0rd`; those at the end stay. */
function asLetters(text: string): string {
  const letters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's' }
  let end = text.length
  while (end > 0 && !/[a-z]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).replace(/[013457@$]/g, sign => letters[sign] ?? sign) + text.slice(end)
}

function isOfSuchWords(text: string): boolean {
  if ((text.match(/[0-9]/g)?.length ?? 0) > mostDigits) return false
  const bare = text.replace(/[^a-z0-9]/g, '').replace(/(?<=[a-z])[0-9]+$/, '')
  // What each beginning of the text is: no row of such words, one of filling words only, one with a telling word.
  const rows: ('none' | 'filling' | 'telling')[] = ['filling']
  for (let end = 1; end <= bare.length; end += 1) {
    let best: (typeof rows)[number] = 'none'
    for (let start = Math.max(0, end - longestWord); start < end && best !== 'telling'; start += 1) {
      const before = rows[start] ?? 'none'
      if (before === 'none') continue
      const word = bare.slice(start, end)
      if (telling.has(word)) best = 'telling'
      else if (filling.has(word)) best = before
    }
    rows.push(best)
  }
  return bare !== '' && rows[bare.length] === 'telling'
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
  if (secret.is(text => [...text].length < shortestKey)) return 'short'
  if (secret.is(text => new Set(text).size < 5)) return 'monotonous'
  if (secret.is(isRepeated)) return 'monotonous'
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

/** Tells whether a text is a few characters again and again, as `hb2010hb2010hb2010`. */
function isRepeated(text: string): boolean {
  for (let period = 1; period <= Math.min(8, text.length / 2); period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return true
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
  let step: string | undefined
  for (let at = 1; at < lower.length; at += 1) {
    const next = stepBetween(lower.charAt(at - 1), lower.charAt(at))
    if (next !== undefined && (step === undefined || step === next)) {
      step = next
      continue
    }
    runs += 1
    step = undefined
  }
  return lower.length / runs >= longRun
}

/** Names the way from one character to the next, where it is a single step or none. */
function stepBetween(from: string, to: string): string | undefined {
  const distance = to.charCodeAt(0) - from.charCodeAt(0)
  if (Math.abs(distance) <= 1) return String(distance)
  if (from === '9' && to === '0') return '1'
  if (keyboard.some(row => row.includes(from + to))) return 'right'
  return keyboard.some(row => row.includes(to + from)) ? 'left' : undefined
}
