import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { rulePages } from './rule-pages.js'

test('every rule has its page, and every page its rule', async () => {
  const pages = await rulePages(builtinLanguages)
  if (process.env['CFGCHECK_UPDATE'] === '1') {
    rmSync('docs/rules', { recursive: true, force: true })
    for (const [path, text] of pages) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
  const known = existsSync('docs/rules') ? readdirSync('docs/rules', { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()) : []
  expect(known.map(entry => join(entry.parentPath, entry.name)).sort()).toEqual([...pages.keys()].sort())
  const stale = [...pages].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path)
  expect(stale).toEqual([])
})
