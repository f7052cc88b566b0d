import { expect, test } from 'vitest'

import { builtinLanguages } from '../../../src/languages/builtin.js'
import { createChecker } from '../../../src/workspace/checker.js'
import { discoverFolder } from '../../../src/workspace/documents/discover.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'

const host = { 'alpha/etc/ha.d/ha.cf': 'keepalive 2\nnode alpha beta\n', 'alpha/etc/drbd.conf': 'include "/opt/demo/r0.res";\n', 'alpha/opt/demo/r0.res': '' }

async function told(files: Readonly<Record<string, string>>, exclude: readonly string[] = []): Promise<readonly string[]> {
  const fileSystem = memoryFileSystem({ ...host, ...files })
  const report = await createChecker({ settings: { ...defaultSettings, exclude } }).check({ fileSystem, clusters: [{ hosts: [{ name: 'alpha', root: 'alpha', isNamed: true }] }] })
  return report.diagnostics.filter(({ rule }) => rule === 'cfgcheck/not-looked-for').map(({ file, message, severity }) => `${severity} ${file}: ${message}`)
}

test('what is included from elsewhere is read, and nothing is told', async () => {
  expect(await told({ 'alpha/etc/hosts': '', 'alpha/etc/shadow.old': '', 'alpha/README': '' })).toEqual([])
})

test('a text of the crm shell and a copy of drbd.conf are told each', async () => {
  expect(await told({ 'alpha/root/cluster.crm': 'frob\n', 'alpha/root/old/drbd.conf': 'frob\n', 'alpha/cluster.crm': 'frob\n' })).toEqual([
    'info alpha/cluster.crm: Not read, because no software of this host looks there',
    'info alpha/root/cluster.crm: Not read, because no software of this host looks there',
    'info alpha/root/old/drbd.conf: Not read, because no software of this host looks there',
  ])
})

test('of many none is left out', async () => {
  const copies = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`alpha/root/${index}.crm`, '']))
  expect((await told(copies)).map(line => /alpha\S+(?=:)/.exec(line)?.[0]).sort()).toEqual(Object.keys(copies).sort())
})

test('that not all folders were looked through is told', async () => {
  const folders = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`alpha/home/user${index}/notes`, '']))
  expect(await told({ ...folders, 'alpha/home/user99/ha.cf': '' })).toEqual(['info alpha: Only 200 folders of this host were looked through for files that nothing reads; there are more'])
  expect(await told(Object.fromEntries(Object.entries(folders).slice(0, 100)))).toEqual([])
})

test('a compressed file where a plain one is looked for', async () => {
  expect(await told({ 'alpha/etc/ha.d/haresources.gz': '' })).toEqual(['info alpha/etc/ha.d/haresources.gz: Not read, because no software of this host looks there'])
})

test('a compressed file in a folder that is no host', async () => {
  const fileSystem = memoryFileSystem({ 'old/ha.cf.gz': '', 'old/authkeys': 'auth 1\n1 crc\n', 'old/notes.gz': '' })
  const { refused } = await discoverFolder('old', { fileSystem, languages: builtinLanguages, settings: defaultSettings })
  expect(refused).toEqual([{ path: 'old/ha.cf.gz', rule: 'cfgcheck/not-looked-for', message: 'Not read, because it is compressed' }])
})

test('documents of packages, and what settings leave out, are of no interest', async () => {
  expect(await told({ 'alpha/usr/share/doc/drbd.conf': '', 'alpha/root/cluster.crm': '' }, ['**/root/**'])).toEqual([])
})

test('a file that is looked for and cannot be read is told as that alone', async () => {
  const files = memoryFileSystem(host)
  const fileSystem = { ...files, read: (path: string): ReturnType<typeof files.read> => (path.endsWith('/ha.cf') ? { problem: 'unreadable' } : files.read(path)) }
  const report = await createChecker({ settings: defaultSettings }).check({ fileSystem, clusters: [{ hosts: [{ name: 'alpha', root: 'alpha', isNamed: true }] }] })
  expect(report.diagnostics.filter(({ file }) => file.endsWith('/ha.cf')).map(({ rule }) => rule)).toEqual(['cfgcheck/unreadable'])
})
