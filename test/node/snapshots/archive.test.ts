import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, linkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { spawnSync } from '../../support/programs.js'
import { isArchiveName } from '../../../src/node/snapshots/archive-name.js'
import { archiveLimits, openArchive } from '../../../src/node/snapshots/archive.js'
import type { Snapshot } from '../../../src/node/snapshots/snapshot.js'

const work = mkdtempSync(join(tmpdir(), 'cfgcheck-archive-'))
afterAll(() => rmSync(work, { recursive: true }))
const hasTar = spawnSync('tar', ['--version']).status === 0
const busybox = existsSync('/usr/bin/busybox')

const longName = `${'a-long-name-'.repeat(12)}.res`
const tree = join(work, 'tree')
const files: Readonly<Record<string, string>> = {
  'alpha/etc/hostname': 'alpha\n',
  'alpha/etc/drbd.conf': 'include "drbd.d/*.res";\n',
  [`alpha/etc/drbd.d/${longName}`]: 'resource r0 { }\n',
  'alpha/etc/drbd.d/é.res': 'resource r1 { }\n',
  'alpha/etc/shadow': 'root:not-a-secret\n',
  'alpha/facts/stat.txt': '600 root root /etc/ha.d/authkeys\n',
  'alpha/var/log/messages': 'x'.repeat(5000),
  'alpha/etc/ha.d/ha.cf': 'k'.repeat(512),
  'alpha/var/lib/pacemaker/cib/cib.xml': '<cib/>\n',
  'alpha/opt/shop/init.sh': '#!/bin/sh\ngnbd_export -e shop -d /dev/drbd0\n',
  'alpha/opt/shop/shop.conf': 'not-a-secret\n',
  'alpha/usr/bin/gunzip': '#!/bin/sh\n',
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}
symlinkSync('drbd.conf', join(tree, 'alpha/etc/drbd-84.conf'))
linkSync(join(tree, 'alpha/etc/hostname'), join(tree, 'alpha/etc/HOSTNAME'))

function textOf(snapshot: Snapshot, path: string): string | undefined {
  const content = snapshot.fileSystem.read(`${snapshot.hosts[0]?.root}/${path}`)
  return 'text' in content ? (content.text as string) : undefined
}

