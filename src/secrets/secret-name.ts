import { likePrefix, slips } from './distance.js'

/** How surely a name is that of a secret: `weak` names, such as `key`, often have a harmless number as their value. */
export type SecretNameKind = 'strong' | 'weak'

/** Words that make a name a secret's wherever in it they stand. */
const telling = /secret|passw|passphras|credential|communit/

/** Words and how many slips of the pen they may have. */
const stems: readonly (readonly [stem: string, limit: number])[] = [
  ['secret', 1],
  ['passwd', 1],
  ['password', 2],
  ['passphrase', 2],
  ['community', 2],
  ['credentials', 2],
]

/** Parts of names that are secrets as they are: `psk` in `WPA_PSK`. */
const strongParts: ReadonlySet<string> = new Set([
  'apikey', 'authkey', 'paass', 'pas', 'pasw', 'pass', 'passkey', 'passs', 'ppass', 'psas', 'pss', 'privatekey', 'privkey', 'psk', 'pw', 'pwd', 'secretkey',
])
const weakParts: ReadonlySet<string> = new Set(['kg', 'pin', 'token'])
const endings = /(?:pass|pwd|psk)$/
const harmless: ReadonlySet<string> = new Set(['bypass', 'compass', 'oldpwd', 'passed', 'section', 'selected'])

/** The words above for a program that knows no slips of the pen: those that may stand anywhere in a name, and those that end a part of one. */
export const namesInPrograms = {
  anywhere: ['secret', 'passw', 'passphras', 'credential', 'communit', 'scret', 'secrt', 'secert', 'seecret', 'secreet', 'sceret', 'secet', 'paswd', 'pasword', 'paassw', 'passsw', 'paswsd', 'psswd', 'comunit', 'commuit', 'cmomunit'],
  atEnd: ['pass', 'pwd', 'psk', 'token', 'apikey', 'authkey', 'passkey', 'privatekey', 'privkey', 'secretkey'],
  harmless: [...harmless, 'sshpass'],
} as const

const longestName = 64

/**
 * Tells whether a name is that of a secret, or near one: `Shared-Secret`, `shared_secrt`, `paswd`, `vncpasswd`, `DB_PASS`,
 * `WPA_PSK`, and names of what leads to a secret, such as `passwd_script`.
 */
export function secretNameKind(name: string): SecretNameKind | undefined {
  const folded = name.slice(0, longestName).toLowerCase()
  if (telling.test(folded)) return 'strong'
  if (name.length > longestName) return undefined
  const parts = folded.split(/[^a-z0-9]+/).filter(part => part !== '')
  if (parts.some(part => strongParts.has(part) || (endings.test(part) && !harmless.has(part)) || isNearStem(part))) return 'strong'
  const joined = parts.join('')
  if (isNearSharedSecret(joined) || (parts.length > 1 && isNearStem(joined))) return 'strong'
  const last = parts[parts.length - 1] ?? ''
  return /^key\d{0,2}$/.test(last) || parts.some(part => weakParts.has(part)) ? 'weak' : undefined
}

/** Tells whether a name, written together, is `shared-secret` with some slips: `sharedscret`, `shared-key`, `shard_secert`. */
export function isNearSharedSecret(joined: string): boolean {
  if (joined.length < 9 || joined.length > 16 || !mayBe(joined, 'sharedsecret')) return false
  return slips(joined, 'sharedsecret', 3) <= 3
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

/** Tells whether a word begins like a secret's name and goes on with something that is no part of it: `shared-secrtX7f`. */
export function hasGluedSecret(word: string): boolean {
  return endOfName(word) < word.length
}

function isNearStem(part: string): boolean {
  if (harmless.has(part)) return false
  return stems.some(([stem, limit]) => mayBe(part, stem) && slips(part, stem, limit) <= limit)
}

/** Most words are told apart by their first letters. */
function mayBe(word: string, stem: string): boolean {
  return word[0] === stem[0] || word[1] === stem[1] || word[0] === stem[1]
}
