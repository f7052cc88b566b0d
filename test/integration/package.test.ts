import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { execFileSync, spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const using = `
import { check, checkCluster, createChecker, format, parse } from 'cfgcheck'
import { haCf } from 'cfgcheck/languages/ha-cf'
import { drbdConf } from 'cfgcheck/languages/drbd-conf'
import { defineRule } from 'cfgcheck/plugin'
import { laws } from 'cfgcheck/testing'
import { discoverCluster, nodeFileSystem } from 'cfgcheck/node'

const diagnostics = check(haCf, 'keepalve 1\\n', { path: 'ha.cf' })
const report = await checkCluster({ alpha: { '/etc/ha.d/authkeys': 'auth 1\\n1 sha1 one-of-two-keys-9f3\\n' }, beta: { '/etc/ha.d/authkeys': 'auth 1\\n1 sha1 two-of-two-keys-9f3\\n' } })
for (const law of Object.values(laws)) law(drbdConf, 'resource r0 { protocol C; }\\n')
console.log(JSON.stringify({
  codes: diagnostics.map(({ rule }) => rule),
  cluster: report.diagnostics.map(({ rule }) => rule),
  formatted: format(drbdConf, 'resource   r0 {\\nprotocol C;\\n}\\n'),
  tokens: parse(haCf, 'node alpha').tokens.length,
  others: [typeof createChecker, typeof defineRule, typeof discoverCluster, typeof nodeFileSystem],
}))
`

const typed = `
import { check, createChecker } from 'cfgcheck'
import type { CheckReport, Diagnostic } from 'cfgcheck'
import { authkeys } from 'cfgcheck/languages/authkeys'
import { defineClusterRule } from 'cfgcheck/plugin'
import { expectFindings } from 'cfgcheck/testing'
import { discoverCluster } from 'cfgcheck/node'

export const diagnostics: Diagnostic[] = check(authkeys, 'auth 1')
export const report: Promise<CheckReport> = createChecker().check(await discoverCluster('.'))
export const functions = [defineClusterRule, expectFindings]
`

describe('the packed package, in an empty folder', () => {
  let folder = ''
  let archive = ''

  beforeAll(() => {
    folder = folderWith({ 'package.json': '{ "name": "user", "version": "1.0.0", "type": "module" }' })
    // Without a registry and with nothing in npm's cache, as on a host that has no way out.
    archive = resolve(execFileSync(process.execPath, ['packaging/stage.mjs', 'package'], { encoding: 'utf8' }).trim())
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--offline', '--cache', folderWith({}), archive], { cwd: folder, stdio: 'pipe' })
  })

  test('is imported by every door', () => {
    writeFileSync(join(folder, 'using.js'), using)
    const said = JSON.parse(execFileSync(process.execPath, ['using.js'], { cwd: folder, encoding: 'utf8' })) as Record<string, unknown>
    expect(said['codes']).toContain('ha-cf/unknown-directive')
    expect(said['cluster']).toContain('cluster/mismatched-authkeys')
    expect(said['formatted']).toBe('resource r0 {\n  protocol C;\n}\n')
    expect(said['others']).toEqual(['function', 'function', 'function', 'function'])
  })

  test('runs by npx', () => {
    const run = spawnSync('npx', ['--no-install', 'cfgcheck', '-', '--language', 'ha-cf', '--format', 'concise'], { cwd: folder, encoding: 'utf8', input: 'keepalve 1\n' })
    expect(run.stdout).toContain('<stdin>:1:1 error')
    expect(run.status).toBe(1)
  })

  test('loads the example plugin, which is built on it', () => {
    cpSync('examples/plugin', join(folder, 'plugin'), { recursive: true })
    const haCf = 'udpport 694\nbcast eth0\nnode alpha beta\n'
    for (const [host, domain] of [['alpha', 'example.com'], ['beta', 'example.org']] as const) {
      mkdirSync(join(folder, 'hosts', host, 'etc/ha.d'), { recursive: true })
      writeFileSync(join(folder, 'hosts', host, 'etc/hostname'), `${host}.${domain}\n`)
      writeFileSync(join(folder, 'hosts', host, 'etc/ha.d/ha.cf'), haCf)
    }
    const run = (...args: string[]) => spawnSync(process.execPath, ['node_modules/cfgcheck/dist/cli.cjs', 'hosts', '--only', 'house/*', '--format', 'concise', ...args], { cwd: folder, encoding: 'utf8' })
    const { stdout, stderr } = run('--plugin', './plugin')
    expect(stdout, stderr).toContain('house/unsafe-shared-port')
    expect(stdout).toContain('house/mismatched-domain')
    expect(run().stderr).toContain('there is no rule "house/*"')
  })

  test('brings its types, readable without skipLibCheck exceptions in the doors', () => {
    writeFileSync(join(folder, 'typed.ts'), typed)
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
    if (!existsSync(join(folder, 'node_modules/@types/node'))) symlinkSync(resolve('node_modules/@types/node'), join(folder, 'node_modules/@types/node'))
    const args = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', 'typed.ts']
    const run = spawnSync(resolve('node_modules/.bin/tsc'), args, { cwd: folder, encoding: 'utf8' })
    expect(run.stdout).toBe('')
    expect(run.status).toBe(0)
  })

  test('passes publint and @arethetypeswrong/cli', () => {
    const lint = spawnSync(resolve('node_modules/.bin/publint'), ['run', archive, '--strict'], { encoding: 'utf8' })
    expect(lint.status, lint.stdout + lint.stderr).toBe(0)
    const types = spawnSync(resolve('node_modules/.bin/attw'), [archive, '--profile', 'esm-only', '--exclude-entrypoints', 'schema.json', 'output.schema.json', 'stories.schema.json', 'conversions.schema.json'], { encoding: 'utf8' })
    expect(types.status, types.stdout + types.stderr).toBe(0)
  })
})
