import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'

import manifest from '../../package.json' with { type: 'json' }
import { execFileSync, spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
const rpm = resolve(`dist/rpm/cfgcheck-${manifest.version}-1.${architecture}.rpm`)

// `npm run build:rpm` builds it; .ci/run does.
describe.skipIf(!existsSync(rpm))('the RPM package', () => {
  let root = ''
  const asked = (...words: string[]): string => execFileSync('rpm', ['-qp', ...words, rpm], { encoding: 'utf8' })

  beforeAll(() => {
    root = folderWith({})
    execFileSync('sh', ['-c', 'rpm2archive - < "$1" | tar xzf - -C "$2"', 'sh', rpm, root])
  })

  test('says what it is, and runs nothing when it is installed', () => {
    expect(asked('--qf', '%{NAME} %{VERSION} %{ARCH} %{OS} %{LICENSE}')).toBe(`cfgcheck ${manifest.version} ${architecture} linux MIT`)
    expect(asked('--scripts')).toBe('')
    expect(asked('--requires').split('\n').filter(line => line !== '' && !line.startsWith('rpmlib('))).toEqual(['glibc >= 2.17'])
    expect(spawnSync('rpm', ['-K', '--nosignature', rpm]).status).toBe(0)
  })

  test('belongs to root, and is written by nobody else', () => {
    const rows = asked('--qf', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILENAMES}\n]').trim().split('\n')
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows) expect(row).toMatch(/^[-d]rw[-x]r-[-x]r-[-x] root root \/usr\//)
  })

  test('brings the command, its pages, completions and licences', () => {
    expect(statSync(join(root, 'usr/bin/cfgcheck')).mode & 0o777).toBe(0o755)
    for (const path of ['usr/share/bash-completion/completions/cfgcheck', 'usr/share/zsh/site-functions/_cfgcheck', 'usr/share/fish/vendor_completions.d/cfgcheck.fish', 'usr/share/licenses/cfgcheck/LICENSE']) {
      expect(readFileSync(join(root, path), 'utf8').length, path).toBeGreaterThan(500)
    }
    expect(gunzipSync(readFileSync(join(root, 'usr/share/man/man1/cfgcheck-check.1.gz'))).toString()).toContain('.SH OPTIONS')
    expect(gunzipSync(readFileSync(join(root, 'usr/share/doc/cfgcheck/THIRD-PARTY-LICENSES.gz'))).toString()).toContain('JavaScriptCore')
  })

  test('the command runs without anything else', () => {
    const folder = folderWith({ 'etc/ha.d/ha.cf': 'node alpha\nkeepalve 1\n' })
    const run = spawnSync(join(root, 'usr/bin/cfgcheck'), ['-o', 'concise', 'etc'], { cwd: folder, encoding: 'utf8', env: {} })
    expect(run.stdout).toContain('etc/ha.d/ha.cf:2:1 error')
    expect(run.status).toBe(1)
  })
})
