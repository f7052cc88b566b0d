import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { FileSystem } from '../../src/workspace/documents/file-system.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { spawnSync } from '../support/programs.js'
import { cli, folderWith, runCli } from '../support/run-cli.js'

const folders: string[] = []
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

const cluster = Object.fromEntries(
  Object.entries(consistentCluster({ size: 2, hasFullNames: false })).flatMap(([host, files]) =>
    Object.entries(files).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, text]),
  ),
)

function hosts(): string {
  const folder = folderWith(cluster)
  folders.push(folder)
  return folder
}

/** Answers for one path as a failing disk does. */
function failing(path: string): FileSystem {
  const base = memoryFileSystem(cluster)
  return { ...base, read: wanted => (wanted === path ? { problem: 'unreadable', detail: 'EIO' } : base.read(wanted)) }
}

function checkFailing(path: string) {
  const requests = ['alpha', 'beta'].map(name => ({ name, root: name, isNamed: true }))
  return createChecker().check({ fileSystem: failing(path), clusters: [{ hosts: requests }] })
}

test('a link in drbd.d that leads nowhere is told where it is included, once, and leaves nothing undone', async () => {
  const path = 'alpha/etc/drbd.d/r9.res'
  const files = { ...cluster, [path]: '', 'alpha/etc/drbd.conf': `include "drbd.d/*.res";\n${cluster['alpha/etc/drbd.conf'] ?? ''}` }
  const base = memoryFileSystem(files)
  const fileSystem: FileSystem = { ...base, read: wanted => (wanted === path ? { problem: 'missing' } : base.read(wanted)) }
  const { diagnostics, incomplete } = await createChecker().check({ fileSystem, clusters: [{ hosts: ['alpha', 'beta'].map(name => ({ name, root: name, isNamed: true })) }] })
  expect(diagnostics.filter(({ message }) => /r9\.res|no such file/.test(message)).map(({ rule }) => rule)).toEqual(['drbd-conf/unreadable-include'])
  expect(diagnostics.filter(({ file }) => file === path)).toEqual([])
  expect(incomplete).toEqual([])
})

describe('a file that only helps', () => {
  test.each(['facts/lvs.json', 'facts/rc.txt', 'etc/hosts'])('%s cannot be read: that is said, and it counts as not collected', async path => {
    const report = await checkFailing(`alpha/${path}`)
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule, message, severity, file }) => [rule, severity, file, message])).toEqual([
      ['cfgcheck/unreadable', 'warning', `alpha/${path}`, 'The file cannot be read (EIO); it counts as not collected'],
    ])
    expect(report.incomplete).toEqual([])
    expect(report.hostOf(`alpha/${path}`)).toBe('alpha')
    const onHost = path.startsWith('facts/') ? path : `/${path}`
    expect(report.clusters[0]?.hosts.get('alpha')?.stateOf(onHost)).toBe('not-collected')
    expect(report.clusters[0]?.hosts.get('beta')?.stateOf(onHost)).toBe('present')
  })

  test('a folder stands in its place', () => {
    const folder = hosts()
    rmSync(join(folder, 'alpha/facts/lvs.json'))
    mkdirSync(join(folder, 'alpha/facts/lvs.json'))
    const run = runCli(['--format', 'concise', '.'], { cwd: folder })
    expect(run.stdout).toContain('alpha/facts/lvs.json:1:1 warning A folder stands where a file should be; it counts as not collected [cfgcheck/unreadable]')
    expect(run.code).toBe(0)
  })

  test('it is a pipe that nobody writes to', () => {
    const folder = hosts()
    rmSync(join(folder, 'alpha/etc/hosts'))
    if (spawnSync('mkfifo', [join(folder, 'alpha/etc/hosts')]).status !== 0) return
    const run = runCli(['--format', 'concise', '.'], { cwd: folder })
    expect(run.stdout).toContain('alpha/etc/hosts:1:1 warning The file cannot be read (not a regular file); it counts as not collected')
    expect(run.code).toBe(0)
  })
})

describe('a file that was to be checked', () => {
  test('cannot be read: the job is not done, and nothing follows from it', async () => {
    const report = await checkFailing('alpha/etc/ha.d/authkeys')
    expect(report.diagnostics.filter(({ severity }) => severity === 'error').map(({ rule, file }) => [rule, file])).toEqual([
      ['cfgcheck/unreadable', 'alpha/etc/ha.d/authkeys'],
    ])
    expect(report.incomplete).toEqual(['alpha/etc/ha.d/authkeys: the file cannot be read (EIO)'])
  })

  test('is a folder', () => {
    const folder = hosts()
    rmSync(join(folder, 'alpha/etc/ha.d/ha.cf'))
    mkdirSync(join(folder, 'alpha/etc/ha.d/ha.cf'))
    const run = runCli(['--format', 'concise', '.'], { cwd: folder })
    expect(run.stdout).toContain('alpha/etc/ha.d/ha.cf:1:1 error A folder stands where a file should be [cfgcheck/unreadable]')
    expect(run.code).toBe(2)
  })
})

test.skipIf(process.platform === 'win32')('what the user may not read', () => {
  const folder = hosts()
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'alpha/facts/lvs.json'), 0o000)
  chmodSync(join(folder, 'beta/etc/ha.d/authkeys'), 0o000)
  // Root may read everything; somebody else runs it then.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, '--format', 'concise', '.'], { cwd: folder, encoding: 'utf8', ...user })
  expect(stdout).toContain('alpha/facts/lvs.json:1:1 warning The file cannot be read (EACCES); it counts as not collected [cfgcheck/unreadable]')
  expect(stdout).toContain('beta/etc/ha.d/authkeys:1:1 error The file cannot be read (EACCES) [cfgcheck/unreadable]')
  expect(stderr).toContain('cfgcheck: beta/etc/ha.d/authkeys: the file cannot be read (EACCES)')
  expect(stdout).not.toContain('cluster/')
  expect(status).toBe(2)
})

describe('archives', () => {
  test.each([['fmt'], ['fmt', '--check'], ['--fix']])('cfgcheck %s refuses them in one line', (...args) => {
    const folder = hosts()
    expect(spawnSync('tar', ['-czf', 'alpha.tar.gz', 'alpha'], { cwd: folder }).status).toBe(0)
    const run = runCli([...args, 'alpha.tar.gz'], { cwd: folder })
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: "cfgcheck: files inside an archive or a report cannot be changed: unpack it, and give the hosts' folders\n",
    })
  })

  test('packed with zstd are refused, and how to go on is said', () => {
    const folder = hosts()
    writeFileSync(join(folder, 'sosreport-alpha.tar.zst'), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00]))
    const run = runCli(['--format', 'concise', 'sosreport-alpha.tar.zst'], { cwd: folder })
    expect(run.stdout).toContain('The archive is packed with zstd: unpack it first, and give the folder [cfgcheck/unsafe-snapshot]')
    expect(run.code).toBe(2)
  })
})
