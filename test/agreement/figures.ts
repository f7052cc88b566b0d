import { readFileSync, writeFileSync } from 'node:fs'

import type { Tally } from './tally.js'
import { rowOf, tableHead } from './tally.js'

const begin = '<!-- measured by npm run agreement -->'
const end = '<!-- end of what was measured -->'

/** Writes the figures of a run between the marks of a language's page; the page itself is written by hand. */
export function writeFigures(language: string, tallies: readonly Tally[], seeds: readonly number[]): string {
  const path = `docs/agreement/${language}.md`
  const page = readFileSync(path, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${path} lacks the lines "${begin}" and "${end}"`)
  const which = seeds.length === 1 ? 'seed' : 'seeds'
  const table = [tableHead, ...tallies.map(rowOf)].join('\n')
  writeFileSync(path, `${before}${begin}\nFrom ${which} ${seeds.join(', ')}:\n\n${table}\n${end}${after}`)
  return path
}
