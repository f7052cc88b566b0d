import { authMethods } from '../../values/heartbeat-key.js'
import type { Vocabulary, VocabularyEntry } from '../language.js'

const source = 'heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(); authkeys(5)'
const plugins = 'heartbeat 3.0.6 lib/plugins/HBauth'

const entries: readonly VocabularyEntry[] = [
  {
    name: 'auth',
    kind: 'directive',
    in: [],
    doc: 'Chooses the key that signs what this host sends. It has to stand before that key.',
    value: 'the number of a key, 0–15',
    source,
  },
  {
    name: 'key',
    kind: 'key',
    in: [],
    doc: 'A key line: a number, a method and, but for crc, a key. Packets signed by any listed key are accepted.',
    value: 'number, method, key',
    values: authMethods,
    source,
  },
  {
    name: 'crc',
    kind: 'method',
    in: ['key'],
    doc: 'A checksum. It finds damaged packets and stops nobody from sending forged ones. Takes no key.',
    source: plugins,
  },
  {
    name: 'md5',
    kind: 'method',
    in: ['key'],
    doc: 'A keyed digest (HMAC) by MD5.',
    value: 'a key without blanks',
    deprecated: 'sha1 is the strongest method that heartbeat has',
    source: plugins,
  },
  {
    name: 'sha1',
    kind: 'method',
    in: ['key'],
    doc: 'A keyed digest (HMAC) by SHA-1, the strongest method that heartbeat has.',
    value: 'a key without blanks',
    source: plugins,
  },
]

/** The words of authkeys. */
export const vocabulary: Vocabulary = {
  entries: () => entries,
  find(path) {
    const [place, name] = path.includes('.') ? path.split('.') : [undefined, path]
    return entries.find(entry => entry.name === name && (place === undefined || entry.in.includes(place)))
  },
}

/** The entries of the methods. */
export const methodEntries: readonly VocabularyEntry[] = entries.filter(entry => entry.kind === 'method')
