import { expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

/** Lists the blocks that are said not to be closed, each as its line and the text it points at. */
function unclosed(text: string, target = '8.4'): readonly string[] {
  return findingsOf(drbdConf as unknown as Language, { text, target })
    .filter(({ rule }) => rule === 'drbd-conf/unclosed-block')
    .map(({ span }) => `${text.slice(0, span.start).split('\n').length} ${text.slice(span.start, span.end)}`)
}

const rest = 'resource r9 {\n}\n'

test('the brace that stands below the head of the outer section leaves the inner one unclosed', () => {
  expect(unclosed(`resource r0 {\n  net {\n    timeout 60;\n}\n${rest}`)).toEqual(['2 net'])
})

test('so it is where the outer head is indented itself', () => {
  expect(unclosed(`  resource r0 {\n      net {\n        timeout 60;\n  }\n${rest}`)).toEqual(['2 net'])
})

test('the last of several inner sections is to blame, and the innermost of those', () => {
  expect(unclosed(`resource r0 {\n  disk {\n  }\n  on alpha {\n    volume 0 {\n      device /dev/drbd0;\n  }\n}\n${rest}`)).toEqual(['5 volume 0'])
  expect(unclosed(`resource r0 {\n  disk {\n  }\n  net {\n    timeout 60;\n}\n${rest}`)).toEqual(['4 net'])
})

test('an inner section whose brace stands below its own head is not to blame', () => {
  expect(unclosed(`resource r0 {\n  net {\n    timeout 60;\n  }\n${rest}`)).toEqual(['1 resource r0'])
})

test('nor is one that is not indented, or that begins behind something else on its line', () => {
  expect(unclosed(`resource r0 {\nnet {\n    timeout 60;\n}\n${rest}`)).toEqual(['1 resource r0'])
  expect(unclosed(`resource r0 {\n  protocol C; net {\n    timeout 60;\n}\n${rest}`)).toEqual(['1 resource r0'])
})

test('where something stands before the outer head, columns say nothing', () => {
  expect(unclosed(`include "x"; resource r0 {\n  net {\n    timeout 60;\n}\n${rest}`)).toEqual(['1 resource r0'])
})

test('the end of the file closes a resource of 8.0 and later, not one of 0.7', () => {
  expect(unclosed('resource r0 {\n  protocol C;\n')).toEqual([])
  expect(unclosed('resource r0 {\n  protocol C;\n', '0.7')).toEqual(['1 resource r0'])
})
