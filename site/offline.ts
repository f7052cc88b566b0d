import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'esbuild'

import { playgroundEntry } from './playground.js'

const page = playgroundEntry.to
const files = [page, 'assets/playground-server.js', 'assets/playground.js']

/** Bundles what keeps the files of the playground in the browser, once they are written: they are known by their content. */
export async function buildOffline(folder: string): Promise<void> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(folder, file)))
  const told = { name: `cfgcheck-playground-${hash.digest('hex').slice(0, 16)}`, page, files }
  await bundle({
    bundle: true, minify: true, format: 'iife', target: 'es2022', logLevel: 'error',
    entryPoints: ['site/browser/playground/offline.ts'], define: { cfgcheckOffline: JSON.stringify(told) }, outfile: join(folder, 'playground-offline.js'),
  })
}
