import { expect, test } from 'vitest'

import { alignedAgain } from '../../src/syntax/alignment.js'
import { keptSpans } from '../../src/syntax/kept-spans.js'
import { applyEdits } from '../../src/text/edit.js'

/** Lays out as if one blank were wanted before each `#`, and puts aligned ones into a column again. */
function aligned(text: string, keptLines: readonly string[] = []): string {
  const comments = [...text.matchAll(/#/g)].map(({ index }) => index)
  const kept = keptSpans(keptLines.map(line => ({ start: text.indexOf(line), end: text.indexOf(line) + line.length })))
  const edits = [...text.matchAll(/[ \t]+(?=#)|^ +/gm)]
    .map(({ index, 0: blanks }) => ({ span: { start: index, end: index + blanks.length }, newText: text[index + blanks.length] === '#' ? ' ' : '' }))
    .filter(({ span }) => !kept.touches(span))
  return applyEdits(text, alignedAgain(text, edits, comments, kept))
}

test('comments in one column come into the nearest column that all fit before', () => {
  expect(aligned('node alpha      # one\nbcast eth0      # two\nu 1             # three\n')).toBe('node alpha # one\nbcast eth0 # two\nu 1        # three\n')
})
test('a tab counts up to the next multiple of eight', () => {
  expect(aligned('a\t# one\nbcd\t# two\n')).toBe('a   # one\nbcd # two\n')
})
test('one that stands elsewhere ends the run', () => {
  expect(aligned('a    # one\nbb   # two\nccc # three\n')).toBe('a  # one\nbb # two\nccc # three\n')
})
test('a line between ends the run', () => {
  expect(aligned('a    # one\n\nbbbb # two\n')).toBe('a # one\n\nbbbb # two\n')
})
test('lines of one length with one blank are not aligned on purpose', () => {
  expect(aligned('a # one\nb # two\n')).toBe('a # one\nb # two\n')
})
test('an indentation that goes does not count', () => {
  expect(aligned('   a     # one\n  bbb    # two\n')).toBe('a   # one\nbbb # two\n')
})
test('a column far to the right is not kept', () => {
  const long = 'x'.repeat(130)
  expect(aligned(`${long}  # one\na${' '.repeat(131)}# two\n`)).toBe(`${long} # one\na # two\n`)
})
test('kept lines stay and count for nobody', () => {
  expect(aligned('a        # one\nbbbbbb   # two\ncc       # three\ndddd     # four\n', ['bbbbbb   # two'])).toBe('a # one\nbbbbbb   # two\ncc   # three\ndddd # four\n')
})
