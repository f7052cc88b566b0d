import { expect, test } from 'vitest'

import { hereDocuments } from '../../src/syntax/here-document.js'

test('finds the lines around what a shell was to write', () => {
  const text = 'set -e\ncat > a << EOF\none\nEOF\ncat <<-"END" > b\ntwo\n\tEND\n'
  const { openings, closings } = hereDocuments(text)
  expect([...openings].sort((one, other) => one - other)).toEqual([text.indexOf('cat > a'), text.indexOf('cat <<-')])
  expect([...closings].sort((one, other) => one - other)).toEqual([text.indexOf('EOF\ncat'), text.indexOf('\tEND')])
})

test('a word without its end opens nothing', () => {
  expect(hereDocuments('cat << EOF\nEOFX\n').openings.size).toBe(0)
})

test('a word that nothing opened ends nothing', () => {
  expect(hereDocuments('EOF\n').closings.size).toBe(0)
})
