import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { spawnSync } from '../support/programs.js'
import { cli, folderWith, runCli } from '../support/run-cli.js'
import type { CliRun } from '../support/run-cli.js'

const isPosix = process.platform !== 'win32'
const resource = (name: string, disk = '/dev/sda1'): string => `resource ${name} {
  protocol C;
  on alpha { device /dev/drbd0; disk ${disk}; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk ${disk}; address 192.0.2.2:7788; meta-disk internal; }
}
`

/** Runs the command as somebody who may not read everything, also where the tests run as root. */
function runAsSomebody(args: readonly string[], cwd: string): CliRun {
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, ...user })
  return { code: status, stdout, stderr }
}

function opened(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files)
  chmodSync(folder, 0o755)
  return folder
}

describe.runIf(isPosix)('a folder that cannot be listed', () => {
  test.each([['check', []], ['fmt --check', ['fmt', '--check']], ['dump', ['dump']], ['fmt', ['fmt']]] as [string, string[]][])('below the one that was given: %s says so and ends with 2', (_, command) => {
    const folder = opened({ 'tree/drbd.conf': resource('r0'), 'tree/locked/drbd.conf': resource('r1') })
    chmodSync(join(folder, 'tree/locked'), 0o000)
    const run = runAsSomebody([...command, 'tree'], folder)
    expect(run.stderr).toContain('cfgcheck: tree/locked: the folder cannot be listed (EACCES)\n')
    expect(run.stderr).not.toContain('    at ')
    expect(run.code).toBe(2)
    if (command.length === 0) expect(run.stdout).toContain('tree/locked:1:1 error  The folder cannot be listed (EACCES)  [cfgcheck/unreadable]')
  })

  test('that was given itself', () => {
    const folder = opened({ 'tree/drbd.conf': resource('r0') })
    chmodSync(join(folder, 'tree'), 0o311)
    expect(runAsSomebody(['tree'], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('tree: the folder cannot be listed (EACCES)') as string })
  })

  test('that an include looks into', () => {
    const folder = opened({ 'drbd.conf': 'include "drbd.d/*.res";\n', 'drbd.d/r0.res': 'resource r0 {' })
    chmodSync(join(folder, 'drbd.d'), 0o711)
    const run = runAsSomebody(['-o', 'concise', 'drbd.conf'], folder)
    expect(run.stdout).toBe('drbd.d:1:1 error The folder cannot be listed (EACCES) [cfgcheck/unreadable]\n')
    expect(run.code).toBe(2)
  })

  test('of a host, with its configuration; once, and nothing follows from it', () => {
    const cluster = Object.entries(consistentCluster({ size: 2, hasFullNames: false })).flatMap(([host, files]) =>
      Object.entries(files).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, text]),
    )
    const folder = opened(Object.fromEntries(cluster) as Record<string, string>)
    chmodSync(join(folder, 'beta/etc/ha.d'), 0o000)
    const run = runAsSomebody(['-o', 'concise', '.'], folder)
    expect(run.stdout.split('\n').filter(line => !line.includes(' info '))).toEqual(['beta/etc/ha.d:1:1 error The folder cannot be listed (EACCES) [cfgcheck/unreadable]', ''])
    expect(run.code).toBe(2)
  })

  test('that only helps is a warning', () => {
    const cluster = Object.entries(consistentCluster({ size: 2, hasFullNames: false })).flatMap(([host, files]) =>
      Object.entries(files).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, text]),
    )
    const folder = opened({ ...(Object.fromEntries(cluster) as Record<string, string>), 'beta/etc/lvm/backup/vg': 'x' })
    chmodSync(join(folder, 'beta/etc/lvm/backup'), 0o000)
    const run = runAsSomebody(['-o', 'concise', '.'], folder)
    expect(run.stdout).toContain('beta/etc/lvm/backup:1:1 warning The folder cannot be listed (EACCES); what lies in it counts as not collected [cfgcheck/unreadable]\n')
    expect(run.code).toBe(0)
  })

  test('on the way to a file that was given', () => {
    const folder = opened({ 'locked/drbd.conf': resource('r0') })
    chmodSync(join(folder, 'locked'), 0o000)
    expect(runAsSomebody(['locked/drbd.conf'], folder)).toMatchObject({ code: 2, stderr: 'cfgcheck: locked/drbd.conf: cannot be read: permission denied (EACCES)\n' })
  })
})

