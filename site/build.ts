import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build as bundle } from 'esbuild'

import { apiPages } from './api-pages.js'
import { commandPages } from './command-pages.js'
import { copied, texts } from './contents.js'
import { framed, style } from './frame.js'
import { pageOfText } from './markdown.js'
import { buildOffline } from './offline.js'
import { buildPlayground, playgroundEntry, playgroundHtml } from './playground.js'
import { optionPages } from './option-pages.js'
import { rulePages } from './rule-pages.js'
import { schemaPages } from './schema-pages.js'
import { searchIndex } from './search-index.js'

/**
 * Builds the site of the documentation, `npm run site`, in dist/site: plain pages that also work as files, without a server.
 *
 * VitePress, Starlight and their like make pages that load modules and data, which browsers refuse to pages from files; and
 * most of what is here are tables of ours. So markdown-it and minisearch do it.
 */

const folder = 'dist/site'

const pages = [
  ...texts.map(({ from, to }) => pageOfText(from, to, readFileSync(from, 'utf8'))),
  ...rulePages(),
  ...(await optionPages()),
  ...commandPages(),
  ...schemaPages(),
  ...apiPages(),
]
rmSync(folder, { recursive: true, force: true })
for (const page of pages) write(page.to, framed(page))
write(playgroundEntry.to, playgroundHtml())
for (const path of copied) write(path, readFileSync(path))
write('assets/site.css', style)
write('assets/search-index.js', searchIndex([...pages, playgroundEntry]))
await bundle({ entryPoints: ['site/browser/search.ts'], bundle: true, minify: true, format: 'iife', target: 'es2022', outfile: join(folder, 'assets/search.js'), logLevel: 'error' })
await buildPlayground(join(folder, 'assets'))
await buildOffline(folder)
cpSync('THIRD-PARTY-LICENSES', join(folder, 'THIRD-PARTY-LICENSES'))
console.log(`${folder}: ${pages.length} pages`)

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
