import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { recognise } from '../../src/workspace/documents/recognise.js'
import { preCommitHooks } from './pre-commit-hooks.js'

const path = '.pre-commit-hooks.yaml'

test('the hooks take the files of every language', () => {
  const text = preCommitHooks(builtinLanguages)
  if (process.env['CFGCHECK_UPDATE'] === '1') writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test.each([
  'etc/drbd.conf',
  'drbd-83.conf',
  'a/drbd.d/global_common.conf',
  'drbd.d/x.conf',
  'r0.res',
  'etc/cluster/cluster.conf',
  'cluster.conf.xml',
  'ha.cf',
  'haresources',
  'authkeys',
  'etc/ocfs2/cluster.conf',
  'x.conf',
  'my-authkeys',
  'ha.cfg',
  'notes.txt',
  'drbdxconf',
])('%s is taken by the hooks when a language claims it', name => {
  const [, pattern = ''] = /files: &files '(.*)'/.exec(preCommitHooks(builtinLanguages)) ?? []
  expect(new RegExp(pattern).test(name)).toBe(recognise(name, builtinLanguages) !== undefined)
})
