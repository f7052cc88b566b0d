import { expect, test } from 'vitest'

import { workOf } from '../../support/work-of.js'
import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { hasTemplates, isTemplated } from '../../../src/languages/corosync-conf/reading/templated.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

function work(text: string, target: string): number {
  return workOf(() => findingsOf(corosyncConf as unknown as Language, { text, target, host: 'n1' }))
}

const node = (index: number, ...lines: readonly string[]): string => `node {\n name: n${index}\n nodeid: ${index + 1}\n${lines.map(line => ` ${line}\n`).join('')}}\n`

/** What each of many nodes, sections or lines is. */
const families: Readonly<Record<string, (index: number) => string>> = {
  'sound nodes': index => node(index, `ring0_addr: h${index}`),
  'nodes with a misspelt address': index => node(index, ...(index === 0 ? ['ring0_addr: h0'] : ['ring0_adr: h1'])),
  'nodes each on a link of its own': index => node(index, `ring${index}_addr: h${index}`),
  'nodes of which all but one have a second link': index => node(index, `ring0_addr: h${index}`, ...(index === 0 ? [] : [`ring1_addr: k${index}`])),
  'unknown sections': index => `quorm${index} {\n}\n`,
  'words and stray braces': index => (index % 2 === 0 ? 'word\n' : '}\n'),
}

test.each(Object.entries(families).flatMap(([name, piece]) => ['2.4', '3.1'].map(target => [name, target, piece] as const)))('%s take linear work for %s', (_, target, piece) => {
  const text = (count: number): string => `totem {\nversion: 2\n}\nnodelist {\n${Array.from({ length: count }, (_unused, index) => piece(index)).join('')}}\n`
  work(text(50), target)
  const [small, large] = [work(text(50), target), work(text(400), target)]
  expect(large / small).toBeLessThan(8.3)
})

const openings = ['{', '{{', '{#', '${', '{{ ${ {# ']

test.each(openings)('a line of %j takes linear work', opening => {
  const text = (count: number): string => `totem { ${opening.repeat(count)}\n`
  work(text(2_000), '3.1')
  // Longer than the 2,000 characters for which a mark of a shell is followed.
  expect(work(text(4_000), '3.1') / work(text(2_000), '3.1')).toBeLessThan(2.4)
})

test.each(openings)('so it does to look for the end of each %j, which nobody counts: what looks again for each would not end in time', opening => {
  const line = opening.repeat(1_000_000)
  expect(hasTemplates(line)).toBe(false)
  expect(isTemplated(line, 2)).toBe(false)
  expect(hasTemplates(`${line}\na: {{ b }}\n`)).toBe(true)
})