describe.runIf(isPosix)('a file with an odd name is read', () => {
  const broken = 'resource r0 {\n'

  test.each([['a line feed', Buffer.from('two\nlines.res'), 'two\\nlines.res'], ['bytes that are no UTF-8', Buffer.from('caf\xe9.res', 'latin1'), 'caf\\xe9.res'], ['blanks', Buffer.from(' a b .res'), ' a b .res']])('with %s', (_, name, shown) => {
    const folder = folderWith({ 'tree/.keep': '', 'drbd.conf': 'include "tree/*.res";\n' })
    try {
      writeFileSync(Buffer.concat([Buffer.from(join(folder, 'tree/')), name]), broken)
    } catch {
      return // This file system takes no such name.
    }
    for (const given of ['tree', 'drbd.conf']) {
      const run = runCli(['-o', 'concise', given], { cwd: folder })
      expect(run.stdout).toContain(`tree/${shown}:1:10 error Resource "r0" has no host`)
      expect(run.code).toBe(1)
    }
  })

  test('and written', () => {
    const folder = folderWith({ 'tree/.keep': '' })
    const path = Buffer.concat([Buffer.from(join(folder, 'tree/')), Buffer.from('caf\xe9.res', 'latin1')])
    try {
      writeFileSync(path, 'resource   r0 {\n}\n')
    } catch {
      return
    }
    expect(runCli(['fmt', 'tree'], { cwd: folder })).toMatchObject({ code: 0, stderr: 'reformatted tree/caf\\xe9.res\n1 file read, 1 changed\n' })
    expect(readFileSync(path, 'utf8')).toBe('resource r0 {\n}\n')
    expect(readdirSync(join(folder, 'tree')).length).toBe(2)
  })
})

describe.runIf(isPosix)('what is no file is refused at once', () => {
  const folder = folderWith({ 'drbd.conf': resource('r0') })
  spawnSync('mkfifo', [join(folder, 'pipe.res')])
  const pipe = 'cfgcheck: pipe.res: a pipe, which is no file; read it as standard input: cfgcheck --stdin-filename NAME - < PIPE\n'

  test.each([
    [['pipe.res'], pipe],
    [['fmt', 'pipe.res'], pipe],
    [['dump', 'pipe.res'], pipe],
    [['diff', 'drbd.conf', 'pipe.res'], pipe],
    [['rename', 'host', 'alpha', 'gamma', 'pipe.res'], pipe],
    [['graph', 'pipe.res'], pipe],
    [['explain', 'pipe.res:1'], 'cfgcheck: pipe.res: cannot be read (not a regular file)\n'],
    [['--config', 'pipe.res', 'drbd.conf'], 'cfgcheck: pipe.res: the configuration file cannot be read (not a regular file)\n'],
    [['--host', 'alpha=pipe.res'], pipe],
    [['/dev/zero'], 'cfgcheck: /dev/zero: a device, which is no file\n'],
    [['--language', 'drbd-conf', '/dev/null'], 'cfgcheck: /dev/null: a device, which is no file\n'],
  ])('cfgcheck %j', (args, stderr) => {
    const { status, ...run } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8', timeout: 120_000, env: { ...process.env, NO_COLOR: '1' } })
    expect([status, run.stdout, run.stderr]).toEqual([2, '', stderr])
  })

  test('and named where a folder is searched', () => {
    const run = runCli(['-o', 'concise', '.'], { cwd: folder })
    expect(run.stdout).toContain('pipe.res:1:1 error The file cannot be read (not a regular file) [cfgcheck/unreadable]\n')
    expect(run.code).toBe(2)
  })
})

