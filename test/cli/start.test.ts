import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

/** A copy of the built command, so that nothing is kept beside it yet. */
let folder = ''

beforeEach(() => {
  folder = folderWith({ 'ha.cf': 'keepalive 5\ndeadtime 10\nnode alpha\n', 'package.json': '{"type":"module"}' })
  cpSync('dist/cli', join(folder, 'dist/cli'), { recursive: true, filter: path => !path.includes('compiled-') })
  for (const name of ['cli.cjs', 'cli.js']) cpSync(join('dist', name), join(folder, 'dist', name))
  symlinkSync(resolve('docs'), join(folder, 'docs'))
})

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/cli.cjs'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
  return { status, stdout, stderr }
}

/** What is kept, by digests: to compare megabytes byte by byte would take the tests a minute. */
function keptDigests(): string[] {
  return kept().map(file => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
}

function kept(): string[] {
  const name = readdirSync(join(folder, 'dist/cli')).find(entry => entry.startsWith('compiled-'))
  return name === undefined ? [] : readdirSync(join(folder, 'dist/cli', name)).map(file => join(folder, 'dist/cli', name, file))
}

test('a check keeps the compiled code beside the code, and says the same with it', () => {
  const first = run(['ha.cf'])
  expect(first.status).toBe(1)
  expect(kept().length).toBeGreaterThan(3)
  const before = keptDigests()
  expect(run(['ha.cf'])).toEqual(first)
  expect(keptDigests()).toEqual(before)
})

test('the thread of a large file keeps its own, and says the same with it', () => {
  writeFileSync(join(folder, 'ha.cf'), `keepalive 5\ndeadtime 10\nnode alpha\n${'# a remark\n'.repeat(30_000)}`)
  const first = run(['ha.cf'])
  expect(first.status).toBe(1)
  const kinds = readdirSync(join(folder, 'dist/cli')).filter(entry => entry.startsWith('compiled-'))
  expect(kinds).toEqual([expect.stringMatching(/-thread$/)])
  expect(kept().some(file => file.includes('language-'))).toBe(true)
  const before = keptDigests()
  expect(run(['ha.cf'])).toEqual(first)
  expect(keptDigests()).toEqual(before)
})

test('V8 takes the code that is kept, whatever kind of run kept it', () => {
  const spy = join(folder, 'spy.cjs')
  writeFileSync(spy, `const vm = require('node:vm')
let [given, refused] = [0, 0]
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options)
    if (options?.cachedData !== undefined) given += 1
    if (this.cachedDataRejected === true) refused += 1
  }
}
process.on('exit', () => require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'spied'))}, JSON.stringify({ given, refused }) + '\\n'))
`)
  writeFileSync(join(folder, 'large.res'), `resource r0 { }\n${'# a remark\n'.repeat(60_000)}`)
  const spied = (args: readonly string[]): { given: number; refused: number }[] => {
    rmSync(join(folder, 'spied'), { force: true })
    const { status, stderr } = spawnSync(process.execPath, ['-r', spy, join(folder, 'dist/cli.cjs'), ...args], { cwd: folder, encoding: 'utf8' })
    expect(status, stderr).toBe(1)
    return readFileSync(join(folder, 'spied'), 'utf8').trim().split('\n').map(line => JSON.parse(line) as { given: number; refused: number })
  }
  for (const args of [['large.res'], ['ha.cf'], ['large.res'], ['ha.cf', 'large.res']]) spied(args)
  for (const args of [['ha.cf'], ['large.res']]) {
    const seen = spied(args)
    expect(seen.map(({ refused }) => refused)).toEqual(seen.map(() => 0))
    expect(seen.reduce((sum, { given }) => sum + given, 0)).toBeGreaterThan(3)
  }
})

test('a check loads neither what other languages need nor the table of all rules', () => {
  run(['ha.cf'])
  const loaded = kept().map(file => readFileSync(join(folder, 'dist/cli', basename(file)), 'latin1')).join('\n')
  expect(loaded).toContain('ha-cf/conflicting-deadtime')
  for (const rule of ['drbd-conf/duplicate-resource', 'cluster-conf/unknown-attribute', 'cib/unused-interval']) expect(loaded).not.toContain(rule)
})

test('who names the command as a module gets the same', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), 'ha.cf'], { cwd: folder, encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual(run(['ha.cf']))
})

test('what checks nothing keeps nothing, nor does who does not want it', () => {
  expect(run(['--version']).status).toBe(0)
  expect(run(['ha.cf'], { NODE_DISABLE_COMPILE_CACHE: '1' }).status).toBe(1)
  expect(kept()).toEqual([])
})

test('a language that comes later is kept, too', () => {
  run(['ha.cf'])
  const count = kept().length
  writeFileSync(join(folder, 'haresources'), 'alpha 192.0.2.1\n')
  run(['haresources'])
  expect(kept().length).toBeGreaterThan(count)
})

test('spoiled code is not run', () => {
  const first = run(['ha.cf'])
  for (const spoil of [(code: Buffer) => code.subarray(0, code.length >> 1), () => Buffer.alloc(0), (code: Buffer) => Buffer.alloc(code.length), (code: Buffer) => Buffer.from(code.map((byte, at) => (at === code.length >> 1 ? byte ^ 255 : byte)))]) {
    for (const file of kept()) writeFileSync(file, spoil(readFileSync(file)))
    expect(run(['ha.cf'])).toEqual(first)
    for (const file of kept()) rmSync(file)
    run(['ha.cf'])
  }
})

test.skipIf(process.getuid?.() !== 0)('code that somebody else may write is not kept there', () => {
  spawnSync('chown', ['-R', '65534', join(folder, 'dist')])
  chmodSync(join(folder, 'dist/cli'), 0o777)
  expect(run(['ha.cf']).status).toBe(1)
  expect(kept()).toEqual([])
})

test('where nothing can be written, it works as well', () => {
  writeFileSync(join(folder, 'dist/cli', `compiled-${process.version}-${process.arch}`), '')
  expect(run(['ha.cf'])).toMatchObject({ status: 1, stderr: expect.not.stringContaining('fault') as string })
  expect(existsSync(join(folder, 'dist/cli', `compiled-${process.version}-${process.arch}`))).toBe(true)
})

test('an update in place runs the new code, though kept code of the old one is still there', () => {
  run(['ha.cf'])
  const path = join(folder, 'dist/cli/command.cjs')
  const text = readFileSync(path, 'latin1')
  // As long as before, and another text.
  const changed = text.replace(/process\.argv\.slice\(2\)/, '["--version"]'.padEnd('process.argv.slice(2)'.length))
  expect(changed).not.toBe(text)
  expect(changed).toHaveLength(text.length)
  writeFileSync(path, changed)
  expect(run(['ha.cf']).stdout).not.toContain('ha-cf/')
})
