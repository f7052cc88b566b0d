import { describe, expect, test } from 'vitest'

import { keptSpans } from '../../src/syntax/kept-spans.js'
import { planLayout } from '../../src/syntax/layout.js'
import type { DecideGap, Gap } from '../../src/syntax/layout.js'
import type { Token } from '../../src/syntax/token.js'
import { applyEdits } from '../../src/text/edit.js'
import type { Span } from '../../src/text/span.js'

/** Words and the whitespace between them. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\uFEFF|[ \t\r\n]+|[^ \t\r\n\uFEFF]+/g)].map(({ 0: piece, index }): Token => {
    const isBlank = /^[ \t\r\n]/.test(piece)
    const kind = isBlank ? 'WhiteSpace' : piece === '\uFEFF' ? 'ByteOrderMark' : 'Word'
    return { kind, channel: isBlank ? 'whitespace' : 'code', start: index, end: index + piece.length }
  })
}

function laidOut(text: string, decide: DecideGap, kept: readonly Span[] = []): string {
  return applyEdits(text, planLayout(text, tokensOf(text), decide, keptSpans(kept)))
}

/** Plans the gaps between words only. */
const between = (breaks: number, indent: string): DecideGap => ({ before }) => (before === undefined ? undefined : { breaks, indent })

const ownLine: DecideGap = ({ before }) => (before === undefined ? { breaks: 0, indent: '' } : { breaks: 1, indent: '  ' })

describe('line ends', () => {
  test('that are added follow the first of the file', () => {
    expect(laidOut('a b\r\nc d\ne f', ownLine)).toBe('a\r\n  b\r\n  c\r\n  d\n  e\r\n  f')
    expect(laidOut('a b\nc d\r\ne f', ownLine)).toBe('a\n  b\n  c\n  d\r\n  e\n  f')
  })

  test('are line feeds where the file has none', () => {
    expect(laidOut('a b', ownLine)).toBe('a\n  b')
  })

  test('that are too many go from behind', () => {
    expect(laidOut('a\r\n\n\r\nb', between(2, ''))).toBe('a\r\n\nb')
  })

  test('at the end: one where there is one, none where there is none', () => {
    expect(laidOut('a\n\n  ', ownLine)).toBe('a\n')
    expect(laidOut('a  ', ownLine)).toBe('a')
    expect(laidOut(' \n ', ownLine)).toBe('')
  })

  test('a carriage return that ends no line stays, with all that stands beside it', () => {
    expect(laidOut('a \r b  c', ownLine)).toBe('a \r b\n  c')
  })
})

test('each gap is asked for once, but for the last one', () => {
  const asked: Gap[] = []
  laidOut(' a\n\nb ', gap => void asked.push(gap))
  expect(asked.map(({ before, after, text, breaks }) => [before?.start, after?.start, text, breaks])).toEqual([
    [undefined, 1, ' ', 0],
    [1, 4, '\n\n', 2],
  ])
})

test('nothing is changed where nothing is decided, or what stands there is wanted', () => {
  expect(planLayout('a  b', tokensOf('a  b'), () => undefined)).toEqual([])
  expect(planLayout('a b', tokensOf('a b'), between(0, ' '))).toEqual([])
})

test('what stands around a byte-order mark at the start stays, one elsewhere is a word', () => {
  expect(laidOut('\uFEFF  a  b', between(0, ' '))).toBe('\uFEFF  a b')
  expect(laidOut('a   \uFEFF  b', between(0, ' '))).toBe('a \uFEFF  b')
})

describe('lines that are kept', () => {
  const text = 'a  b\n   c  d\n   e  f\n'
  const lineOf = (word: string): Span => {
    const start = text.lastIndexOf('\n', text.indexOf(word)) + 1
    return { start, end: text.indexOf('\n', start) }
  }

  test('stay, with their indentation and what ends them', () => {
    expect(laidOut(text, ownLine, [lineOf('c')])).toBe('a\n  b\n   c  d\n  e\n  f\n')
    expect(laidOut(text, ownLine, [lineOf('a')])).toBe('a  b\n  c\n  d\n  e\n  f\n')
    expect(laidOut(text, ownLine, [lineOf('e')])).toBe('a\n  b\n  c\n  d\n   e  f\n')
  })

  test('are not joined with others', () => {
    expect(laidOut(text, between(0, ' '), [lineOf('c')])).toBe('a b\n   c  d\n   e f\n')
  })

  test('get more line ends, not other ones', () => {
    expect(laidOut(text, between(2, ''), [lineOf('c')])).toBe('a\n\nb\n\n   c  d\n\ne\n\nf\n')
  })
})
