import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

import { makeRoom, makeRoomForThread } from '../../src/cli/make-room.js'
import { folderWith } from '../support/run-cli.js'

afterEach(() => vi.restoreAllMocks())

function flagsFor(files: readonly string[], hostCount: number): readonly string[] {
  const setFlags = vi.spyOn(process.getBuiltinModule('node:v8'), 'setFlagsFromString').mockReturnValue()
  const hosts = Array.from({ length: hostCount }, (_, index) => ({ name: `h${index}`, root: `h${index}` }))
  makeRoom({ files: files.map(path => ({ path })), clusters: hosts.length === 0 ? [] : [{ hosts }] })
  return setFlags.mock.calls.map(([flag]) => flag)
}

test('a large file and many hosts are given room, what is small is not', () => {
  const folder = folderWith({ 'small.conf': '#\n', 'large.conf': '#'.repeat(300_000) })
  const room = ['--semi-space-growth-factor=16', '--no-incremental-marking']
  expect(flagsFor([join(folder, 'small.conf'), '<stdin>'], 2)).toEqual([])
  expect(flagsFor([join(folder, 'small.conf'), join(folder, 'large.conf')], 0)).toEqual(room)
})

test('large is a file from 256 KiB on, and many are 8 hosts', () => {
  const folder = folderWith({ 'small.conf': '#'.repeat(262_143), 'large.conf': '#'.repeat(262_144) })
  expect([flagsFor([join(folder, 'small.conf')], 0), flagsFor([], 7)]).toEqual([[], []])
  expect(flagsFor([join(folder, 'large.conf')], 0)).toHaveLength(2)
  vi.restoreAllMocks()
  expect(flagsFor([], 8).length).toBeGreaterThanOrEqual(2)
})

test('so are many hosts, for which less is compiled', () => {
  const flags = flagsFor([], 16)
  expect(flags).toEqual(expect.arrayContaining(['--semi-space-growth-factor=16', '--no-incremental-marking']))
  if (process.versions.v8.startsWith('11.')) expect(flags).toContain('--interrupt-budget=400000')
})

test('a thread for many files may fill half of its memory before it is looked through, but no more than a command needs', () => {
  const setFlags = vi.spyOn(process.getBuiltinModule('node:v8'), 'setFlagsFromString').mockReturnValue()
  makeRoomForThread({ maxOldGenerationSizeMb: 161 })
  makeRoomForThread({ maxOldGenerationSizeMb: 4_000 })
  const sizes = setFlags.mock.calls.map(([flag]) => flag).filter(flag => flag.includes('old-space'))
  expect(sizes).toEqual(['--initial-old-space-size=80', '--initial-old-space-size=96'])
})
