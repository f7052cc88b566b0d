import { isRearranged, likePrefix, slips } from './distance.js'

/** How surely a name is that of a secret: `weak` names, such as `key`, often have a harmless number as their value. */
export type SecretNameKind = 'strong' | 'weak'

/** Words that make a name a secret's wherever in it they stand. */
const telling = /secret|passw|passphras|credential|communit/

/** Words and how many slips of the pen they may have. */
const stems: readonly (readonly [stem: string, limit: number])[] = [
  ['secret', 1],
  ['apikey', 1],
  ['passwd', 1],
  ['password', 2],
  ['passphrase', 2],
  ['community', 2],
  ['credentials', 2],
]

/** Parts of names that are secrets as they are: `psk` in `WPA_PSK`. */
const strongParts: ReadonlySet<string> = new Set([
  'apikey', 'authkey', 'cred', 'creds', 'paass', 'pas', 'pasw', 'pass', 'passcode', 'passkey', 'passs', 'ppass', 'psas', 'pss', 'privatekey', 'privkey', 'psk',
  'psswrd', 'pswd', 'pw', 'pwd', 'pword', 'pwrd', 'secretkey',
])
const weakParts: ReadonlySet<string> = new Set(['kg', 'pin', 'token'])
const endings = /(?:pass|pwd|psk|[a-z]{3}pw)$/
const harmless: ReadonlySet<string> = new Set(['bypass', 'compass', 'oldpwd', 'passed', 'section', 'selected'])

/** The words above for a program that knows no slips of the pen: those that may stand anywhere in a name, and those that end a part of one. */
export const namesInPrograms = {
  anywhere: ['secret', 'passw', 'passphras', 'credential', 'communit', 'scret', 'secrt', 'secert', 'seecret', 'secreet', 'sceret', 'secet', 'paswd', 'pasword', 'paassw', 'passsw', 'paswsd', 'psswd', 'comunit', 'commuit', 'cmomunit'],
  atEnd: ['pass', 'pwd', 'psk', 'token', 'apikey', 'authkey', 'passkey', 'privatekey', 'privkey', 'secretkey', 'rootpw', 'userpw', 'adminpw', 'bindpw'],
  harmless: [...harmless, 'sshpass'],
} as const

const longestName = 64

/** Words of settings that a slip or two make of others. */
const otherwise: ReadonlySet<string> = new Set([...harmless, 'commodity', 'passdb', 'passes', 'passing', 'passive', 'passport', 'pasted', 'parsed', 'paused', 'secure', 'secured', 'security', 'select', 'sector', 'sectors', 'server', 'service', 'script', 'secauth', 'socket', 'sockets'])

/**
 * Tells whether a name that nobody knows may have been that of a secret before it was damaged: two slips off, or three off a long
 * one; or a piece of it, where the rest got lost. Only for names with a sign of assignment behind them.
 */
export function isFaintSecretName(name: string): boolean {
  if (name.length < 3 || name.length > 24) return false
  const parts = partsOf(name.toLowerCase())
  if (parts.some(part => fragments.has(part))) return true
  const joined = parts.join('')
  if (name.length < 4 || otherwise.has(joined)) return false
  if (/^sh[a-z]{0,5}key$|^keysh[a-z]{1,5}$/.test(joined)) return true
  return parts.some(isFaintPart) || faintPairs.some(pair => joined.length > 5 && slips(joined, pair, 2) <= 2)
}

function isFaintPart(part: string): boolean {
  if (part.length < 4 || !/^[a-z]+$/.test(part) || otherwise.has(part)) return false
  if (/(?:sswd|[a-z]sword)$/.test(part)) return true
  return faintStems.some(([stem, limit]) => slips(part, stem, limit) <= limit) || isRearranged(part, 'community', 3)
}

const faintStems: readonly (readonly [stem: string, limit: number])[] = [['secret', 2], ['passwd', 2], ['password', 3], ['community', 3]]

/** Names of two words that may have got three slips together. */
const faintPairs = ['sharedkey', 'keyshared', 'authkey', 'keyauth'] as const

/** The ends that are left where a name lost its beginning, and some beginnings that lost their ends. */
const fragments: ReadonlySet<string> = new Set([
  'ass', 'ity', 'swd', ...endsOf('passwd'), ...endsOf('password'), ...endsOf('secret'), ...endsOf('community'), 'secr', 'comm', 'commu', 'commun', 'muni',
])

/** The ends of a word of four letters and more. */
function endsOf(word: string): readonly string[] {
  return Array.from({ length: word.length - 4 }, (_, index) => word.slice(index + 1))
}

/**
 * Tells whether a name is that of a secret, or near one: `Shared-Secret`, `shared_secrt`, `paswd`, `vncpasswd`, `DB_PASS`,
 * `WPA_PSK`, and names of what leads to a secret, such as `passwd_script`.
 */
export function secretNameKind(name: string): SecretNameKind | undefined {
  if (known.has(name)) return known.get(name)
  const kind = workOut(name)
  if (known.size >= mostKnown) known.clear()
  if (name.length <= longestName) known.set(name, kind)
  return kind
}

/** Files name the same few things again and again, and an editor reads them at each keystroke. */
const known = new Map<string, SecretNameKind | undefined>()
const mostKnown = 2_000

