import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { languageClient } from '../support/language-client.js'
import type { LanguageClient } from '../support/language-client.js'

const folder = 'fixtures/clusters/storage-backend'
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [`/demo${path.slice(folder.length)}`, readFileSync(path, 'utf8')]),
)
const uri = 'file:///demo/xenamo4/etc/ha.d/authkeys'
let client: LanguageClient

const run = <Answer>(command: string, ...given: readonly string[]): Promise<Answer> => client.ask<Answer>('workspace/executeCommand', { command, arguments: given })

beforeAll(async () => {
  client = await languageClient({ files, folders: ['file:///demo'] })
})
afterAll(() => client.end())

test('the picture of a cluster, as a drawing and as a page', async () => {
  expect(await run('cfgcheck.picture', uri)).toMatch(/^<svg [^]*xenamo4[^]*<\/svg>\s*$/)
  expect(await run('cfgcheck.picture', uri, 'html')).toMatch(/^<!doctype html>[^]*xenamo5/)
})

test('what happens when something fails, also as a document', async () => {
  const told = await run<string>('cfgcheck.failover', uri)
  expect(told).toContain('"xenamo4"')
  expect(told).toMatch(/\[\/demo\/xenamo4\/etc\/ha\.d\/\S+:\d+\]/)
  expect(await client.ask('workspace/textDocumentContent', { uri: `cfgcheck-failover:${uri.slice('file://'.length)}` })).toEqual({ text: told })
})

test('the hosts of a cluster, and the language of a file that is not open', async () => {
  expect(await run('cfgcheck.hosts', uri)).toEqual(expect.arrayContaining(['xenamo4', 'xenamo5']))
  expect(await run('cfgcheck.languageOf', 'file:///demo/xenamo4/etc/drbd.d/any.conf')).toBe('drbd-conf')
  expect(await run('cfgcheck.languageOf', 'file:///demo/xenamo4/etc/modules')).toBe(null)
})

test('a text without its secrets', async () => {
  const text = files['/demo/xenamo4/etc/ha.d/authkeys'] ?? ''
  const [, key = ''] = /^\d+ (?:sha1|md5) (\S+)/m.exec(text) ?? []
  const shown = await run<string>('cfgcheck.withoutSecrets', uri)
  expect(shown.split('\n').length).toBe(text.split('\n').length)
  expect(key === '' || !shown.includes(key)).toBe(true)
  expect(shown).toContain('***')
})

test('nothing for a file that belongs to no cluster', async () => {
  expect(await run('cfgcheck.picture', 'file:///elsewhere/ha.cf')).toBe(null)
  expect(await run('cfgcheck.failover', 'file:///elsewhere/ha.cf')).toBe(null)
})
