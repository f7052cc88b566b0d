import { expect, test } from 'vitest'

import { checkExample } from '../../support/cluster-of.js'

const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { report } = await checkExample({ hosts: { alpha: files } })
  return report.diagnostics.filter(({ rule }) => rule === 'cfgcheck/missing-include').map(({ severity, message }) => `${severity} ${message}`)
}

test('a folder of snippets that is not there is told, and so that nothing else is configured', async () => {
  expect(await found({ '/etc/drbd-reactor.toml': 'snippets = "/etc/drbd-reactor.d"\n' })).toEqual(['info No snippet is in "/etc/drbd-reactor.d", and nothing else is configured; without the folder the daemon does not start'])
  expect(await found({ '/etc/drbd-reactor.toml': 'snippets = "/etc/drbd-reactor.d/"\n[[prometheus]]\n' })).toEqual(['info No snippet is in "/etc/drbd-reactor.d"; without the folder the daemon does not start'])
})

test('a folder with a snippet is not told, nor one that nobody names', async () => {
  expect(await found({ '/etc/drbd-reactor.toml': 'snippets = "/etc/drbd-reactor.d"\n', '/etc/drbd-reactor.d/web.toml': '[[promoter]]\n[promoter.resources.web]\nstart = ["nginx.service"]\n' })).toEqual([])
  expect(await found({ '/etc/drbd-reactor.toml': '[[prometheus]]\n' })).toEqual([])
})

test.each([
  ['before the first table', 'snippets = "/srv/none"\n[[promoter]]\n', true],
  ['behind a line that is none', 'id == 1\nsnippets = "/srv/none"\n', true],
  ['within a table', '[[promoter]]\nsnippets = "/srv/none"\n', false],
  ['behind a head that is not closed', '[[promoter\nsnippets = "/srv/none"\n', false],
  ['as part of a longer key', 'snippets.folder = "/srv/none"\n', false],
  ['without quotes', 'snippets = 1\n', false],
])('a folder of snippets is named %s: %j', async (_, text, isNamed) => {
  expect((await found({ '/etc/drbd-reactor.toml': text })).length > 0).toBe(isNamed)
})
