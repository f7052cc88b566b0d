import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'

import manifest from '../../package.json' with { type: 'json' }
import { execFileSync, spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64'
const deb = resolve(`dist/deb/cfgcheck_${manifest.version}_${architecture}.deb`)
const hasLintian = spawnSync('lintian', ['--version']).status === 0

// `npm run build:deb` builds it; .ci/run does, installs and removes it.
describe.skipIf(!existsSync(deb))('the Debian package', () => {
  let root = ''

  beforeAll(() => {
    root = folderWith({})
    execFileSync('dpkg-deb', ['-x', deb, root])
  })

  test('says what it is, and runs nothing when it is installed', () => {
    const fields = execFileSync('dpkg-deb', ['-f', deb], { encoding: 'utf8' })
    expect(fields).toContain(`Version: ${manifest.version}\n`)
    expect(fields).toContain(`Architecture: ${architecture}\n`)
    const control = folderWith({})
    execFileSync('dpkg-deb', ['-e', deb, control])
    expect(readdirSync(control)).toEqual(['control'])
  })

  test('belongs to root, and is written by nobody else', () => {
    const rows = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' }).trim().split('\n')
    for (const row of rows) expect(row).toMatch(/^[-d]rw[-x]r-[-x]r-[-x] root\/root /)
  })

  test('brings the command, its pages, completions and licences', () => {
    expect(statSync(join(root, 'usr/bin/cfgcheck')).mode & 0o777).toBe(0o755)
    for (const path of ['usr/share/bash-completion/completions/cfgcheck', 'usr/share/zsh/vendor-completions/_cfgcheck', 'usr/share/fish/vendor_completions.d/cfgcheck.fish', 'usr/share/doc/cfgcheck/copyright']) {
      expect(readFileSync(join(root, path), 'utf8').length, path).toBeGreaterThan(500)
    }
    expect(gunzipSync(readFileSync(join(root, 'usr/share/man/man1/cfgcheck-check.1.gz'))).toString()).toContain('.SH OPTIONS')
    expect(gunzipSync(readFileSync(join(root, 'usr/share/man/man5/cfgcheck.json.5.gz'))).toString()).toContain('overrides')
    const licences = gunzipSync(readFileSync(join(root, 'usr/share/doc/cfgcheck/THIRD-PARTY-LICENSES.gz'))).toString()
    for (const name of ['chevrotain', 'zod', 'JavaScriptCore']) expect(licences).toContain(name)
  })

  test('the command runs without anything else', () => {
    const folder = folderWith({ 'etc/ha.d/ha.cf': 'node alpha\nkeepalve 1\n' })
    const run = spawnSync(join(root, 'usr/bin/cfgcheck'), ['-o', 'concise', 'etc'], { cwd: folder, encoding: 'utf8', env: {} })
    expect(run.stdout).toContain('etc/ha.d/ha.cf:2:1 error')
    expect(run.status).toBe(1)
  })

  test.skipIf(!hasLintian)('lintian finds no error (skipped where it is not installed)', () => {
    const run = spawnSync('lintian', ['--allow-root', '--fail-on', 'error', deb], { encoding: 'utf8' })
    expect(run.stdout).not.toMatch(/^E:/m)
    expect(run.status, run.stdout + run.stderr).toBe(0)
  })
})
