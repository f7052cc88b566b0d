import { describe, expect, test } from 'vitest'

import { createHiddenWords, wordsOf } from '../../src/secrets/hidden-words.js'
import type { HidingText } from '../../src/secrets/hidden-words.js'

/** A text in which secrets stand between marks. */
function hiding(marked: string): HidingText {
  const secrets: { start: number; end: number }[] = []
  let text = ''
  for (const [index, part] of marked.split('|').entries()) {
    if (index % 2 === 1) secrets.push({ start: text.length, end: text.length + part.length })
    text += part
  }
  return { source: { text }, secrets }
}

const words = (...texts: string[]): ReturnType<typeof createHiddenWords> => createHiddenWords(texts.map(hiding), () => [['node', 'fence1']])

test('words are letters and digits of any script', () => {
  expect(wordsOf('a-b_c d1 "é" 鍵')).toEqual([['a', 0], ['b', 2], ['c', 4], ['d1', 6], ['é', 10], ['鍵', 13]].map(([word, start]) => ({ word, start, end: Number(start) + String(word).length })))
})

describe('a word is hidden', () => {
  test('that stands in secrets alone, in any case', () => {
    const hidden = words('key |hunter2| node alpha\n')
    expect(['hunter2', 'HUNTER2', 'key', 'alpha', 'elsewhere'].map(word => hidden.isHidden(word))).toEqual([true, true, false, false, false])
    expect(hidden.isEmpty).toBe(false)
  })

  test('unless it stands outside, in this text or another, or is a name that a language knows', () => {
    expect(words('key |alpha|\nnode alpha\n').isHidden('alpha')).toBe(false)
    expect(words('key |alpha|\n', 'node alpha\n').isHidden('alpha')).toBe(false)
    expect(words('key |fence1|\n').isHidden('fence1')).toBe(false)
    expect(words('key |fence2|\n').isHidden('fence2')).toBe(true)
  })

  test('as it reads without backslashes and with references replaced', () => {
    expect(words('key |hun\\ter2|\n').isHidden('hunter2')).toBe(true)
    expect(words('key="|a&#98;cdef|"\n').isHidden('abcdef')).toBe(true)
  })

  test('whole, where a secret begins or ends within it', () => {
    const hidden = words('key pre|fix|tail\n')
    expect(['prefixtail', 'fix', 'pre'].map(word => hidden.isHidden(word))).toEqual([true, true, false])
  })
})

test('beginnings, the secrets with a word, and secrets of signs alone', () => {
  const hidden = words('a |hunter2 swordfish| b |hunter2-x| c |!?%| d |"$$"|\n')
  expect(['hun', 'HUN', 'sword', 'unter'].map(start => hidden.isBeginning(start))).toEqual([true, true, true, false])
  expect(hidden.secretsWith('hunter2')).toEqual(['hunter2 swordfish', 'hunter2-x'])
  expect(hidden.secretsWith('a')).toEqual([])
  expect(['!?%', '$$', '!?', 'x'].map(text => hidden.isSigns(text))).toEqual([true, true, false, false])
})

test('the key is the same where the secrets are', () => {
  expect(words('key |hunter2|\n').key).toBe(words('other words |hunter2| than those\n').key)
  expect(words('key |hunter2|\n').key).not.toBe(words('key |hunter3|\n').key)
  expect(words('no secret\n')).toMatchObject({ key: words('none either\n').key, isEmpty: true })
})

test('what was made of a text counts while its secrets are the same', () => {
  const { source } = hiding('key |hunter2| |swordfish|\n')
  const at = (...secrets: readonly (readonly [number, number])[]): boolean[] => {
    const hidden = createHiddenWords([{ source, secrets: secrets.map(([start, end]) => ({ start, end })) }], () => [])
    return ['hunter2', 'swordfish'].map(word => hidden.isHidden(word))
  }
  expect([at([4, 11], [12, 21]), at([4, 11]), at([12, 21]), at([4, 11], [12, 21])]).toEqual([[true, true], [true, false], [false, true], [true, true]])
})
