import { describe, expect, test } from 'vitest'

import { isPlaceholder, weaknessOf } from '../../src/text/key-quality.js'
import { Secret } from '../../src/text/secret.js'
import { createRandom } from '../support/random.js'

const judged = (text: string): string | undefined => (isPlaceholder(new Secret(text)) ? 'placeholder' : weaknessOf(new Secret(text)))

describe('words that speak of keys, however they are put together', () => {
  test.each([
    'YourPassWordHere', 'some_random_string', 'My-Own-Secret-Key', 'heartbeat.shared.secret', 'replace this key', 'ThisIsTheClusterPassword',
    'S3cr3tP4ssphrase', 'p@$$word', 'Secret!!', 'cluster-key-1', 'sha1password', 'test2024', '<the key>', '[secret here]', 'keyOfTheCluster',
    'password123456', 'Secret-12345678', 'mykey20101231', 'SharedSecret31122010', 'drbd_password_654321',
    'ChangeMe', 'foobar', 'PasswordForMyApplicationWhichIsADefault',
  ])('%s', text => expect(judged(text)).toBe('placeholder'))
})

describe('runs and repetitions', () => {
  test.each([
    ['0123456789abcdef', 'sequence'],
    ['zyxwvutsrqponmlk', 'sequence'],
    ['qwertyuiopasdfgh', 'sequence'],
    ['aaabbbcccdddeeefff', 'sequence'],
    ['hb2011hb2011hb2011', 'monotonous'],
    ['1212121212121212', 'monotonous'],
    ['271828182845904523', 'digits'],
    ['k3yTooShort', 'short'],
  ])('%s: %s', (text, weakness) => expect(judged(text)).toBe(weakness))
})

describe('nothing is said of what may be good', () => {
  test.each([
    'correct horse battery', 'not-a-secret-but-long', 'aSufficientlyLongKey42', 'secret-8f3a2b9c1d', 'key27182818284590', 'Wombat!Cluster!Key', 'tr0ub4dor&3-and-more', 'ghijk7lmnop2qrs9',
    '20110521-office-rack-7', 'abcXtz99rule13',
  ])('%s', text => expect(judged(text)).toBeUndefined())

  test('random ones in every usual form', () => {
    const random = createRandom(2026)
    const alphabets = ['0123456789abcdef', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
    for (const alphabet of alphabets) {
      for (let round = 0; round < 3000; round += 1) {
        const length = 16 + (round % 24)
        const text = Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('')
        if (/^\d+$/.test(text)) continue // As it happens, in one of two thousand.
        expect({ text, judged: judged(text) }).toEqual({ text, judged: undefined })
      }
    }
  })
})

test('a key of megabytes is judged in one pass', () => {
  expect(judged(`secret${'1'.repeat(2_000_000)}x`)).toBe('sequence')
  expect(judged('key'.repeat(300_000))).toBe('placeholder')
})
