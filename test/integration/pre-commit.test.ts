import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { execFileSync, spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0

const haCf = 'logfacility local0\nkeepalive 1\nwarntime 5\ndeadtime 10\ninitdead 60\nbcast eth0\nbcast eth1\nauto_failback off\nnode alpha\nnode beta\n'
const authkeys = 'auth 1\n1 sha1 a-long-enough-not-a-secret-41c7\n'

/** Runs git with an identity of its own, whatever the machine's settings. */
function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=cfgcheck', '-c', 'user.email=cfgcheck@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' })
}

/** Makes a repository of the built command, as the branch that pre-commit clones. */
function hookRepository(): string {
  execFileSync(process.execPath, ['packaging/stage.mjs', 'prebuilt'])
  const folder = folderWith({})
  cpSync('dist/prebuilt', folder, { recursive: true })
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '-A', '-f')
  git(folder, 'commit', '-q', '-m', 'hooks')
  return folder
}

function run(folder: string, home: string, ...hook: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('pre-commit', ['run', '--all-files', '--color', 'never', ...hook], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PRE_COMMIT_HOME: home },
  })
  return { code: status, output: stdout + stderr }
}

describe.skipIf(!hasPreCommit)('with the real pre-commit (skipped where it is not installed)', () => {
  let folder = ''
  let hooks = ''
  let revision = ''
  const home = folderWith({})

  beforeAll(() => {
    hooks = hookRepository()
    revision = git(hooks, 'rev-parse', 'HEAD').trim()
    folder = folderWith({
      '.pre-commit-config.yaml': `repos:\n- repo: ${hooks}\n  rev: ${revision}\n  hooks:\n  - id: cfgcheck\n  - id: cfgcheck-fmt\n  - id: cfgcheck-cluster\n`,
      'hosts/alpha/etc/ha.d/ha.cf': haCf,
      'hosts/beta/etc/ha.d/ha.cf': haCf,
      'hosts/alpha/etc/ha.d/authkeys': authkeys,
      'hosts/beta/etc/ha.d/authkeys': authkeys,
      'hosts/alpha/etc/ha.d/haresources': 'alpha IPaddr::192.0.2.10/24/eth0\n',
      'hosts/beta/etc/ha.d/haresources': 'alpha IPaddr::192.0.2.10/24/eth0\n',
      'notes.txt': 'not ours\n',
    })
    git(folder, 'init', '-q', '-b', 'main')
    git(folder, 'add', '-A')
    git(folder, 'commit', '-q', '-m', 'files')
    execFileSync('pre-commit', ['install-hooks'], { cwd: folder, env: { ...process.env, PRE_COMMIT_HOME: home } })
  })

  test('nothing is installed besides the command, and nothing is built', () => {
    const manifest = JSON.parse(readFileSync('dist/prebuilt/package.json', 'utf8')) as Record<string, unknown>
    for (const key of ['scripts', 'dependencies', 'devDependencies']) expect(manifest).not.toHaveProperty(key)
  })

  test('the hooks of what is installed already run that', () => {
    writeFileSync(join(folder, 'with-system.yaml'), `repos:\n- repo: ${hooks}\n  rev: ${revision}\n  hooks:\n  - id: cfgcheck-system\n`)
    const bin = folderWith({ cfgcheck: '#!/bin/sh\necho the installed one\nexit 1\n' })
    chmodSync(join(bin, 'cfgcheck'), 0o755)
    const { status, stdout } = spawnSync('pre-commit', ['run', '--all-files', '--color', 'never', '--config', 'with-system.yaml'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PRE_COMMIT_HOME: home, PATH: `${bin}:${process.env['PATH'] ?? ''}` } })
    expect(stdout).toContain('the installed one')
    expect(status).toBe(1)
    rmSync(join(folder, 'with-system.yaml'))
  })

  test('cfgcheck passes good files and stops a commit of a bad one', () => {
    expect(run(folder, home, 'cfgcheck')).toMatchObject({ code: 0 })
    writeFileSync(join(folder, 'hosts/beta/etc/ha.d/ha.cf'), haCf.replace('deadtime', 'deadtme'))
    const { code, output } = run(folder, home, 'cfgcheck')
    expect(code).toBe(1)
    expect(output).toContain('hosts/beta/etc/ha.d/ha.cf:4:1 error')
    writeFileSync(join(folder, 'hosts/beta/etc/ha.d/ha.cf'), haCf)
  })

  test('cfgcheck-fmt lays files out and stops the commit', () => {
    run(folder, home, 'cfgcheck-fmt')
    git(folder, 'add', '-A')
    const path = join(folder, 'hosts/alpha/etc/ha.d/authkeys')
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, before.replace('auth 1', 'auth    1'))
    git(folder, 'add', '-A')
    const { code, output } = run(folder, home, 'cfgcheck-fmt')
    expect(code).toBe(1)
    expect(output).toContain('files were modified by this hook')
    expect(readFileSync(path, 'utf8')).toBe(before)
    git(folder, 'add', '-A')
  })

  test('cfgcheck-cluster compares the hosts', () => {
    expect(run(folder, home, 'cfgcheck-cluster')).toMatchObject({ code: 0 })
    writeFileSync(join(folder, 'hosts/beta/etc/ha.d/authkeys'), authkeys.replace('41c7', '41c8'))
    const { code, output } = run(folder, home, 'cfgcheck-cluster')
    expect(code).toBe(1)
    expect(output).toContain('cluster/mismatched-authkeys')
    expect(output).not.toContain('41c8')
    // What the hook of single files says is not said again.
    writeFileSync(join(folder, 'hosts/alpha/etc/ha.d/ha.cf'), haCf.replace('deadtime', 'deadtme'))
    expect(run(folder, home, 'cfgcheck').output).toContain('ha-cf/unknown-directive')
    expect(run(folder, home, 'cfgcheck-cluster').output).not.toContain('ha-cf/unknown-directive')
    writeFileSync(join(folder, 'hosts/alpha/etc/ha.d/ha.cf'), haCf)
  })
})
