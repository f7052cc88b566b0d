import { chmodSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { nodeFileSystem, readFromDisk } from '../../src/node/node-file-system.js'
import { largestFile } from '../../src/workspace/documents/file-system.js'
import { spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

/** A root with all that may lie in one, and a folder beside it. */
function tree(): { readonly folder: string; readonly root: string } {
  const folder = folderWith({ 'root/plain.conf': 'node alpha\n', 'root/sub/inner.conf': 'ä\n', 'root/empty.conf': '', 'root/latin.conf': Buffer.from([0x61, 0xe4, 0x0a]), 'beside/secret.conf': 'not-a-secret\n' })
  const root = join(folder, 'root')
  symlinkSync('plain.conf', join(root, 'link.conf'))
  symlinkSync('sub', join(root, 'linked'))
  symlinkSync('../beside/secret.conf', join(root, 'out.conf'))
  symlinkSync('../beside', join(root, 'outer'))
  symlinkSync('loop.conf', join(root, 'loop.conf'))
  symlinkSync('nowhere', join(root, 'dangling.conf'))
  expect(spawnSync('mkfifo', [join(root, 'pipe')]).status).toBe(0)
  return { folder, root }
}

test('a file that its folder has just listed is read as any other, however long', () => {
  const texts: Readonly<Record<string, string | Buffer>> = { 'empty.conf': '', 'short.conf': 'ä\n', 'latin.conf': Buffer.from([0x61, 0xe4, 0x0a]), ...Object.fromEntries([-1, 0, 1].map(more => [`long${more}.conf`, 'x'.repeat(65_536 + more)])) }
  const folder = folderWith(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`root/${name}`, text])))
  const options = { workingDirectory: folder, roots: ['root'] }
  const [listing, other] = [nodeFileSystem({ ...options, isShortLived: true }), nodeFileSystem(options)]
  expect(listing.list('root')).toHaveLength(Object.keys(texts).length)
  for (const name of Object.keys(texts)) expect(listing.read(`root/${name}`), name).toEqual(other.read(`root/${name}`))
  expect(listing.read('root/long1.conf')).toMatchObject({ text: 'x'.repeat(65_537) })
})

describe.skipIf(process.platform === 'win32')('what is read', () => {
  const { folder, root } = tree()
  const whole = nodeFileSystem({ workingDirectory: root })
  const inside = nodeFileSystem({ workingDirectory: folder, roots: ['root'] })

  test('no file has a NUL in its name', () => {
    expect(whole.read('plain\0.conf')).toEqual({ problem: 'missing' })
  })

  test.each([
    ['plain.conf', { text: 'node alpha\n', encoding: 'utf8' }],
    ['sub/inner.conf', { text: 'ä\n', encoding: 'utf8' }],
    ['empty.conf', { text: '', encoding: 'utf8' }],
    ['latin.conf', { text: 'aä\n', encoding: 'latin1' }],
    ['link.conf', { text: 'node alpha\n', encoding: 'utf8' }],
    ['linked/inner.conf', { text: 'ä\n', encoding: 'utf8' }],
    ['missing.conf', { problem: 'missing' }],
    ['plain.conf/below', { problem: 'missing' }],
    ['dangling.conf', { problem: 'missing' }],
    ['sub', { problem: 'directory' }],
    ['pipe', { problem: 'unreadable', detail: 'not a regular file' }],
    ['loop.conf', { problem: 'unreadable', detail: 'ELOOP' }],
  ])('%s', (path, content) => {
    expect(whole.read(path)).toEqual(content)
    expect(inside.read(`root/${path}`)).toEqual(content)
    // What its folder has just listed is read in another way.
    const listing = nodeFileSystem({ workingDirectory: folder, roots: ['root'], isShortLived: true })
    for (const place of ['root', 'root/sub', 'root/linked']) listing.list(place)
    expect(listing.read(`root/${path}`)).toEqual(inside.read(`root/${path}`))
  })

  test('links that lead out are outside, whoever asks for a whole disk sees them', () => {
    for (const path of ['out.conf', 'outer/secret.conf', '../beside/secret.conf']) {
      expect(inside.read(`root/${path}`)).toEqual({ problem: 'outside' })
      expect(whole.read(path)).toEqual({ text: 'not-a-secret\n', encoding: 'utf8' })
    }
    expect(nodeFileSystem({ workingDirectory: folder, roots: ['root'], files: ['beside/secret.conf'] }).read('beside/secret.conf')).toEqual({ text: 'not-a-secret\n', encoding: 'utf8' })
  })

  test('files of /proc, which have no size', () => {
    expect(readFromDisk('/proc/self/status')).toMatchObject({ text: expect.stringContaining('Pid:') as string, encoding: 'utf8' })
  })

  test('up to 64 MiB', () => {
    const path = join(folder, 'large')
    writeFileSync(path, '')
    truncateSync(path, largestFile + 1)
    expect(readFromDisk(path)).toEqual({ problem: 'too-large' })
  })

  test('permission bits, where they count', () => {
    chmodSync(join(root, 'plain.conf'), 0o640)
    const read = (trustsModes: boolean): unknown => nodeFileSystem({ workingDirectory: root, trustsModes }).read('plain.conf')
    expect([read(true), read(false)]).toEqual([{ text: 'node alpha\n', encoding: 'utf8', mode: 0o640 }, { text: 'node alpha\n', encoding: 'utf8' }])
    expect(nodeFileSystem().read('/etc/passwd')).toMatchObject({ mode: expect.any(Number) as number })
  })
})

