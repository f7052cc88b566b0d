import { join } from 'node:path'
import { expect, test } from 'vitest'

import { bytesBesideRead, LargeInput, watchedFileSystem } from '../../src/cli/large-input.js'
import { nodeFileSystem } from '../../src/node/node-file-system.js'
import { folderWith } from '../support/run-cli.js'

test('files beside several of their kind that were read are expected to be read, too', () => {
  const half = '#'.repeat(140_000)
  const folder = folderWith({
    'drbd.conf': 'include "drbd.d/*.res";\n',
    'drbd.d/a.res': half,
    'drbd.d/b.res': half,
    'drbd.d/c.res': '# c\n',
    'drbd.d/d.res.bak': half,
    'other/e.res': half,
  })
  const files = watchedFileSystem(nodeFileSystem())
  void files.read(join(folder, 'drbd.conf'))
  void files.read(join(folder, 'drbd.d/a.res'))
  expect(bytesBesideRead()).toBe(0)
  expect(() => files.read(join(folder, 'drbd.d/b.res'))).toThrow(LargeInput)
  expect(bytesBesideRead()).toBe(2 * half.length + '# c\n'.length)
})
