import { spawn } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith, runCli } from '../support/run-cli.js'

const isPosix = process.platform !== 'win32'
const read = (...parts: string[]): string => readFileSync(join(...parts), 'utf8')

/** A resource that fmt lays out anew, and in which --fix=unsafe replaces a word. */
const untidy = (name: string, minor = 0): string =>
  `resource ${name} {  protocol C;\n  on alpha { device /dev/drbd${minor}; disk /dev/vg/${name}; address 192.0.2.1:${7000 + minor}; meta-disk internal; }\n  on beta { devise /dev/drbd${minor}; disk /dev/vg/${name}; address 192.0.2.2:${7000 + minor}; meta-disk internal; }\n}\n`
const large = Array.from({ length: 500 }, (_, minor) => untidy(`r${minor}`, minor)).join('')

/** What fmt makes of a text. */
function laidOut(text: string): string {
  return runCli(['fmt', '--stdin-filename', 'x.res', '-'], { input: text }).stdout
}

describe('standard input is never a file', () => {
  test.each([[['--fix=unsafe', '--stdin-filename', 'r0.res', '-']], [['--fix=unsafe', '--language', 'drbd-conf', '-']]])('%j: the fixed text goes to standard output, findings to standard error', args => {
    const folder = folderWith({ 'r0.res': '# another text\n' })
    const run = runCli(args, { cwd: folder, input: untidy('r0') })
    expect(run.stdout).toContain('device /dev/drbd0; disk /dev/vg/r0; address 192.0.2.2:7000')
    expect(run.stdout).not.toContain('devise')
    expect(run.stderr).toContain('1 file checked')
    expect(read(folder, 'r0.res')).toBe('# another text\n')
    expect(readdirSync(folder)).toEqual(['r0.res'])
  })

  test('a text without fixes comes out as it went in, with the findings beside it', () => {
    const text = 'keepalive soon\nnode alpha\n'
    const run = runCli(['--fix', '--language', 'ha-cf', '-o', 'concise', '-'], { input: text })
    expect(run.stdout).toBe(text)
    expect(run.stderr).toContain('<stdin>:1:11 error')
    expect(run.code).toBe(1)
  })

  test('bytes that are not UTF-8 come out as they went in', () => {
    const bytes = Buffer.from('# gr\u00fc\u00dfe\nresource r0 { protocol C; }\n', 'latin1')
    for (const args of [['--fix', '--stdin-filename', 'x.res', '-'], ['fmt', '--stdin-filename', 'x.res', '-']]) {
      const { stdout } = spawnSync(process.execPath, [cli, ...args], { input: bytes })
      expect(stdout.subarray(0, 8).equals(bytes.subarray(0, 8))).toBe(true)
    }
  })

  test('a report that was asked for in a file goes there', () => {
    const folder = folderWith({})
    runCli(['--fix', '--stdin-filename', 'x.res', '-o', 'json=report.json', '-'], { cwd: folder, input: untidy('r0') })
    expect(JSON.parse(read(folder, 'report.json'))).toMatchObject({ version: 1 })
  })

  test('files beside it, given or included, are not touched', () => {
    const folder = folderWith({ 'r0.res': untidy('r0') })
    expect(runCli(['--fix=unsafe', '--stdin-filename', 'drbd.conf', '-'], { cwd: folder, input: 'include "r0.res";\n' }).stdout).toBe('include "r0.res";\n')
    expect(runCli(['--fix=unsafe', '--stdin-filename', 'x.res', '-', 'r0.res'], { cwd: folder, input: untidy('r1') })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'cfgcheck: --fix writes what comes from standard input to standard output: give no other path with it\n',
    })
    expect(read(folder, 'r0.res')).toBe(untidy('r0'))
  })
})