describe.runIf(isPosix)('links', () => {
  test('that go round in circles are followed once', () => {
    const folder = folderWith({ 'tree/drbd.conf': resource('r0') })
    for (const name of ['a', 'b', 'c']) symlinkSync('.', join(folder, 'tree', name))
    expect(runCli(['-o', 'concise', 'tree'], { cwd: folder }).code).toBe(0)
  })

  test('a file that is a link to nowhere is not passed over', () => {
    const folder = folderWith({ 'tree/drbd.conf': resource('r0') })
    symlinkSync('gone', join(folder, 'tree/r1.res'))
    const run = runCli(['-o', 'concise', 'tree'], { cwd: folder })
    expect(run.stdout).toContain('tree/r1.res:1:1 error There is no such file [cfgcheck/unreadable]\n')
    expect(run.code).toBe(2)
  })
})

test('folders that nest too deep are said to be left out', () => {
  const folder = folderWith({ 'drbd.conf': resource('r0') })
  mkdirSync(join(folder, ...Array.from({ length: 70 }, () => 'd')), { recursive: true })
  const run = runCli(['-o', 'concise', '.'], { cwd: folder })
  expect(run.stdout).toContain('Folders nest deeper than 64 levels; the rest is not read [cfgcheck/unreadable]')
  expect(run.code).toBe(2)
})

describe('a member of an archive that is too large', () => {
  test('is a finding where it is a configuration', () => {
    const folder = folderWith({ 'alpha/etc/drbd.conf': 'include "drbd.d/*.res";\n', 'alpha/etc/drbd.d/r0.res': Buffer.alloc(64 * 2 ** 20 + 1, '#') })
    if (spawnSync('tar', ['-czf', 'alpha.tar.gz', 'alpha'], { cwd: folder }).status !== 0) return
    const run = runCli(['-o', 'concise', 'alpha.tar.gz'], { cwd: folder })
    expect(run.stdout).toContain('alpha.tar.gz/alpha/etc/drbd.d/r0.res:1:1 error The file is larger than 64 MiB [cfgcheck/too-large]\n')
    expect(run.code).toBe(2)
  })

  test('is none where nobody needs it', () => {
    const folder = folderWith({ 'alpha/etc/drbd.conf': resource('r0'), 'alpha/etc/other.db': Buffer.alloc(9 * 2 ** 20) })
    if (spawnSync('tar', ['-czf', 'alpha.tar.gz', 'alpha'], { cwd: folder }).status !== 0) return
    expect(runCli(['-o', 'concise', 'alpha.tar.gz'], { cwd: folder }).code).toBe(0)
  })
})

