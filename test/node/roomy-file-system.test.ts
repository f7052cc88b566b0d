import { afterEach, expect, test, vi } from 'vitest'

import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { roomyFileSystem } from '../../src/node/roomy-file-system.js'

afterEach(() => vi.restoreAllMocks())

const files = { 'etc/ha.d/ha.cf': 'node alpha\n', 'etc/drbd.conf': '#'.repeat(200_000), 'etc/other.conf': '#'.repeat(200_000) }

test('answers are those of the file system', async () => {
  const plain = memoryFileSystem(files)
  const roomy = roomyFileSystem(plain)
  for (const path of [...Object.keys(files), 'etc', 'nothing']) expect(await roomy.read(path)).toEqual(await plain.read(path))
  expect(await roomy.list('etc')).toEqual(await plain.list('etc'))
  expect(roomy.isOutside?.('etc')).toEqual(plain.isOutside?.('etc'))
})

test('room is made once, when much has been read', () => {
  const setFlags = vi.spyOn(process.getBuiltinModule('node:v8'), 'setFlagsFromString').mockReturnValue()
  const roomy = roomyFileSystem(memoryFileSystem(files))
  const read = (path: string) => void roomy.read(path)
  read('etc/ha.d/ha.cf')
  read('etc/drbd.conf')
  expect(setFlags).not.toHaveBeenCalled()
  read('etc/other.conf')
  read('etc/drbd.conf')
  expect(setFlags.mock.calls.map(([flag]) => flag)).toEqual(['--semi-space-growth-factor=16', '--no-incremental-marking'])
})