describe('--diff', () => {
  test('ends with 1 where something would change, however small the findings', () => {
    const folder = folderWith({ 'r0.res': untidy('r0') })
    const run = runCli(['--fix=unsafe', '--diff', 'r0.res'], { cwd: folder })
    expect(run.stdout).toContain('+  on beta { device /dev/drbd0;')
    expect(run.code).toBe(1)
    expect(read(folder, 'r0.res')).toBe(untidy('r0'))
    expect(runCli(['--fix=unsafe', '--diff', '--fail-on', 'never', 'r0.res'], { cwd: folder }).code).toBe(0)
  })

  test('ends with 0 where nothing would, and nothing is left', () => {
    const folder = folderWith({ authkeys: 'auth 1\n1 sha1 not-a-secret-of-anybody-here\n' })
    chmodSync(join(folder, 'authkeys'), 0o600)
    expect(runCli(['--fix=unsafe', '--diff', 'authkeys'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
  })
})

describe.runIf(isPosix)('links', () => {
  test.each(['--fix=unsafe', 'fmt'])('%s writes through one that leads inside of what was given, and keeps it', async command => {
    const folder = folderWith({ 'tree/real/r0.res': untidy('r0') })
    symlinkSync('real/r0.res', join(folder, 'tree/link.res'))
    runCli([command, 'tree'], { cwd: folder })
    expect(lstatSync(join(folder, 'tree/link.res')).isSymbolicLink()).toBe(true)
    expect(read(folder, 'tree/real/r0.res')).not.toBe(untidy('r0'))
  })

  test.each(['--fix=unsafe', 'fmt'])('%s does not write through one that leads out', command => {
    const folder = folderWith({ 'outside/r0.res': untidy('r0'), 'tree/r1.res': untidy('r1', 1) })
    symlinkSync('../outside/r0.res', join(folder, 'tree/link.res'))
    expect(runCli([command, 'tree'], { cwd: folder }).code).toBe(2)
    expect(read(folder, 'outside/r0.res')).toBe(untidy('r0'))
  })

  test('one given by name is written through', () => {
    const folder = folderWith({ 'outside/r0.res': untidy('r0'), 'tree/.keep': '' })
    symlinkSync('../outside/r0.res', join(folder, 'tree/link.res'))
    expect(runCli(['fmt', 'link.res'], { cwd: join(folder, 'tree') }).code).toBe(0)
    expect(read(folder, 'outside/r0.res')).toBe(laidOut(untidy('r0')))
  })
})

describe('several files are one transaction', () => {
  test.runIf(isPosix && process.getuid?.() === 0)('one that may not be written keeps all', () => {
    const folder = folderWith({ 'a.res': untidy('a'), 'b.res': untidy('b', 1), 'locked/c.res': untidy('c', 2) })
    for (const name of ['.', 'a.res', 'b.res', 'locked/c.res']) spawnSync('chown', ['65534:65534', join(folder, name)])
    chmodSync(join(folder, 'locked'), 0o755) // Root's: its names cannot be changed.
    const run = spawnSync(process.execPath, [cli, 'fmt', '.'], { cwd: folder, encoding: 'utf8', uid: 65_534, gid: 65_534, env: { ...process.env, NO_COLOR: '1' } })
    expect(run.stderr).toBe('cfgcheck: locked/c.res: cannot be written: permission denied (EACCES)\n')
    expect(run.status).toBe(2)
    expect(['a.res', 'b.res', 'locked/c.res'].map(name => read(folder, name))).toEqual([untidy('a'), untidy('b', 1), untidy('c', 2)])
    expect(readdirSync(folder).sort()).toEqual(['a.res', 'b.res', 'locked'])
  })

  test.runIf(isPosix && process.getuid?.() === 0)('where the last step fails for one, it is said what was done', context => {
    const folder = folderWith({ 'a.res': untidy('a'), 'b.res': untidy('b', 1), 'c.res': untidy('c', 2) })
    if (spawnSync('mount', ['--bind', join(folder, 'b.res'), join(folder, 'b.res')]).status !== 0) return context.skip('mounts are not allowed here')
    try {
      const run = runCli(['fmt', 'a.res', 'b.res', 'c.res'], { cwd: folder })
      expect(run.stderr).toBe('cfgcheck: b.res: cannot be written: something is mounted there (EBUSY); replaced before: a.res; left as they were: b.res and c.res\n')
      expect(run.code).toBe(2)
      expect(['a.res', 'b.res', 'c.res'].map(name => read(folder, name))).toEqual([laidOut(untidy('a')), untidy('b', 1), untidy('c', 2)])
    } finally {
      spawnSync('umount', [join(folder, 'b.res')])
    }
    expect(readdirSync(folder).sort()).toEqual(['a.res', 'b.res', 'c.res'])
  })
})

describe('a full disk', () => {
  const mounts: string[] = []
  afterAll(() => mounts.forEach(folder => spawnSync('umount', [folder])))

  /** A file system with little room; nothing where it cannot be had. */
  function smallDisk(): string | undefined {
    const folder = join(folderWith({}), 'disk')
    mkdirSync(folder)
    if (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status !== 0) return undefined
    mounts.push(folder)
    return folder
  }

  test.for([
    ['fmt', ['fmt', 'drbd.conf']],
    ['--fix', ['--fix=unsafe', '-q', '-o', 'concise', 'drbd.conf']],
    ['rename', ['rename', 'host', 'alpha', 'alpha-with-a-longer-name', 'drbd.conf', '--write', '-q']],
    ['-o FILE', ['-q', '-o', 'json=report.json', 'drbd.conf']],
    ['init', ['init']],
  ] as [string, string[]][])('%s leaves every file as it was, and says so', ([, args], context) => {
    const folder = smallDisk()
    if (folder === undefined) return context.skip('a small disk cannot be mounted here')
    const text = large.slice(0, large.indexOf('resource r420 '))
    writeFileSync(join(folder, 'drbd.conf'), text)
    writeFileSync(join(folder, 'report.json'), 'an earlier report\n')
    expect(() => {
      for (;;) appendFileSync(join(folder, 'ballast'), Buffer.alloc(4096))
    }).toThrow('ENOSPC')
    const before = readdirSync(folder).sort()
    const run = runCli(args, { cwd: folder })
    expect(run.stderr).toContain('cannot be written: no space is left (ENOSPC)')
    expect(run.stderr).not.toContain('    at ')
    expect(run.code).toBe(2)
    expect(read(folder, 'drbd.conf') === text).toBe(true)
    expect(read(folder, 'report.json')).toBe('an earlier report\n')
    expect(readdirSync(folder).sort()).toEqual(before)
  })
})

describe.runIf(isPosix)('killed in the middle of writing', () => {
  const names = ['a.res', 'b.res', 'c.res']
  // Long to write, and soon laid out.
  const before = `${untidy('r0')}${'# a remark that nobody lays out anew\n'.repeat(4_000)}`
  const after = laidOut(before)

  test.each([0, 1, 2, 3, 5, 8])('each file is the old one or the new one (%i ms after the first new file shows)', async delay => {
    const folder = folderWith(Object.fromEntries(names.map(name => [name, before])))
    const inodes = names.map(name => statSync(join(folder, name)).ino)
    const child = spawn(process.execPath, [cli, 'fmt', '-q', ...names], { cwd: folder, stdio: 'ignore' })
    const end = new Promise(resolve => child.on('close', resolve))
    const isWriting = (): boolean => readdirSync(folder).some(name => name.startsWith('.cfgcheck-')) || names.some((name, index) => statSync(join(folder, name)).ino !== inodes[index])
    while (child.exitCode === null && !isWriting()) await new Promise(resolve => setTimeout(resolve, 1))
    if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay))
    child.kill('SIGKILL')
    await end
    for (const name of names) expect([before, after]).toContain(read(folder, name))
    for (const name of readdirSync(folder)) expect(name).toMatch(/^[abc]\.res$|^\.cfgcheck-\d+-\w+-[abc]\.res\.tmp$/)
    // What is left beside them is in nobody's way.
    expect(runCli(['fmt', '-q', ...names], { cwd: folder }).code).toBe(0)
    for (const name of names) expect(read(folder, name) === after).toBe(true)
  })
})

describe.runIf(isPosix)('killed between one file and the next', () => {
  /** Ends the command when it is about to put the third new file in the place of the old one. */
  const killed = (args: readonly string[], cwd: string): void => {
    const hook = "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const real = fs.renameSync; let left = 2; fs.renameSync = (from, to) => { if (left-- === 0) process.kill(process.pid, 'SIGKILL'); real(from, to) }; syncBuiltinESMExports()"
    expect(spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, cli, ...args], { cwd }).signal).toBe('SIGKILL')
  }
  const hosts = (): string =>
    folderWith(Object.fromEntries(['alpha', 'beta'].flatMap(host => [[`${host}/etc/ha.d/ha.cf`, 'keepalive 1\nbcast eth0\nauto_failback off\nnode alpha beta\n'], [`${host}/etc/ha.d/haresources`, 'alpha 192.0.2.1\n']])))
  const left = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.includes('.cfgcheck-'))

  test('the same rename does the rest', () => {
    const folder = hosts()
    killed(['rename', 'host', 'alpha', 'gamma', '.', '--write'], folder)
    expect(left(folder)).toHaveLength(2)
    expect(runCli(['rename', '-q', 'host', 'alpha', 'gamma', '.', '--write'], { cwd: folder })).toEqual({ code: 0, stdout: '', stderr: '' })
    for (const host of ['alpha', 'beta']) expect(read(folder, `${host}/etc/ha.d/ha.cf`) + read(folder, `${host}/etc/ha.d/haresources`)).not.toMatch(/alpha/)
    expect(left(folder)).toEqual([])
  })

  test('another one is told what was left', () => {
    const folder = hosts()
    killed(['rename', 'host', 'alpha', 'gamma', '.', '--write'], folder)
    const { code, stderr } = runCli(['rename', '-q', 'host', 'beta', 'gamma', '.', '--write'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^cfgcheck: there is a host "gamma" already; a run that was ended in between left new texts of \S+ and \S+ beside them \(\.cfgcheck-….tmp\): move each to its place, or delete them\n$/)
  })

  test('who writes there is told what was left, until the file has the text', () => {
    const folder = hosts()
    killed(['rename', 'host', 'alpha', 'gamma', '.', '--write'], folder)
    const name = 'beta/etc/ha.d/ha.cf'
    const write = (text: string): string => {
      writeFileSync(join(folder, name), text)
      return runCli(['fmt', '-q', name], { cwd: folder }).stderr
    }
    expect(write('keepalive  1\n')).toMatch(/^cfgcheck: beta\/etc\/ha\.d\/\.cfgcheck-\S+-ha\.cf\.tmp: left by a run that was ended before this took the place of "ha\.cf"; move it there, or delete it\n/)
    expect(left(folder)).toHaveLength(2)
  })
})

test('init names no schema that is not there', () => {
  const folder = folderWith({ 'drbd.conf': untidy('r0') })
  expect(runCli(['init'], { cwd: folder }).code).toBe(0)
  expect(JSON.parse(read(folder, 'cfgcheck.json'))).toEqual({})
  const installed = folderWith({ 'drbd.conf': untidy('r0'), 'node_modules/cfgcheck/schema.json': '{}' })
  expect(runCli(['init'], { cwd: installed }).code).toBe(0)
  expect(JSON.parse(read(installed, 'cfgcheck.json'))).toEqual({ $schema: './node_modules/cfgcheck/schema.json' })
  expect(existsSync(join(installed, 'node_modules/cfgcheck/schema.json'))).toBe(true)
})
