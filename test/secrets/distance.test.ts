import { expect, test } from 'vitest'

import { isRearranged, likePrefix, slips } from '../../src/secrets/distance.js'

test('slips are letters put in, left out, changed, or swapped with a neighbour', () => {
  expect(slips('password', 'password', 2)).toBe(0)
  for (const word of ['passsword', 'pasword', 'passwurd', 'passwrod']) expect([word, slips(word, 'password', 2)]).toEqual([word, 1])
  expect(slips('pasword1', 'password', 2)).toBe(2)
})

test('beyond the limit one more than it is told, whatever the words', () => {
  expect(slips('pasord', 'password', 1)).toBe(2)
  expect(slips('keepalive', 'password', 2)).toBe(3)
  expect(slips('pass', 'password', 3)).toBe(4)
  // As long, and of other letters; of the same letters, and longer.
  expect(slips('deadtime', 'password', 1)).toBe(2)
  expect(slips('passwordwordpass', 'password', 1)).toBe(2)
})

test('the beginning of a word that is like another, where it costs the fewest slips', () => {
  expect(likePrefix('passwordzqx', 'password', 1)).toBe(8)
  expect(likePrefix('paswordzqx', 'password', 1)).toBe(7)
  expect(likePrefix('passswordzqx', 'password', 1)).toBe(9)
  expect(likePrefix('keepalivezqx', 'password', 1)).toBe(0)
  expect(likePrefix('pasordzqx', 'password', 1)).toBe(0)
})

test('the letters of a word in another order, or its halves swapped with slips besides', () => {
  for (const word of ['password', 'wordpass', 'drowssap']) expect([word, isRearranged(word, 'password', 0)]).toEqual([word, true])
  for (const word of ['wordpas', 'wordspass']) {
    expect([word, isRearranged(word, 'password', 1)]).toEqual([word, true])
    expect([word, isRearranged(word, 'password', 0)]).toEqual([word, false])
  }
  for (const word of ['keepalive', 'word', 'pass', 'drowsxyp']) expect([word, isRearranged(word, 'password', 1)]).toEqual([word, false])
})
