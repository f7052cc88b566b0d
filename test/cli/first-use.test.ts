import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith, runCli } from '../support/run-cli.js'

const haCf = 'keepalive 2\ndeadtime 30\n\nnode alpha beta\nucast eth0 192.0.2.2\n'
const drbd = 'resource r0 {\n  net { protocol C; }\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'

describe('a mistyped command', () => {
  test.each([
    ['chekc', 'check'],
    ['frmt', 'fmt'],
    ['explian', 'explain'],
    ['dif', 'diff'],
    ['renmae', 'rename'],
  ])('%s: did you mean %s?', (word, command) => {
    expect(runCli([word, 'drbd.conf'])).toEqual({ code: 2, stdout: '', stderr: `cfgcheck: ${word}: no such command, file or folder; did you mean "${command}"?\n` })
  })

  test('is none where a file is called so', () => {
    const folder = folderWith({ chekc: haCf })
    expect(runCli(['--language', 'ha-cf', 'chekc'], { cwd: folder }).stderr).toContain('1 file checked')
    expect(runCli(['drbd.cnf'], { cwd: folder }).stderr).toBe('cfgcheck: drbd.cnf: no such file or folder\n')
  })
})

describe('help', () => {
  test.each([[['help']], [['--help']], [['help', '--help']], [['help', '-h']]])('%j shows what there is', args => {
    const run = runCli(args)
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain('explain [options] <topic...>')
  })

  test('of a command, and of one that there is not', () => {
    expect(runCli(['help', 'fmt'])).toMatchObject({ code: 0, stderr: '' })
    expect(runCli(['help', 'fmtt'])).toEqual({ code: 2, stdout: '', stderr: 'cfgcheck: there is no command "fmtt"; did you mean "fmt"?\n' })
    expect(runCli(['help', 'nothing-like-it']).stderr).toBe('cfgcheck: there is no command "nothing-like-it"; "cfgcheck help" lists them\n')
  })
})

describe('explain FILE:LINE:COLUMN', () => {
  const folder = folderWith({ 'ha.cf': haCf, 'a:1/ha.cf': haCf })

  test.each([
    ['ha.cf:1', 'keepalive'],
    ['ha.cf:2:1', 'deadtime'],
    ['ha.cf:4:10', 'node'],
    ['ha.cf:5:2', 'ucast'],
    ['a:1/ha.cf:4:10', 'node'],
  ])('%s', (topic, name) => {
    const run = runCli(['explain', topic], { cwd: folder })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain(`${name}  directive of ha.cf`)
  })

  test('a line that there is not', () => {
    expect(runCli(['explain', 'ha.cf:40:1'], { cwd: folder }).code).toBe(2)
  })
})

test('the summary names no software where nothing was checked', () => {
  const folder = folderWith({ 'x.txt': 'x' })
  expect(runCli(['x.txt'], { cwd: folder }).stderr).toMatch(/^0 files checked, 1 not read\n/m)
})

test.runIf(process.platform !== 'win32')('bash completes file names with blanks, commands and options', () => {
  const folder = folderWith({ 'my file.res': '', 'my other.res': '', 'drbd.conf': '', 'a*b.res': '', script: runCli(['completion', 'bash']).stdout })
  const complete = (...words: string[]): string[] => {
    const set = `. ./script; COMP_WORDS=(cfgcheck ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _cfgcheck; printf '%s\\n' "\${COMPREPLY[@]}"`
    return spawnSync('bash', ['-c', set], { cwd: folder, encoding: 'utf8' }).stdout.split('\n').filter(word => word !== '').sort()
  }
  expect(complete('my')).toEqual(['my file.res', 'my other.res'])
  expect(complete('my\\ f')).toEqual(['my file.res'])
  expect(complete('"my f')).toEqual(['my file.res'])
  expect(complete('d')).toEqual(['diff', 'drbd.conf', 'dump'])
  expect(complete('fmt', 'a')).toEqual(['a*b.res'])
  expect(complete('fmt', '--di')).toEqual(['--diff'])
})

describe('what the documentation shows works', () => {
  const prose = ['README.md', 'docs/limits.md', 'docs/suppressions.md', 'docs/settings.md', 'docs/cluster-checks.md']
  const lines = prose.flatMap(path =>
    [...readFileSync(path, 'utf8').matchAll(/^```console\n([^]*?)^```/gm)]
      .flatMap(([, block = '']) => block.split('\n'))
      .flatMap(line => /^(?:\$ )?(?:npm install --global cfgcheck && )?(cfgcheck .*)$/.exec(line)?.slice(1) ?? []),
  )
  const commands = [...new Set(lines.map(line => line.replace(/\s+#.*$/, '').replace(/\s+>\s+\S+$/, '')))]

  /** All that the commands speak of. */
  function setUp(): string {
    const host = (name: string): Record<string, string> => ({
      [`${name}/etc/drbd.conf`]: drbd,
      [`${name}/etc/hostname`]: `${name.split('/').at(-1) ?? ''}\n`,
      [`${name}/etc/ha.d/ha.cf`]: haCf,
      [`${name}/etc/ha.d/haresources`]: 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext4 IPaddr::192.0.2.9/24/eth0\n',
      [`${name}/etc/ha.d/authkeys`]: 'auth 1\n1 sha1 not-a-secret-of-anybody-here\n',
    })
    const folder = folderWith({ 'drbd.conf': drbd, ...host('hosts/alpha'), ...host('hosts/beta'), ...host('backup/a'), ...host('backup/b'), ...host('clusters/one/alpha'), ...host('clusters/one/beta'), ...host('snapshots/alpha'), ...host('snapshots/beta') })
    // What comes back from hosts are tarballs.
    for (const name of ['alpha', 'beta']) {
      expect(spawnSync('tar', ['-czf', `${name}.tar.gz`, '-C', name, '.'], { cwd: join(folder, 'snapshots') }).status).toBe(0)
      rmSync(join(folder, 'snapshots', name), { recursive: true })
    }
    writeFileSync(join(folder, 'known.json'), '{ "version": 1, "findings": [] }')
    mkdirSync(join(folder, 'etc'))
    writeFileSync(join(folder, 'etc/drbd.conf'), drbd)
    return folder
  }

  test('there are such commands', () => {
    expect(commands.length).toBeGreaterThan(12)
  })

  test.each(commands)('%s', command => {
    const folder = setUp()
    // What lies on the reader's machine lies here.
    const args = (command.match(/(?:"[^"]*"|\S)+/g) ?? []).slice(1).map(word => word.replace(/(^|=)\/(etc|backup)\//, `$1${folder}/$2/`))
    const run = runCli(args.map(word => word.replaceAll('"', '')), { cwd: folder })
    expect(run.stderr).not.toMatch(/internal fault|unknown option|no such|not known|cannot/)
    expect([0, 1]).toContain(run.code)
  })

  test('the demo of the README is there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    for (const name of readFileSync('README.md', 'utf8').match(/npm run [\w:]+/g) ?? []) expect(Object.keys(scripts)).toContain(name.replace('npm run ', ''))
    const folder = folderWith({})
    cpSync(resolve('fixtures/clusters/storage-backend'), join(folder, 'demo'), { recursive: true })
    expect(spawnSync(process.execPath, [cli, join(folder, 'demo'), '--fail-on', 'never']).status).toBe(0)
  })
})
