import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { create } from 'tar'
import { describe, expect, test } from 'vitest'

import { ownRuntime } from '../../packaging/runtimes.js'
import { reporters } from '../../src/reporters/index.js'
import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'

const binary = resolve(`dist/binary/cfgcheck-${ownRuntime()?.target ?? 'none'}`)

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly cwd?: string
  readonly input?: string | Buffer
}

function runOf(command: string, args: readonly string[], { cwd, input = '' }: RunOptions): Run {
  const { status, stdout, stderr } = spawnSync(command, args, { ...(cwd === undefined ? {} : { cwd }), input, encoding: 'latin1', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' } })
  return { code: status, stdout, stderr }
}

/** Runs both commands and expects the same bytes and exit code of both. */
function expectSame(args: readonly string[], options: RunOptions = {}): Run {
  const expected = runOf(process.execPath, [cli, ...args], options)
  const found = runOf(binary, args, options)
  expect(found.stderr).toBe(expected.stderr)
  expect(found.stdout === expected.stdout, `other output of ${args.slice(0, 6).join(' ')}: ${firstDifference(expected.stdout, found.stdout)}`).toBe(true)
  expect(found.code).toBe(expected.code)
  expect(expected.stderr).not.toContain('internal fault')
  return expected
}

function firstDifference(expected: string, found: string): string {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at += 1
  return JSON.stringify([expected.slice(at - 40, at + 80), found.slice(at - 40, at + 80)])
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.out'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

const languageOf: Readonly<Record<string, string>> = { 'drbd-conf': 'drbd-conf', 'cluster-conf': 'cluster-conf', 'ha-cf': 'ha-cf', haresources: 'haresources', authkeys: 'authkeys', 'ocfs2-conf': 'ocfs2-conf' }

// `npm run build:binary` builds it; .ci/run does.
describe.skipIf(!existsSync(binary))('the single executable does as the npm command does', () => {
  const example = 'fixtures/clusters/storage-backend'

  test.each(Object.keys(reporters))('the example as %s', format => {
    expect(expectSame([example, '-o', format]).stdout.length).toBeGreaterThan(1000)
  })

  test.each(Object.keys(languageOf))('all fixtures of %s', folder => {
    const files = filesIn(`fixtures/${folder}`)
    expect(files.length).toBeGreaterThan(2)
    expectSame(['--language', languageOf[folder] ?? '', '-o', 'json', ...files])
  })

  test.each([
    [['--version']],
    [['--help']],
    [['help', 'check']],
    [['chekc']],
    [['--no-such-option']],
    [['missing/drbd.conf']],
    [['rules']],
    [['rules', '--format', 'json']],
    [['explain', 'ha-cf/conflicting-deadtime']],
    [['explain', 'cluster-conf', 'name']],
    [['explain', 'net.pingtimeout']],
    [['explain', 'cluster', example]],
    [['explain', 'cluster', example, '--format', 'json']],
    [['dump', example]],
    [['dump', example, '--format', 'json']],
    [['diff', `${example}/xenamo4`, `${example}/xenamo5`]],
    [['diff', example, 'fixtures/clusters/storage-backend-fixed', '--format', 'json']],
    [['graph', example]],
    [['graph', example, '--format', 'html']],
    [['graph', example, '--format', 'mermaid']],
    [['graph', example, '--format', 'dot']],
    [['graph', example, '--format', 'json']],
    [['fmt', '--diff', example]],
    [['--diff', '--fix=unsafe', example]],
    [['rename', 'host', 'xenamo4', 'gamma', example]],
    [['collect']],
    [['completion', 'bash']],
    [['--statistics', '-j', '3', example, 'fixtures/clusters/storage-backend-fixed']],
    [['-j', '4', ...filesIn('fixtures/ha-cf').filter(path => path.endsWith('ha.cf')), example]],
  ])('%j', args => {
    expectSame(args)
  })

  test('standard input, broken bytes and all', () => {
    const text = Buffer.concat([Buffer.from('node alpha\nkeepalve 2\n# caf'), Buffer.from([0xe9, 0x0a, 0x00, 0x0a])])
    expect(expectSame(['-', '--language', 'ha-cf', '-o', 'json'], { input: text }).code).toBe(1)
    expectSame(['fmt', '-', '--stdin-filename', 'drbd.conf'], { input: 'resource   r0{protocol C;}\n' })
  })

  test('what is so large that it gets a thread of its own', () => {
    const resource = (index: number): string => `resource r${index} {\n  on alpha { device /dev/drbd${index}; disk /dev/vg/a${index}; address 192.0.2.1:${7000 + index}; meta-disk internal; }\n  on beta { device /dev/drbd${index}; disk /dev/vg/b${index}; address 192.0.2.2:${7000 + index}; metadisk internal; }\n}\n`
    const folder = folderWith({ 'many.res': Array.from({ length: 2000 }, (_, index) => resource(index)).join(''), 'small/ha.cf': 'node alpha\n' })
    expectSame(['-o', 'concise', 'many.res'], { cwd: folder })
  })

  test('archives', async () => {
    const folder = folderWith({ 'host/etc/ha.d/ha.cf': 'node alpha\nkeepalve 1\n', 'host/etc/hostname': 'alpha\n' })
    await create({ file: join(folder, 'alpha.tar.gz'), gzip: true, cwd: join(folder, 'host') }, ['etc'])
    expect(expectSame(['alpha.tar.gz', '-o', 'json'], { cwd: folder }).code).toBe(1)
  })

  test('fixes and layouts are written', () => {
    const files = { 'ha.cf': 'node   alpha\n', 'drbd.conf': '\ufeffresource   r0{protocol C;}\n' }
    for (const args of [['fmt', '.'], ['--fix', '.']]) {
      const [a, b] = [folderWith(files), folderWith(files)]
      expect(runOf(binary, args, { cwd: b })).toEqual(runOf(process.execPath, [cli, ...args], { cwd: a }))
      expect(runOf('cat', ['ha.cf', 'drbd.conf'], { cwd: b })).toEqual(runOf('cat', ['ha.cf', 'drbd.conf'], { cwd: a }))
    }
  })

  test('settings are read, and files that are only the runtime’s are not', () => {
    const folder = folderWith({ 'ha.cf': 'node alpha\nkeepalve 1\n', 'cfgcheck.json': '{ "rules": { "ha-cf/unknown-directive": "off" } }', '.env': 'NO_COLOR=\nFORCE_COLOR=1\n', 'bunfig.toml': 'preload = ["./harm.js"]\n', 'harm.js': 'console.log("harm")\n' })
    expect(expectSame(['.', '-o', 'concise'], { cwd: folder }).stdout).not.toContain('harm')
    writeFileSync(join(folder, 'cfgcheck.json'), '{ "rule": {}')
    expectSame(['.'], { cwd: folder })
    writeFileSync(join(folder, 'cfgcheck.json'), '{ "rule": {} }')
    expect(expectSame(['.'], { cwd: folder }).code).toBe(2)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with the code of the signal', async signal => {
    const child = spawn(binary, ['-', '--language', 'ha-cf'], { stdio: ['pipe', 'ignore', 'ignore'] })
    const ended = new Promise<number | null>(done => child.once('exit', code => done(code)))
    // It reads until its input ends: a first line is taken once it runs.
    await new Promise<void>(done => child.stdin.write('node alpha\n'.repeat(20_000), () => done()))
    child.kill(signal)
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143)
  })

  test('the language server answers', async () => {
    const child = spawn(binary, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
    const send = (message: object): void => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message })
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    }
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
    send({ method: 'initialized', params: {} })
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri: 'file:///tmp/ha.cf', languageId: 'ha-cf', version: 1, text: 'keepalve 1\n' } } })
    const ended = new Promise<number | null>(done => child.once('exit', code => done(code)))
    await expect.poll(() => said, { timeout: 60_000 }).toContain('ha-cf/unknown-directive')
    send({ id: 2, method: 'shutdown' })
    send({ method: 'exit' })
    expect(await ended).toBe(0)
  })

  test('runs where nothing else is, and carries the pages of the rules', () => {
    const folder = folderWith({ 'ha.cf': 'node alpha\nkeepalve 1\n' })
    const { status, stdout } = spawnSync(binary, ['-o', 'concise', 'ha.cf'], { cwd: folder, encoding: 'utf8', env: {} })
    expect(status).toBe(1)
    expect(stdout).toContain('ha.cf:2:1 error')
    const explained = spawnSync(binary, ['explain', 'ha-cf/conflicting-deadtime'], { cwd: folder, encoding: 'utf8', env: {} })
    expect(explained.stdout).toContain('found in\n    ')
  })

  test('names no place where it was built', () => {
    expect(readFileSync(binary).includes(resolve('src'))).toBe(false)
  })
})
