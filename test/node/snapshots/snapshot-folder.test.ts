import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { nodeFileSystem } from '../../../src/node/node-file-system.js'
import { openSnapshotFolder } from '../../../src/node/snapshots/snapshot-folder.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

test('a folder of sosreports', async () => {
  const fileSystem = memoryFileSystem({
    'reports/sosreport-a-2026/sos_commands/host/hostname': 'alpha\n',
    'reports/sosreport-a-2026/etc/drbd.conf': '',
    'reports/sosreport-b-2026/sos_reports/x': '',
    'reports/sosreport-b-2026/etc/hostname': 'beta\n',
    'reports/readme/etc/x': '',
  })
  const found = await openSnapshotFolder(fileSystem, 'reports')
  expect(found?.hosts.map(({ name, root }) => [name, root])).toEqual([
    ['alpha', 'reports/sosreport-a-2026'],
    ['beta', 'reports/sosreport-b-2026'],
  ])
  expect((await openSnapshotFolder(fileSystem, 'reports/sosreport-a-2026'))?.hosts.map(({ name }) => name)).toEqual(['alpha'])
  expect(await openSnapshotFolder(fileSystem, 'reports/readme')).toBeUndefined()
})

test('an hb_report on disk, with links to the common files', async () => {
  const folder = temporaryFolder()
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('description.txt', '')
  write('ha.cf', 'node alpha beta\n')
  write('alpha/members.txt', '')
  write('beta/RUNNING', '')
  write('beta/drbd.d/r0.res', 'resource r0 { }\n')
  symlinkSync('../ha.cf', join(folder, 'alpha/ha.cf'))
  symlinkSync('/etc/hostname', join(folder, 'beta/ha.cf'))
  const found = await openSnapshotFolder(nodeFileSystem({ roots: [folder] }), folder)
  expect(found?.hosts.map(({ name }) => name)).toEqual(['alpha', 'beta'])
  const read = (host: number, path: string): unknown => found?.fileSystem.read(`${found.hosts[host]!.root}/${path}`)
  expect(read(0, 'etc/ha.d/ha.cf')).toEqual({ text: 'node alpha beta\n', encoding: 'utf8' })
  expect(read(1, 'etc/drbd.d/r0.res')).toEqual({ text: 'resource r0 { }\n', encoding: 'utf8' })
  expect(read(1, 'etc/ha.d/ha.cf')).toEqual({ problem: 'missing' })
  expect(found?.problems.map(({ message }) => message)).toEqual(['Link "report/beta/ha.cf" leads out of the snapshot'])
})

test('a report without nodes is no snapshot', async () => {
  expect(await openSnapshotFolder(memoryFileSystem({ 'x/description.txt': '', 'x/notes/a.txt': '' }), 'x')).toBeUndefined()
})
