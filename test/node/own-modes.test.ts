import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { nodeFileSystem } from '../../src/node/node-file-system.js'
import { folderWith } from '../support/run-cli.js'

test.skipIf(!existsSync('/etc/passwd'))('a file below /etc of this machine has the mode that counts (skipped where there is no /etc/passwd)', async () => {
  expect(await nodeFileSystem().read('/etc/passwd')).toMatchObject({ mode: expect.any(Number) as number })
})

test('the mode of a copy says nothing', async () => {
  const folder = folderWith({ 'alpha/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n' })
  expect(await nodeFileSystem().read(join(folder, 'alpha/etc/ha.d/authkeys'))).not.toHaveProperty('mode')
})
