import { join } from 'node:path'
import { expect, test } from 'vitest'

import { bytesBesideRead, isOfManyFiles, LargeInput, watchedFileSystem } from '../../src/cli/large-input.js'
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

test('a folder of many files is left before the first of them is read', () => {
  const text = '# nothing\n'
  const few = folderWith(Object.fromEntries(Array.from({ length: 499 }, (_, index) => [`r${index}.res`, text])))
  const many = folderWith({ ...Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`r${index}.res`, text])), 'core': '#'.repeat(100_000) })
  const files = watchedFileSystem(nodeFileSystem())
  expect(files.list(few)).toHaveLength(499)
  const before = bytesBesideRead()
  expect(() => files.list(many)).toThrow(LargeInput)
  expect(bytesBesideRead()).toBe(before + 500 * text.length)
  expect(isOfManyFiles([])).toBe(true)
})
