import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { rulePages } from './rule-pages.js'

const pages = await rulePages(builtinLanguages)
if (process.env['CFGCHECK_UPDATE'] === '1') {
  rmSync('docs/rules', { recursive: true, force: true })
  for (const { path, text } of pages) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text())
  }
}

test('every rule has its page, and every page its rule', () => {
  const known = existsSync('docs/rules') ? readdirSync('docs/rules', { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()) : []
  expect(known.map(entry => join(entry.parentPath, entry.name)).sort()).toEqual(pages.map(({ path }) => path).sort())
})

test.each(pages.map(page => [page.id, page] as const))('%s says of its examples what its page shows', (_, { path, text }) => {
  expect(text(), 'npm run update writes it anew').toBe(readFileSync(path, 'utf8'))
})
