import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { bundledPackages, thirdPartyText } from '../../packaging/third-party.js'

const path = 'THIRD-PARTY-LICENSES'

test('the licences of all that is bundled come with it', async () => {
  const doors = ['src/index.ts', 'src/plugin/index.ts', 'src/testing/index.ts', 'src/node/index.ts', 'src/lsp/server.ts']
  const languages = readdirSync('src/languages', { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => `src/languages/${name}/index.ts`)
  const packages = await bundledPackages(['src/cli/cli.ts', 'src/cli/command-thread.ts', 'src/node/threads/worker.ts', ...doors, ...languages])
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['chevrotain', 'commander', 'tar', 'vscode-languageserver', 'zod']))
  for (const { name, text } of packages) expect(text, name).toMatch(/licen[cs]e|permission/i)
  const text = thirdPartyText(packages)
  if (process.env['CFGCHECK_UPDATE'] === '1') writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
})
