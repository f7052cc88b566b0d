import { describe, expect, test } from 'vitest'

import { readSuppressions } from '../../src/rules/suppressions.js'
import { createParsedFile } from '../../src/syntax/parsed-file.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'

const known = new Set(['x/one', 'x/two'])

/** Reads lines in which `#` or `<!--` begins a comment and each other stretch of text is a statement. */
function readFrom(text: string) {
  const comments: Span[] = []
  const statements: Span[] = []
  for (const { 0: piece, index } of text.matchAll(/#.*|<!--[^]*?-->|[^\s#<][^\n#<]*/g)) {
    const list = /^(#|<!--)/.test(piece) ? comments : statements
    list.push({ start: index, end: index + piece.trimEnd().length })
  }
  const file = createParsedFile({ source: createSource('f', text), ast: undefined, faults: [], tokens: () => [], comments: () => comments.map(span => ({ ...span, kind: 'Comment', channel: 'comment' })) })
  return readSuppressions(file, statements, known)
}

function suppressionsOf(text: string) {
  const { list, faults } = readFrom(text)
  const shown = ({ start, end }: Span): string => text.slice(start, end)
  return {
    list: list.map(({ ruleIds, idSpans, covers }) => [ruleIds.join(' '), idSpans.map(shown).join(' '), shown(covers)]),
    faults: faults.map(({ rule, at, message }) => [rule.replace('cfgcheck/', ''), 'origin' in at ? shown(at.origin.span) : shown(at.span), message]),
  }
}

const read = (text: string) => suppressionsOf(text).list
const wrong = (text: string) => suppressionsOf(text).faults
const helpFor = (text: string) => readFrom(text).faults.map(({ help }) => help)

describe('what is covered', () => {
  test('behind code: its line', () => {
    expect(read('a 1\nb 2 # cfgcheck-ignore x/one: known\nc 3\n')).toEqual([['x/one', 'x/one', 'b 2 # cfgcheck-ignore x/one: known']])
  })

  test('on a line of its own: the next statement, wherever it begins', () => {
    expect(read('a 1\n  # cfgcheck-ignore x/one: known\n# more\n\n  b 2\nc 3\n')).toEqual([['x/one', 'x/one', 'b 2']])
  })

  test('with -file: all of it, if nothing stands before', () => {
    const text = '# of us\n# cfgcheck-ignore-file x/one: known\na 1\n'
    expect(read(text)).toEqual([['x/one', 'x/one', text]])
    expect(suppressionsOf('a 1\n# cfgcheck-ignore-file x/one: known\nb 2\n')).toEqual({
      list: [],
      faults: [['misplaced-suppression', 'cfgcheck-ignore-file', '"cfgcheck-ignore-file" stands behind the first statement']],
    })
    expect(read('# cfgcheck-ignore-file x/one: known\n')).toHaveLength(1)
  })

  test('nothing, where no statement follows', () => {
    expect(suppressionsOf('a 1\n# cfgcheck-ignore x/one: known\n')).toEqual({
      list: [],
      faults: [['unused-suppression', 'cfgcheck-ignore', 'Nothing follows that could be suppressed']],
    })
  })
})

describe('what is named', () => {
  test('several rules, by blanks and commas', () => {
    expect(read('# cfgcheck-ignore x/one,x/two  x/one: known\na 1\n')).toEqual([['x/one x/two x/one', 'x/one x/two x/one', 'a 1']])
  })

  test('unknown ones are told apart from known ones', () => {
    expect(suppressionsOf('# cfgcheck-ignore x/one x/tow: known\na 1\n')).toEqual({
      list: [['x/one', 'x/one', 'a 1']],
      faults: [['unknown-suppression', 'x/tow', 'There is no rule "x/tow"']],
    })
  })

  test('unknown ones only cover nothing, and what follows is not asked for', () => {
    expect(suppressionsOf('# cfgcheck-ignore x/tow: known\n')).toEqual({ list: [], faults: [['unknown-suppression', 'x/tow', 'There is no rule "x/tow"']] })
  })

  test('no rule', () => {
    for (const text of ['# cfgcheck-ignore\na 1\n', '# cfgcheck-ignore : known\na 1\n', '<!-- cfgcheck-ignore -->\na 1\n']) {
      expect(suppressionsOf(text)).toEqual({ list: [], faults: [['malformed-suppression', 'cfgcheck-ignore', 'The suppression names no rule']] })
    }
  })

  test('no reason', () => {
    for (const text of ['# cfgcheck-ignore x/one\na 1\n', '# cfgcheck-ignore x/one: \na 1\n', '<!-- cfgcheck-ignore x/one: -->\na 1\n', '<!-- cfgcheck-ignore x/one -->\na 1\n']) {
      expect(suppressionsOf(text)).toEqual({ list: [], faults: [['malformed-suppression', 'cfgcheck-ignore', 'The suppression gives no reason']] })
    }
  })

  test('in XML too, where the comment may end behind it', () => {
    expect(read('<!-- cfgcheck-ignore x/one: known -->\na 1\n')).toEqual([['x/one', 'x/one', 'a 1']])
  })

  test('a reason may hold colons and names of rules', () => {
    expect(read('# cfgcheck-ignore x/one: see x/two: known\na 1\n')).toEqual([['x/one', 'x/one', 'a 1']])
  })
})

test('words that only begin alike are no suppression, nor is one that stands in a statement', () => {
  for (const text of ['# cfgcheck-ignored x/one: known\na 1\n', '# cfgcheck-ignore-files x/one: known\na 1\n', 'a cfgcheck-ignore x/one: known\n']) {
    expect(suppressionsOf(text)).toEqual({ list: [], faults: [] })
  }
})

test('words may stand before it, and the places stay right', () => {
  expect(read('a 1\n# TODO cfgcheck-ignore x/two: known\nb 2\n')).toEqual([['x/two', 'x/two', 'b 2']])
  expect(wrong('# TODO cfgcheck-ignore x/twoo: known\nb 2\n')).toEqual([['unknown-suppression', 'x/twoo', 'There is no rule "x/twoo"']])
})

test('a comment that is no suppression comes with how to write one, an unknown rule with the one that was meant', () => {
  expect(helpFor('# cfgcheck-ignore\na 1\n')).toEqual(['Write "cfgcheck-ignore RULE-ID: reason"'])
  expect(helpFor('# cfgcheck-ignore x/one\na 1\n')).toEqual(['Write "cfgcheck-ignore RULE-ID: reason"'])
  expect(helpFor('# cfgcheck-ignore x/onne: known\na 1\n')).toEqual([expect.stringContaining('x/one')])
  expect(helpFor('a 1\n# cfgcheck-ignore x/one: known\n')).toEqual([undefined])
})

test('a file without such comments has none, and nothing is wrong with it', () => {
  expect(suppressionsOf('a 1 # known\nb 2\n')).toEqual({ list: [], faults: [] })
  expect(suppressionsOf('')).toEqual({ list: [], faults: [] })
})