describe('--stdin-filename', () => {
  test.each([[['--stdin-filename', 'r0.res']], [['--stdin-filename', 'r0.res', 'drbd.conf']], [['fmt', '--stdin-filename', 'r0.res', '.']]])('%j: standard input was not given', args => {
    const folder = folderWith({ 'drbd.conf': resource('r0') })
    expect(runCli(args, { cwd: folder, input: 'resource r0 {' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'cfgcheck: --stdin-filename r0.res names standard input, which is read only where "-" is given as a path\n',
    })
  })
})

describe('a configuration file that cannot be read is not passed over', () => {
  test('because it is a folder', () => {
    const folder = folderWith({ 'drbd.conf': resource('r0'), 'cfgcheck.json/x': '' })
    expect(runCli(['drbd.conf'], { cwd: folder })).toMatchObject({ code: 2, stderr: 'cfgcheck: cfgcheck.json: the configuration file cannot be read (directory)\n' })
  })

  test.runIf(isPosix)('because it is locked', () => {
    const folder = opened({ 'drbd.conf': resource('r0'), 'cfgcheck.json': '{}' })
    chmodSync(join(folder, 'cfgcheck.json'), 0o000)
    expect(runAsSomebody(['drbd.conf'], folder)).toMatchObject({ code: 2, stderr: 'cfgcheck: cfgcheck.json: the configuration file cannot be read (EACCES)\n' })
  })
})

describe('output that is lost', () => {
  test.each([
    ['missing/x.sarif', 'cfgcheck: missing/x.sarif: cannot be written: there is no folder "missing"\n'],
    ['drbd.conf/x.sarif', 'cfgcheck: drbd.conf/x.sarif: cannot be written: a part of the path is no folder (ENOTDIR)\n'],
    ['folder', 'cfgcheck: folder: cannot be written: a folder stands there\n'],
    ...(process.platform === 'linux' ? [['/dev/full', 'cfgcheck: /dev/full: cannot be written: no space is left (ENOSPC)\n']] : []),
  ])('-o sarif=%s', (target, stderr) => {
    const folder = folderWith({ 'drbd.conf': resource('r0').replace('protocol C', 'protocol Z'), 'folder/.keep': '' })
    const run = runCli(['-q', '-o', `sarif=${target ?? ''}`, '-o', 'concise', '-o', 'json=also.json', 'drbd.conf'], { cwd: folder })
    expect(run).toMatchObject({ code: 2, stderr })
    // What can be written is.
    expect(run.stdout).toContain('drbd.conf:2:')
    expect(JSON.parse(readFileSync(join(folder, 'also.json'), 'utf8'))).toMatchObject({ version: 1 })
  })

  test.runIf(process.platform === 'linux')('standard output is full', () => {
    const folder = folderWith({ 'drbd.conf': resource('r0').replace('protocol C', 'protocol Z') })
    for (const args of ['-q drbd.conf', 'dump drbd.conf', 'explain ha-cf deadtime', 'rules', 'collect', 'completion bash', '--help', '--version']) {
      const { status, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' '${cli}' ${args} > /dev/full`], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
      expect([args, stderr.split('\n')[0], status]).toEqual([args, 'cfgcheck: standard output cannot be written: no space is left (ENOSPC)', 2])
    }
  })

  test.runIf(isPosix)('a reader that has seen enough changes nothing in the exit code', () => {
    const folder = folderWith({ 'ha.cf': 'keepalve 1\n'.repeat(900) })
    const { stdout, stderr } = spawnSync('bash', ['-c', `'${process.execPath}' '${cli}' -q ha.cf | head -1; echo "\${PIPESTATUS[0]}"`], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    expect(stdout.split('\n')[1]).toBe('1')
    expect(stderr).toBe('')
    const named = spawnSync('bash', ['-c', `'${process.execPath}' '${cli}' -q -o text=/dev/stdout ha.cf | head -1; echo "\${PIPESTATUS[0]}"`], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    expect([named.stdout.split('\n')[1], named.stderr]).toEqual(['1', ''])
  })
})

describe('diff', () => {
  const pair = (alpha: string, beta: string): Record<string, string> => ({ 'alpha/etc/drbd.conf': resource('r0', alpha), 'beta/etc/drbd.conf': resource('r0', beta) })
  const sides = (left: Record<string, string>, right: Record<string, string>): string =>
    folderWith(Object.fromEntries([...Object.entries(left).map(([path, text]) => [`a/${path}`, text]), ...Object.entries(right).map(([path, text]) => [`b/${path}`, text])]))

  test('two folders of hosts are compared host by host', () => {
    const folder = sides(pair('/dev/sda1', '/dev/sda1'), pair('/dev/sda1', '/dev/sdb1'))
    const run = runCli(['diff', 'a', 'b'], { cwd: folder })
    expect(run.stdout).toBe(`host beta: drbd-conf
  resource r0 / on alpha / disk
    - /dev/sda1  a/beta/etc/drbd.conf:3:43
    + /dev/sdb1  b/beta/etc/drbd.conf:3:43
  resource r0 / on beta / disk
    - /dev/sda1  a/beta/etc/drbd.conf:4:42
    + /dev/sdb1  b/beta/etc/drbd.conf:4:42
`.replaceAll(':3:43', `:3:${resource('').split('\n')[2]!.indexOf('/dev/sda1') + 1}`).replaceAll(':4:42', `:4:${resource('').split('\n')[3]!.indexOf('/dev/sda1') + 1}`))
    expect(run.code).toBe(1)
    expect(runCli(['diff', 'a', 'a'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
  })

  test('a host that only one side has is a difference', () => {
    const { 'beta/etc/drbd.conf': _, ...alone } = pair('/dev/sda1', '/dev/sda1')
    const folder = sides(pair('/dev/sda1', '/dev/sda1'), { ...alone, 'gamma/etc/drbd.conf': resource('r0') })
    const run = runCli(['diff', 'a', 'b'], { cwd: folder })
    expect(run.stdout).toBe('host beta\n    - only here  a/beta\nhost gamma\n    + only here  b/gamma\n')
    expect(run.code).toBe(1)
    expect(JSON.parse(runCli(['diff', '--format', 'json', 'a', 'b'], { cwd: folder }).stdout)).toEqual([
      { part: 'host beta', only: 'left', place: 'a/beta' },
      { part: 'host gamma', only: 'right', place: 'b/gamma' },
    ])
  })

  test('folders of files are compared file by file, archives as what they hold', () => {
    const folder = sides({ 'x/r0.res': resource('r0'), 'r1.res': resource('r1') }, { 'x/r0.res': resource('r0', '/dev/sdz'), 'r1.res': resource('r1') })
    const run = runCli(['diff', 'a', 'b'], { cwd: folder })
    expect(run.stdout).toContain('file x/r0.res: drbd-conf\n')
    expect(run.stdout).not.toContain('r1')
    expect(run.code).toBe(1)
    const hosts = sides(pair('/dev/sda1', '/dev/sda1'), pair('/dev/sda1', '/dev/sdb1'))
    if (spawnSync('tar', ['-czf', 'a.tar.gz', '-C', 'a', '.'], { cwd: hosts }).status !== 0) return
    expect(runCli(['diff', 'a.tar.gz', 'a'], { cwd: hosts })).toMatchObject({ code: 0, stdout: '' })
    expect(runCli(['diff', 'a.tar.gz', 'b'], { cwd: hosts }).stdout).toContain('a.tar.gz/beta/etc/drbd.conf')
  })

  test('two hosts, and two files, are compared whatever they are called', () => {
    const folder = folderWith({ 'a/one/etc/drbd.conf': resource('r0'), 'b/two/etc/drbd.conf': resource('r0'), 'c.res': resource('r0') })
    expect(runCli(['diff', 'a/one', 'b/two'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
    expect(runCli(['diff', 'a', 'b'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
    expect(runCli(['diff', 'c.res', 'a/one/etc/drbd.conf'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
  })

  test('a host with nothing but files beside is not empty', () => {
    const folder = sides({ 'etc/drbd.d/r0.res': resource('r0') }, { 'etc/drbd.d/r0.res': resource('r0', '/dev/sdz') })
    expect(runCli(['diff', 'a', 'b'], { cwd: folder }).code).toBe(1)
  })

  test('two sides that say nothing are not called equal', () => {
    const folder = folderWith({ 'a/drbd.conf': '# nothing yet\n', 'b/drbd.conf': '\n', 'c/drbd.conf': resource('r0') })
    const stderr = 'cfgcheck: nothing is compared, because there is no statement in a/drbd.conf and b/drbd.conf: give files, hosts or folders of hosts that say something\n'
    expect(runCli(['diff', 'a', 'b'], { cwd: folder })).toEqual({ code: 2, stdout: '', stderr })
    expect(runCli(['diff', '--format', 'json', 'a', 'b'], { cwd: folder })).toEqual({ code: 2, stdout: '[]\n', stderr })
    expect(runCli(['diff', 'a', 'c'], { cwd: folder })).toMatchObject({ code: 1, stderr: '' })
  })

  test('a side with nothing to compare is refused, and it is said what would do', () => {
    const folder = folderWith({ 'a/drbd.conf': resource('r0'), 'b/.keep': '' })
    expect(runCli(['diff', 'a', 'b'], { cwd: folder })).toMatchObject({ code: 2, stdout: '', stderr: `cfgcheck: no files found in b; known names are ${builtinLanguages.flatMap(({ fileNames }) => fileNames).join(', ')}\n` })
    renameSync(join(folder, 'a'), join(folder, 'c'))
    expect(runCli(['diff', 'a', 'c'], { cwd: folder })).toMatchObject({ code: 2, stderr: 'cfgcheck: a: no such file or folder\n' })
  })
})
