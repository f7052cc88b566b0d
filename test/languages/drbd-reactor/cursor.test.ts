import { expect, test } from 'vitest'

import { completionsAt, hoverAt, openDocument } from '../../../src/editor/index.js'
import { drbdReactor } from '../../../src/languages/drbd-reactor/language.js'
import { createSource } from '../../../src/text/source.js'

const documentOf = (text: string): ReturnType<typeof openDocument> => openDocument(drbdReactor, createSource('/etc/drbd-reactor.toml', text))

test.each(['[promoter.resources.r', '[promoter.resources.', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a"]\n', '[umh.env', '[[pro'])('what completion of %j replaces is around the cursor', text => {
  const document = documentOf(text)
  for (let offset = 0; offset <= text.length; offset += 1) {
    expect(() => hoverAt(document, offset)).not.toThrow()
    for (const { label, replaces } of completionsAt(document, offset)) {
      expect(replaces.start <= offset && offset <= replaces.end, `"${label}" at ${offset} replaces ${replaces.start}–${replaces.end}`).toBe(true)
    }
  }
})

test('within the name of the table of a resource the tables are offered', () => {
  const document = documentOf('[promoter.resources.r')
  expect(completionsAt(document, 8).map(({ label, replaces }) => [label, replaces])).toContainEqual(['promoter.resources.', { start: 1, end: 20 }])
})
