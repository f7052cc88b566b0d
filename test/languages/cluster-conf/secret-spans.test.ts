import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { parse } from '../../../src/languages/cluster-conf/parse.js'
import { secretSpans } from '../../../src/languages/cluster-conf/secret-spans.js'
import { createSource } from '../../../src/text/source.js'
import { createRandom, goodDocument } from './xml-samples.js'

const folder = join(process.cwd(), 'fixtures/cluster-conf/ok')
const random = createRandom(21)
const texts = [
  ...readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')),
  ...Array.from({ length: 300 }, () => goodDocument(random).replace(/ [a-z]+=(["'])/, ' passwd=$1')),
]

function secretsIn(text: string): string[] {
  return [...secretSpans(parse(createSource('x', text)))].map(({ start, end }) => text.slice(start, end))
}

test('the tree and the tokens of a well-formed file hold the same secrets', () => {
  let count = 0
  for (const text of texts) {
    const file = parse(createSource('x', text))
    if (file.ast.isBroken) continue
    const inTree = [...secretSpans(file)]
    const { source, faults, tokens, comments } = file
    const inTokens = [...secretSpans({ source, faults, tokens, comments, ast: { ...file.ast, isBroken: true } })]
    expect(inTree, text).toEqual(inTokens)
    count += inTree.length
  }
  expect(count).toBeGreaterThan(100)
})

test('with their quotes, in a broken tag as far as they reach', () => {
  expect(secretsIn('<a passwd = "x" login="y"/>')).toEqual(['"x"'])
  expect(secretsIn('<a passwd=\'\'/>')).toEqual(["''"])
  expect(secretsIn('<a passwd=x login="y">')).toEqual(['x'])
  expect(secretsIn('<a passwd=x!y&z/>')).toEqual(['x!y&z'])
  expect(secretsIn('<a passwd=x')).toEqual(['x'])
  expect(secretsIn('<a b= passwd="x"/>')).toEqual(['"x"'])
  expect(secretsIn('<a b=1 passwd=x')).toEqual(['x'])
  expect(secretsIn('<a passwd "x" login="y">')).toEqual(['"x"'])
  expect(secretsIn('<a passwd>')).toEqual([])
  expect(secretsIn('<a passwd login="y" login="z"/>')).toEqual([])
})

test('comments are the same with and without all tokens', () => {
  for (const text of texts) {
    const { comments, tokens } = parse(createSource('x', text))
    expect(comments).toEqual(tokens.filter(({ channel }) => channel === 'comment'))
  }
})
