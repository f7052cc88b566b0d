import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { generatedFiles } from '../../editors/generate.js'
import { filledIn, snippets } from '../../editors/snippets.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'

const isUpdate = process.env['CFGCHECK_UPDATE'] === '1'

test('what the editors get follows from the tables; npm run update writes it', async () => {
  const files = await generatedFiles()
  for (const [path, text] of files) {
    if (isUpdate) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path).toBe(text)
  }
  const folders = ['syntaxes', 'snippets', 'language-configuration'].map(name => `editors/vscode/${name}`)
  const there = folders.flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
  expect(there.filter(path => !files.has(path))).toEqual([])
})

test('every name by which the command knows a file, an editor knows too', async () => {
  const { contributes } = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as {
    contributes: { languages: readonly { id: string; filenames?: readonly string[]; extensions?: readonly string[]; filenamePatterns?: readonly string[] }[] }
  }
  for (const { id, fileNames } of builtinLanguages) {
    const { filenames = [], extensions = [], filenamePatterns = [] } = contributes.languages.find(language => language.id === id) ?? {}
    const known = [...filenames, ...extensions.map(extension => `*${extension}`), ...filenamePatterns.map(pattern => pattern.replace('**/', ''))]
    expect([...known].sort(), id).toEqual(fileNames.filter(name => name !== 'shadow.*').sort())
  }
})

test.each(Object.entries(snippets).flatMap(([id, own]) => own.map(snippet => [id, snippet.description, snippet] as const)))('%s: "%s", filled in as it stands, is read without an error', async (id, _, snippet) => {
  const isPart = !/^(?:resource|cluster|ha\.cf|group|auth|totem|promoter)$/.test(snippet.prefix)
  const around = snippet.prefix === 'on' ? ['resource r0 { device /dev/drbd0; disk /dev/sdb1; meta-disk internal; on beta { address 192.0.2.2:7788; }\n', '}\n'] : ['resource r0 { on alpha { node-id 0; address 192.0.2.1:7788; } on beta { node-id 1; address 192.0.2.2:7788; } on gamma { node-id 2; address 192.0.2.3:7788; } \n', `${snippet.prefix === 'volume' ? 'connection-mesh { hosts alpha beta gamma; }' : 'device /dev/drbd0; disk /dev/sdb1; meta-disk internal;'} }\n`]
  const text = isPart ? `${around[0] ?? ''}${filledIn(snippet)}${around[1] ?? ''}` : filledIn(snippet)
  const { diagnostics } = await createChecker().check({ fileSystem: memoryFileSystem({ '/file': text }), files: [{ path: '/file', language: id }], clusters: [] })
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
})