function workOut(name: string): SecretNameKind | undefined {
  const folded = name.slice(0, longestName).toLowerCase()
  if (telling.test(folded)) return 'strong'
  if (name.length > longestName) return undefined
  const parts = partsOf(folded)
  if (parts.some(part => strongParts.has(part) || (part.length < 5 && shortWords.has(lettersOf(part))) || (endings.test(part) && !harmless.has(part)) || isNearStem(part))) return 'strong'
  const joined = parts.join('')
  if (isNearSharedSecret(joined) || (parts.length > 1 && isNearStem(joined)) || isQualified(parts)) return 'strong'
  if (isNearKey(parts[parts.length - 1] ?? '') || parts.some(part => weakParts.has(part))) return 'weak'
  // A stretch of it may have been written twice.
  const once = folded.length > 24 ? folded : folded.replace(/([a-z][a-z0-9_-]{1,5})\1/, '$1')
  return once === folded ? undefined : secretNameKind(once)
}

/** The parts of a folded name between its separators, without the numbers behind them. */
function partsOf(folded: string): readonly string[] {
  return folded.split(/[^a-z0-9]+/).map(part => part.replace(/\d{1,3}$/, '')).filter(part => part !== '')
}

/** Tells whether a name, written together, is `shared-secret` with some slips: `sharedscret`, `shard_secert`, `secretshared`. */
export function isNearSharedSecret(joined: string): boolean {
  if (joined.length < 9 || joined.length > 16) return false
  return (mayBe(joined, 'sharedsecret') && slips(joined, 'sharedsecret', 3) <= 3) || isRearranged(joined, 'sharedsecret', 2)
}

/** Tells whether a part of a name is `key`, numbered or not, with a slip of the pen, or its letters in another order: `key1`, `ky`, `yek`. */
export function isNearKey(part: string): boolean {
  const word = part.replace(/\d{1,2}$/, '')
  return (word.length === 3 && lettersOf(word) === 'eky') || (word.length > 1 && word.length < 5 && slips(word, 'key', 1) <= 1)
}

/** The letters of short words for secrets, in order. */
const shortWords: ReadonlySet<string> = new Set(['pass', 'psk', 'pwd', 'pwds'].map(lettersOf))

function lettersOf(word: string): string {
  return [...word].sort().join('')
}

/** What a key, a hash or a phrase is called that is a secret, before it or behind it: `sharedkey`, `key_private`. */
const qualifiers = ['shared', 'auth', 'private', 'secret', 'api', 'encryption', 'crypto', 'hmac', 'pre', 'priv'] as const

/** Tells whether a name is a word for a key and one for whose or what kind, in either order, with a separator or without. */
function isQualified(parts: readonly string[]): boolean {
  const isQualifier = (word: string): boolean => qualifiers.some(wanted => word === wanted || (wanted.length > 4 && slips(word, wanted, 1) <= 1))
  const isPair = (one: string, other: string): boolean => (isNearKey(one) && isQualifier(other)) || (isNearKey(other) && isQualifier(one))
  const [first = '', second] = parts
  if (second !== undefined) return parts.some((part, index) => index > 0 && isPair(parts[index - 1] ?? '', part))
  return first.length > 5 && first.length < 16 && (isPair(first.slice(0, -3), first.slice(-3)) || isPair(first.slice(0, 3), first.slice(3)))
}

/**
 * Finds where a secret is written together with its name: `shared-secretX7f` gives the place of `X7f`.
 *
 * Gives the length of the word where nothing is glued to the name. A tail of small letters, as in `secretsfile`, may be
 * part of the name: it counts as a secret where no value follows.
 */
export function glueIn(word: string, hasValue: boolean): number {
  const end = endOfName(word)
  const tail = word.slice(end)
  if (tail.length <= 2) return word.length
  return hasValue && /^[a-z_.-]+$/.test(tail) ? word.length : end
}

function endOfName(word: string): number {
  const whole = /secret|passw(?:or)?d|passphrase|community|credentials?/i.exec(word)
  if (whole !== null) return whole.index + whole[0].length
  for (const { 0: part, index } of word.matchAll(/[A-Za-z0-9]+/g)) {
    for (const [stem, limit] of stems) {
      const folded = part.slice(0, longestName).toLowerCase()
      const length = mayBe(folded, stem) ? likePrefix(folded, stem, Math.min(limit, 1)) : 0
      if (length > 0 && /[A-Z0-9]/.test(part.slice(length))) return index + length
    }
  }
  return word.length
}

/** Names as they begin a word, in their usual orders. */
const beginnings = ['sharedsecret', 'secretshared', 'sharedkey', 'keyshared', 'password', 'wordpass', 'passwd', 'community', 'munitycom', 'secret'] as const

/** Finds how much of a long word is a secret's name with at most one slip, in small letters or capitals; 0 where it does not begin with one. */
export function endOfGluedName(word: string): number {
  const folded = word.toLowerCase()
  for (const name of beginnings) {
    const wanted = /^\w+[-_]/.test(folded) && /^(?:shared|secret|key)/.test(name) ? name.replace(/^(secret(?=s)|shared|key)/, '$1-') : name
    const length = mayBe(folded, wanted) ? likePrefix(folded, wanted, 1) : 0
    if (length > 0) return length
  }
  return 0
}

/** Tells whether a word begins like a secret's name and goes on with something that is no part of it: `shared-secrtX7f`. */
export function hasGluedSecret(word: string): boolean {
  return endOfName(word) < word.length
}

function isNearStem(part: string): boolean {
  if (harmless.has(part)) return false
  return stems.some(([stem, limit]) => (mayBe(part, stem) && slips(part, stem, limit) <= limit) || isRearranged(part, stem, 1))
}

/** Most words are told apart by their first letters. */
function mayBe(word: string, stem: string): boolean {
  return word[0] === stem[0] || word[1] === stem[1] || word[0] === stem[1]
}