function makeArchive(name: string, command: string, args: readonly string[]): string {
  const archive = join(work, name)
  expect(spawnSync(command, [...args, archive, '-C', tree, '.'], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  return archive
}

describe('archives of real programs (skipped where they are absent)', () => {
  const ways: readonly (readonly [string, string, readonly string[], boolean])[] = [
    ['gnu.tar', 'tar', ['--format=gnu', '-cf'], hasTar],
    ['pax.tar', 'tar', ['--format=pax', '-cf'], hasTar],
    ['gnu.tar.gz', 'tar', ['--format=gnu', '-czf'], hasTar],
    ['sparse.tar', 'tar', ['--format=gnu', '--sparse', '-cf'], hasTar],
    ['gnu.tar.bz2', 'tar', ['--format=gnu', '-cjf'], hasTar && existsSync('/usr/bin/bzip2')],
    ['gnu.tar.xz', 'tar', ['--format=gnu', '-cJf'], hasTar && existsSync('/usr/bin/xz')],
    ['busybox.tar', '/usr/bin/busybox', ['tar', 'cf'], busybox],
    ['busybox.tar.gz', '/usr/bin/busybox', ['tar', 'czf'], busybox],
  ]
  test.each(ways.filter(([, , , isThere]) => isThere))('%s', async (name, command, args) => {
    const snapshot = await openArchive(makeArchive(name, command, args), name)
    expect(snapshot.problems).toEqual([])
    expect(snapshot.hosts).toEqual([{ name: 'alpha', root: `${name}/alpha`, isNamed: false, collected: ['/etc'] }])
    for (const path of ['etc/hostname', 'etc/drbd.conf', `etc/drbd.d/${longName}`, 'etc/drbd.d/é.res', 'facts/stat.txt', 'etc/ha.d/ha.cf', 'var/lib/pacemaker/cib/cib.xml', 'opt/shop/init.sh']) {
      expect({ path, text: textOf(snapshot, path) }).toEqual({ path, text: files[`alpha/${path}`] })
    }
    expect(textOf(snapshot, 'etc/drbd-84.conf')).toBe(files['alpha/etc/drbd.conf'])
    expect(textOf(snapshot, 'etc/HOSTNAME')).toBe('alpha\n')
    expect(textOf(snapshot, 'etc/shadow')).toBeUndefined()
    for (const path of ['var/log/messages', 'opt/shop/shop.conf', 'usr/bin/gunzip']) expect(textOf(snapshot, path)).toBeUndefined()
  })
})

/** Makes one entry of a ustar archive. */
function entry(path: string, options: { type?: string; text?: string; target?: string; size?: number } = {}): Buffer {
  const { type = '0', text = '', target = '' } = options
  const content = Buffer.from(text)
  const header = Buffer.alloc(512)
  header.write(path, 0, 100)
  header.write('0000644\0', 100)
  header.write(`${(options.size ?? content.length).toString(8).padStart(11, '0')}\0`, 124)
  header.write(type, 156)
  header.write(target, 157, 100)
  header.write('ustar\x0000', 257)
  header.write('        ', 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}
const end = Buffer.alloc(1024)

async function open(bytes: Buffer, limits = archiveLimits): Promise<Snapshot> {
  const path = join(work, 'made.tar')
  writeFileSync(path, bytes)
  return openArchive(path, 'made.tar', limits)
}
const messagesOf = (snapshot: Snapshot): string[] => snapshot.problems.map(({ message }) => message)
const good = entry('alpha/etc/hosts', { text: '192.0.2.4 alpha\n' })

describe('hostile and broken archives', () => {
  test('paths and links that lead out, and devices, beside a good file', async () => {
    const snapshot = await open(
      Buffer.concat([
        entry('../../etc/hosts', { text: 'x' }),
        entry('/etc/hosts', { text: 'x' }),
        entry('alpha/etc/fstab', { type: '2', target: '../../../../etc/fstab' }),
        entry('alpha/etc/modules', { type: '3' }),
        entry('alpha/etc/HOSTNAME', { type: '1', target: '../outside' }),
        good,
        end,
      ]),
    )
    expect(messagesOf(snapshot)).toEqual([
      'Entry "../../etc/hosts" leads out of the snapshot',
      'Entry "/etc/hosts" leads out of the snapshot',
      'Link "alpha/etc/fstab" leads out of the snapshot',
      'Entry "alpha/etc/modules" is neither a file nor a folder nor a link',
      'Link "alpha/etc/HOSTNAME" leads out of the snapshot',
    ])
    expect(textOf(snapshot, 'etc/hosts')).toBe('192.0.2.4 alpha\n')
    expect(textOf(snapshot, 'etc/fstab')).toBeUndefined()
  })

  test('a bomb', async () => {
    const bomb = gzipSync(Buffer.concat([good, entry('alpha/var/zeros', { text: '\0'.repeat(20 * 2 ** 20) }), end]))
    expect(bomb.length).toBeLessThan(100_000)
    const snapshot = await open(bomb, { ...archiveLimits, unpackedBytes: 2 ** 20 })
    expect(messagesOf(snapshot)).toEqual(['The archive unpacks to more than 1 MiB'])
    expect(textOf(snapshot, 'etc/hosts')).toBe('192.0.2.4 alpha\n')
  })

  test.skipIf(!existsSync('/usr/bin/bzip2') || !existsSync('/usr/bin/xz'))('bombs of bzip2 and xz (skipped where these are absent)', async () => {
    const content = Buffer.concat([good, entry('alpha/var/zeros', { text: '\0'.repeat(20 * 2 ** 20) }), end])
    for (const command of ['bzip2', 'xz']) {
      const bomb = spawnSync(command, ['-c'], { input: content, maxBuffer: 1 << 26 }).stdout
      expect(messagesOf(await open(bomb, { ...archiveLimits, unpackedBytes: 2 ** 20 }))).toContain('The archive unpacks to more than 1 MiB')
    }
  })

  test('too much of interest, too many entries, too large a file', async () => {
    const large = entry('alpha/etc/drbd.conf', { text: 'x'.repeat(3000) })
    expect(messagesOf(await open(Buffer.concat([good, large, end]), { ...archiveLimits, keptBytes: 2 ** 11 }))).toHaveLength(1)
    expect(messagesOf(await open(Buffer.concat([good, good, good, end]), { ...archiveLimits, entries: 2 }))).toEqual(['The archive has more than 2 entries'])
    const left = await open(Buffer.concat([good, large, end]), { ...archiveLimits, fileBytes: 2000 })
    expect([messagesOf(left), textOf(left, 'etc/drbd.conf')]).toEqual([[], undefined])
  })

  test.each([
    ['cut in a file', Buffer.concat([good, entry('alpha/etc/drbd.conf', { text: 'x'.repeat(2000) })]).subarray(0, 2500), 'The archive is cut off'],
    ['a size that lies', Buffer.concat([good, entry('alpha/etc/drbd.conf', { size: 2 ** 32 }), end]), 'The archive is cut off'],
    ['garbage behind a good file', Buffer.concat([good, Buffer.alloc(512, 'x')]), 'The archive is damaged'],
    ['no archive', Buffer.from('hello'), 'This is no tar archive'],
    ['a broken xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 1, 2]), 'The archive is damaged'],
    ['a broken bzip2', Buffer.from('BZh91AY'), 'The archive is damaged'],
    ['packed with zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2]), 'The archive is packed with zstd: unpack it first, and give the folder'],
    ['packed twice', gzipSync(gzipSync(Buffer.concat([good, end]))), 'This is no tar archive'],
    ['half of a gzip', gzipSync(Buffer.concat([good, end])).subarray(0, 60), 'The archive is damaged'],
  ])('%s', async (_case, bytes, message) => {
    expect(messagesOf(await open(bytes))).toEqual([message])
  })

  test('a file that is not there', async () => {
    expect(messagesOf(await openArchive(join(work, 'absent.tar'), 'absent.tar'))).toEqual(['The archive cannot be read: ENOENT'])
  })

  test('an archive without its end', async () => {
    const snapshot = await open(good)
    expect([messagesOf(snapshot), textOf(snapshot, 'etc/hosts')]).toEqual([[], '192.0.2.4 alpha\n'])
  })

  test('whatever the bytes, it answers', async () => {
    const piece = fc.oneof(
      fc.constantFrom(good, end, entry('x', { type: 'x', text: '20 path=alpha/etc/x\n' }), entry('x', { type: 'L', text: 'alpha/etc/long' }), entry('a', { type: 'S' })),
      fc.uint8Array({ maxLength: 600 }).map(bytes => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), fc.boolean(), async (pieces, isPacked) => {
        const bytes = Buffer.concat(pieces)
        const snapshot = await open(isPacked ? gzipSync(bytes) : bytes)
        expect(snapshot.hosts.length + snapshot.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: Number(process.env['CFGCHECK_RUNS'] ?? 200), seed: 3 },
    )
  })
})

test('names of archives', () => {
  expect(['a.tar', 'a.tar.gz', 'a.tgz', 'sosreport-x.tar.xz', 'report.tar.bz2'].every(isArchiveName)).toBe(true)
  expect(['drbd.conf', 'a.res', 'tar', 'a.gz'].some(isArchiveName)).toBe(false)
})
