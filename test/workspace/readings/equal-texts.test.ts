import { expect, test } from 'vitest'

import { createEqualTexts } from '../../../src/workspace/readings/equal-texts.js'
import { createNotes } from '../../../src/workspace/report/notes.js'
import { createOpener } from '../../../src/workspace/readings/opener.js'

test('a text is given as it is, also the empty one, whatever came before', () => {
  const firstOfEqual = createEqualTexts()
  for (const text of ['a\n', '', 'b\n', 'a\n', '']) expect(firstOfEqual(text)).toBe(text)
})

test('files keep their own names where they share a text', async () => {
  const asked: string[] = []
  const firstOfEqual = (text: string): string => {
    asked.push(text)
    return text
  }
  const opener = createOpener({ read: () => ({ text: 'keepalive 2\n', encoding: 'utf8' }), list: () => undefined }, createNotes(), firstOfEqual)
  const files = await Promise.all(['alpha/ha.cf', 'beta/ha.cf', 'alpha/ha.cf'].map(path => opener.open(path)))
  expect(files.map(file => file?.source.id)).toEqual(['alpha/ha.cf', 'beta/ha.cf', 'alpha/ha.cf'])
  expect(asked).toEqual(['keepalive 2\n', 'keepalive 2\n'])
})