describe.skipIf(process.platform === 'win32')('what is listed', () => {
  const { folder, root } = tree()
  const inside = nodeFileSystem({ workingDirectory: folder, roots: ['root'] })

  test('each entry by its kind, in order of the names', () => {
    expect(inside.list('root')).toEqual([
      { name: 'dangling.conf', kind: expect.stringMatching(/^(?:other|outside)$/) as string, isLink: true },
      { name: 'empty.conf', kind: 'file' },
      { name: 'latin.conf', kind: 'file' },
      { name: 'link.conf', kind: 'file', isLink: true },
      { name: 'linked', kind: 'folder', isLink: true },
      { name: 'loop.conf', kind: expect.stringMatching(/^(?:other|outside)$/) as string, isLink: true },
      { name: 'out.conf', kind: 'outside', isLink: true },
      { name: 'outer', kind: 'outside', isLink: true },
      { name: 'pipe', kind: 'other' },
      { name: 'plain.conf', kind: 'file' },
      { name: 'sub', kind: 'folder' },
    ])
    expect(nodeFileSystem({ workingDirectory: root }).list('.')).toContainEqual({ name: 'outer', kind: 'folder', isLink: true })
  })

  test('nothing of what is no folder, not there or outside; only the last is a problem', () => {
    for (const path of ['root/plain.conf', 'root/missing']) expect([inside.list(path), inside.problemOf?.(path)]).toEqual([undefined, undefined])
    for (const path of ['beside', 'root/outer']) expect([inside.list(path), inside.problemOf?.(path)]).toEqual([undefined, { problem: 'outside' }])
    expect(inside.problemOf?.('root')).toBeUndefined()
  })
})

describe.skipIf(process.platform === 'win32')('what a file is', () => {
  const { folder, root } = tree()
  const inside = nodeFileSystem({ workingDirectory: folder, roots: ['root'] })

  test('its stamp is another one when it is', () => {
    const path = join(root, 'plain.conf')
    const before = inside.stampOf?.('root/plain.conf')
    expect(before).toMatch(/^\d+ 11 [\d.]+ [\d.]+$/)
    expect(inside.stampOf?.('root/plain.conf')).toBe(before)
    utimesSync(path, 1, 1)
    expect(inside.stampOf?.('root/plain.conf')).not.toBe(before)
    for (const other of ['root/missing', 'root/out.conf', 'beside/secret.conf']) expect(inside.stampOf?.(other)).toBeUndefined()
  })

  test('a link is what it leads to', () => {
    mkdirSync(join(root, 'more'))
    for (const files of [inside, nodeFileSystem({ workingDirectory: folder, roots: ['root'], isShortLived: true })]) {
      files.list('root')
      expect(files.identityOf?.('root/link.conf')).toBe(files.identityOf?.('root/plain.conf'))
      expect(files.identityOf?.('root/linked/inner.conf')).toBe(files.identityOf?.('root/sub/inner.conf'))
      expect(files.identityOf?.('root/plain.conf')).not.toBe(files.identityOf?.('root/empty.conf'))
    }
  })

  test('within other folders others are outside', () => {
    const narrower = inside.within?.(['root/sub'])
    expect(narrower?.read('root/sub/inner.conf')).toEqual({ text: 'ä\n', encoding: 'utf8' })
    expect(narrower?.read('root/plain.conf')).toEqual({ problem: 'outside' })
  })
})
