import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { reporters } from '../../src/reporters/index.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { folderWith, runCli } from '../support/run-cli.js'
import type { CliRun } from '../support/run-cli.js'
import { soundClusters } from '../support/sound-clusters.js'

const folders: string[] = []
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = folderWith(files)
  folders.push(folder)
  return folder
}

/** Runs with one thread and with three, and says what came out of both; they must not differ in a byte. */
function runBoth(args: readonly string[], options: Parameters<typeof runCli>[1] = {}): CliRun {
  const [one, three] = [1, 3].map(jobs => runCli(['--jobs', String(jobs), ...args], options))
  expect(three).toEqual(one)
  return one as CliRun
}

/** Checks paths in all formats at once, with one thread and with three. */
function expectSameFiles(paths: readonly string[]): void {
  const outputs = [1, 3].map(jobs => {
    const folder = folderOf({})
    const formats = Object.keys(reporters).flatMap(name => ['-o', `${name}=${join(folder, name)}`])
    const run = runCli(['-j', String(jobs), '-v', ...formats, ...paths])
    return { ...run, files: Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')])) }
  })
  expect(outputs[1]).toEqual(outputs[0])
  expect(outputs[0]?.files['json']?.length).toBeGreaterThan(1_000)
}

const pair = consistentCluster({ size: 2, hasFullNames: false })

/** Clusters of two hosts; every third has two different keys. The first three have all files, the others only those of Heartbeat. */
function pairs(count: number): Record<string, string> {
  const files: Record<string, string> = {}
  for (let index = 0; index < count; index += 1) {
    for (const [host, texts] of Object.entries(pair)) {
      for (const [path, text] of Object.entries(texts)) {
        if (index >= 3 && !path.includes('/ha.d/')) continue
        const isOther = index % 3 === 0 && host === 'beta' && path.endsWith('authkeys')
        files[`c${index}/${host}/${path.replace(/^\//, '')}`] = isOther ? text.replace('k7d0', 'k7d1') : text
      }
    }
  }
  return files
}

describe('threads change nothing in the result', () => {
  test('for the fixtures, in every format', () => {
    const some = soundClusters.filter((_, index) => index % 4 === 0).map(name => `sound/${name}`)
    expectSameFiles([...builtinLanguages.map(({ id }) => `fixtures/${id}`).filter(existsSync), ...['storage-backend', ...some].map(name => `fixtures/clusters/${name}`)])
  })

  const corpus = resolve('../shared/corpus')
  test.skipIf(!existsSync(corpus))('for files of the corpus, in every format (skipped where the corpus is absent)', () => {
    const languages = { 'drbd': 'drbd-conf', 'ocfs2': 'ocfs2-conf', 'cluster-conf': 'cluster-conf', 'ha-cf': 'ha-cf' }
    const folder = folderOf({ 'cfgcheck.json': JSON.stringify({ files: { languages: Object.fromEntries(Object.entries(languages).map(([name, id]) => [`${name}/**`, id])) } }) })
    const paths = Object.keys(languages).flatMap(name => {
      mkdirSync(join(folder, name))
      const entries = readdirSync(join(corpus, name), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      return entries.slice(0, 20).map(entry => {
        const path = join(folder, name, entry.name)
        copyFileSync(join(entry.parentPath, entry.name), path)
        return path
      })
    })
    expectSameFiles(['--config', join(folder, 'cfgcheck.json'), ...paths])
  })

  test('for many clusters', () => {
    const folder = folderOf(pairs(30))
    const run = runBoth(['--format', 'concise', '--only', 'cluster/*', '.'], { cwd: folder })
    expect(run.stdout.match(/cluster\/mismatched-authkeys/g)).toHaveLength(10)
    expect(run.stderr).toContain('on 60 hosts')
    expect(run.code).toBe(1)
  })

  test('for files that belong to several parts of a run, and suppressions in them', () => {
    const resource = (note: string): string => `${note}resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n`
    const folder = folderOf({
      'r0.res': resource('# cfgcheck-ignore-file drbd-conf/duplicate-resource, drbd-conf/missing-protocol: both stay for now\n'),
      'r1.res': resource(''),
      'all.conf': 'include "*.res";\n',
    })
    const run = runBoth(['--format', 'json', '--language', 'drbd-conf', 'r0.res', 'r1.res', 'all.conf'], { cwd: folder })
    expect(JSON.parse(run.stdout).summary.files).toBe(3)
  })

  test('for settings that count from the folder of the configuration', () => {
    const folder = folderOf({
      ...pairs(3),
      'work/empty': '',
      'cfgcheck.json': '{ "overrides": [{ "files": ["c0/**"], "rules": { "cluster/mismatched-authkeys": "off" } }], "rules": { "cluster/mismatched-authkeys": "info" } }',
    })
    writeFileSync(join(folder, 'c1/beta/etc/ha.d/authkeys'), 'auth 1\n1 sha1 e9c1d2f4b9e26a83\n')
    const run = runBoth(['--format', 'concise', '--fail-on', 'info', '--only', 'cluster/mismatched-authkeys', '..'], { cwd: join(folder, 'work') })
    expect(run.stdout).toMatch(/^\.\.\/c1\/\w+\/etc\/ha\.d\/authkeys:2:\d+ info .*\n$/)
    expect(run.code).toBe(1)
  })

  test('for fixes', () => {
    const bad = 'resource r0 {\n  protocol C;\n  net { sndbuf-size 0 }\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
    const secret = 'auth 1\r\n1 sha1 not-a-secret-k7d0c1\r\n'
    const files = { 'a.res': bad, 'b.res': bad.replace('r0', 'r1'), authkeys: secret, 'ha.cf': 'keepalive 1\r\nnode alpha\r\n' }
    const shown = runBoth(['--target', 'drbd=9', '--fix', '--diff', '.'], { cwd: folderOf(files) })
    expect(shown.stdout).toContain('+  net { sndbuf-size 0; protocol C; }')
    expect(shown.stdout).not.toContain('k7d0c1')
    const written = [1, 3].map(jobs => {
      const folder = folderOf(files)
      const run = runCli(['-j', String(jobs), '--fix=unsafe', '--format', 'json', '.'], { cwd: folder })
      return { run, texts: Object.keys(files).map(name => readFileSync(join(folder, name), 'utf8')) }
    })
    expect(written[1]).toEqual(written[0])
    expect(written[0]?.texts[0]).toContain('sndbuf-size 0;')
  })

  test('for standard input beside files', () => {
    const folder = folderOf({ 'ha.cf': 'keepalve 1\n' })
    const run = runBoth(['--format', 'concise', '--language', 'ha-cf', '-', 'ha.cf'], { cwd: folder, input: 'deadtme 1\n' })
    expect(run.stdout).toContain('<stdin>:1:1 error')
    expect(run.stdout).toContain('ha.cf:1:1 error')
  })

  test('where something cannot be read', () => {
    const folder = folderOf({ ...pairs(4), 'more/large.res': '', 'a/drbd.conf': 'include "/etc/nothing";\ninclude "b.conf";\n', 'elsewhere/ha.cf': 'node alpha\n' })
    truncateSync(join(folder, 'more/large.res'), 65 * 2 ** 20)
    mkdirSync(join(folder, 'given'))
    symlinkSync('../elsewhere/ha.cf', join(folder, 'given/ha.cf'))
    symlinkSync('b.conf', join(folder, 'a/b.conf'))
    const run = runBoth(['--format', 'concise', '--fail-on', 'never', 'given', 'c0', 'c1', 'more/large.res', 'a'], { cwd: folder })
    expect(run.stdout).toContain('more/large.res:1:1 error The file is larger than 64 MiB')
    expect(run.stdout).toContain('given/ha.cf:1:1 error The path leads out of the given root')
    expect(run.stdout).toContain('a/drbd.conf:2:9 error "b.conf" is a link that leads to itself [drbd-conf/unreadable-include]')
    expect(run.code).toBe(2)
  })
})

describe('without the option', () => {
  const failing = `data:text/javascript,${encodeURIComponent("import{isMainThread}from'node:worker_threads';if(!isMainThread)throw new Error('made to fail')")}`

  test.skipIf(availableParallelism() < 2)('many clusters are checked in threads, with the same result (skipped on one processor)', () => {
    const folder = folderOf(pairs(64))
    const args = ['--format', 'concise', '--only', 'cluster/mismatched-authkeys', '.']
    const usual = runCli(args, { cwd: folder })
    expect(usual).toEqual(runCli(['--jobs', '1', ...args], { cwd: folder }))
    expect(usual.stdout.match(/cluster\/mismatched-authkeys/g)).toHaveLength(22)
    expect(runCli(args, { cwd: folder, env: { NODE_OPTIONS: `--import=${failing}` } }).stderr).toContain('made to fail')
  })

  test('some clusters are checked in one thread', () => {
    const run = runCli(['--only', 'cluster/mismatched-authkeys', '.'], { cwd: folderOf(pairs(4)), env: { NODE_OPTIONS: `--import=${failing}` } })
    expect(run.code).toBe(1)
  })
})

test('a thread that breaks down ends the run as an internal fault', () => {
  const folder = folderOf(pairs(4))
  const failing = `data:text/javascript,${encodeURIComponent("import{isMainThread}from'node:worker_threads';if(!isMainThread)throw new Error('made to fail')")}`
  const run = runCli(['-j', '2', '.'], { cwd: folder, env: { NODE_OPTIONS: `--import=${failing}` } })
  expect(run).toMatchObject({ code: 2, stdout: '' })
  expect(run.stderr).toMatch(/^cfgcheck: internal fault: Error: made to fail/)
})

test('so does a thread that ends before its work is done', () => {
  const folder = folderOf(pairs(4))
  const ending = `data:text/javascript,${encodeURIComponent("import{isMainThread}from'node:worker_threads';if(!isMainThread)process.exit(3)")}`
  const run = runCli(['-j', '2', '.'], { cwd: folder, env: { NODE_OPTIONS: `--import=${ending}` } })
  expect(run).toMatchObject({ code: 2, stdout: '' })
  expect(run.stderr).toMatch(/^cfgcheck: internal fault: Error: a worker thread ended \(3\)/)
})

test('where Node may start no thread, one does all the work', () => {
  const folder = folderOf({ ...pairs(3), 'package.json': '{}' })
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
  const options = { cwd: folder, env: { NODE_OPTIONS: `${flag} --allow-fs-read=* --no-warnings` } }
  const run = runCli(['-j', '2', '--format', 'concise', '--only', 'cluster/*', '.'], options)
  expect(run.stdout.match(/cluster\/mismatched-authkeys/g)).toHaveLength(1)
  expect(run.stderr).not.toContain('internal fault')
})

test.each(['0', '-1', 'many', '1000', '2.5'])('--jobs %s is refused', jobs => {
  const run = runCli([`--jobs=${jobs}`, 'fixtures'])
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: `cfgcheck: --jobs ${jobs}: expected a number of threads, 1 to 999\n` })
})
