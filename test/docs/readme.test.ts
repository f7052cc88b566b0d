import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'

test.each(builtinLanguages.map(entry => [entry.id, entry] as const))('the table of languages in README.md has a row for %s', (_, { paths, fileNames }) => {
  const [, table = ''] = /\n## The languages\n([^]*?)\n\n[^|\n]/.exec(readFileSync('README.md', 'utf8')) ?? []
  const firstCells = table.split('\n').flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1]))
  expect([...paths, ...fileNames].filter(name => firstCells.includes(name))).not.toEqual([])
})
