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

const threeHosts = 'on alpha { node-id 0; address 192.0.2.1:7788; } on beta { node-id 1; address 192.0.2.2:7788; } on gamma { node-id 2; address 192.0.2.3:7788; }'

/** What stands around snippets that are a part of something. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  'drbd-conf on': ['resource r0 { device /dev/drbd0; disk /dev/sdb1; meta-disk internal; on beta { address 192.0.2.2:7788; }\n', '}\n'],
  'drbd-conf volume': [`resource r0 { ${threeHosts}\n`, 'connection-mesh { hosts alpha beta gamma; } }\n'],
  'drbd-conf connection-mesh': [`resource r0 { ${threeHosts}\n`, 'device /dev/drbd0; disk /dev/sdb1; meta-disk internal; }\n'],
  'cib promotable': ['<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config><cluster_property_set id="set"><nvpair id="set-fencing" name="stonith-enabled" value="false"/></cluster_property_set></crm_config><nodes/><resources>\n', '</resources><constraints/></configuration></cib>\n'],
  'crm-configure drbd': ['', 'property stonith-enabled=false\n'],
}

test.each(Object.entries(snippets).flatMap(([id, own]) => own.map(snippet => [id, snippet.description, snippet] as const)))('%s: "%s", filled in as it stands, is read without an error', async (id, _, snippet) => {
  const [before = '', after = ''] = around[`${id} ${snippet.prefix}`] ?? []
  const text = `${before}${filledIn(snippet)}${after}`
  const { diagnostics } = await createChecker().check({ fileSystem: memoryFileSystem({ '/file': text }), files: [{ path: '/file', language: id }], clusters: [] })
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
})
