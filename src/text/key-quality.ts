import type { Secret } from './secret.js'

/** What examples, templates and manuals write where a key belongs, without case, digits at the end and punctuation. */
const placeholders = new Set([
  'authkey', 'authkeyhere', 'changeit', 'changeme', 'changethis', 'enteryourkeyhere', 'example',
  'examplekey', 'fixme', 'foobar', 'hello', 'hi', 'insertyourkeyhere', 'key', 'keyhere', 'myauthkey', 'mykey', 'mypassphrase',
  'mypassword', 'mysecret', 'mysecretkey', 'passphrase', 'passphrasehere', 'passwd', 'password', 'passwordhere',
  'passwordishere', 'randomkey', 'replaceme', 'replacethis', 'secret', 'secretkey', 'secretkeyhere', 'secretpassword',
  'secretphrase', 'sharedsecret', 'somekey', 'somepassword', 'somerandomstring', 'somesecret', 'supersecret',
  'supersecretkey', 'superstrongpassword', 'test', 'testha', 'testkey', 'testsha', 'thisisakey', 'thisisasecret',
  'thisisasecretkey', 'thisismykey', 'todo', 'topsecret', 'verysecret', 'yourauthkey', 'yourkey', 'yourkeyhere',
  'yourpassphrase', 'yourpassword', 'yourpasswordhere', 'yoursecret', 'yoursecretkey', 'yoursecretkeyhere',
  'yoursecretpassphrase', 'yoursecretpassword',
])

/** Tells whether a key is what a manual writes in place of one, `<your-password>`. */
export function isPlaceholder(secret: Secret): boolean {
  return secret.is(text => {
    if (/^<[^<>]+>$/.test(text) || /^\[[^[\]]+\]$/.test(text)) return true
    const bare = text.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/(?<=[a-z])[0-9]+$/, '')
    return placeholders.has(bare) || (bare.includes('default') && /key|passphrase|password|secret/.test(bare))
  })
}

/** Tells whether a key is left for a program to fill in: `{{ key }}`, `<%= key %>`, `@KEY@`, `${KEY}`. */
export function isTemplate(secret: Secret): boolean {
  return secret.is(text => /\{\{|\{%|<%|^\$\{|^\$\(|^@[A-Za-z_][A-Za-z0-9_]*@$|^%[A-Za-z_][A-Za-z0-9_]*%$/.test(text))
}

/** Fewer characters than this can be guessed by who has recorded one packet. */
export const shortestKey = 12

/** Why a key is easy to guess. */
export type Weakness = 'short' | 'monotonous' | 'digits'

/** Tells why a key is easy to guess; `undefined` for one that shows no such sign. */
export function weaknessOf(secret: Secret): Weakness | undefined {
  if (secret.is(text => [...text].length < shortestKey)) return 'short'
  if (secret.is(text => new Set(text).size < 5)) return 'monotonous'
  if (secret.is(text => text.length < 20 && /^[0-9]+$/.test(text))) return 'digits'
  return undefined
}
