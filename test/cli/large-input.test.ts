import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

import { isAtWork } from '../support/at-work.js'
import { spawnSync } from '../support/programs.js'
import { cli, folderWith, runCli } from '../support/run-cli.js'

const isPosix = process.platform !== 'win32'
const resource = (index: number): string =>
  `resource r${index} {  net { protocol C; }\n  on alpha { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.1:${7000 + index}; meta-disk internal; }\n  on beta { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.2:${7000 + index}; meta-disk internal; }\n}\n`
const resources = (count: number): string => Array.from({ length: count }, (_, index) => resource(index)).join('')

/** Eight megabytes of what is hard to read. */
const hard = ';\n'.repeat(2 ** 22)

interface Ended {
  readonly code: number | null
  readonly stdout: string
}

/** Runs the command, sends a signal when `isTime` says so, and tells how it ended. */
async function interrupted(args: readonly string[], signal: NodeJS.Signals, options: { cwd: string; input?: string; isTime(pid: number): Promise<unknown> }): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: options.cwd, stdio: ['pipe', 'pipe', 'ignore'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stdin.on('error', () => {}).end(options.input ?? '')
  const end = new Promise<number | null>(resolve => child.on('close', resolve))
  await options.isTime(child.pid ?? 0)
  child.kill(signal)
  return { code: await end, stdout }
}

const folder = folderWith({ 'hard.res': hard, 'holes.res': '', 'drbd.conf': 'include "hard.res";\n', 'ha.cf': hard, 'host/etc/drbd.conf': 'include "drbd.d/*.res";\n', 'host/etc/drbd.d/hard.res': hard })
truncateSync(join(folder, 'holes.res'), 63 * 2 ** 20)
for (let index = 0; index < 600; index += 1) {
  mkdirSync(join(folder, 'many'), { recursive: true })
  writeFileSync(join(folder, `many/r${index}.res`), resources(20))
}

const waysIn: readonly (readonly [string, readonly string[]])[] = [
  ['a file with nothing but holes', ['holes.res']],
  ['a file that is hard to read', ['hard.res']],
  ['one in threads', ['-j', '2', 'hard.res', 'ha.cf']],
  ['one behind an include', ['drbd.conf']],
  ['one of a host', ['host']],
  ['fmt', ['fmt', '--check', 'hard.res']],
  ['fmt of many files', ['fmt', '--check', 'many']],
  ['dump', ['dump', 'hard.res']],
  ['diff', ['diff', 'hard.res', 'holes.res']],
  ['explain', ['explain', 'hard.res:1']],
  ['fixes', ['--fix=unsafe', '--diff', 'hard.res']],
]

// Both signals are heard in one place: the second one is tried where the work is done in another way.
describe.runIf(isPosix).each([['SIGINT', 130, waysIn], ['SIGTERM', 143, waysIn.slice(1, 3)]] as const)('%s is heard, and ends with %i', (signal, code, ways) => {
  test.each(ways)('%s', async (_, args) => {
    expect(await interrupted(args, signal, { cwd: folder, isTime: isAtWork })).toEqual({ code, stdout: '' })
  })

  test('standard input', async () => {
    expect(await interrupted(['--language', 'drbd-conf', '-'], signal, { cwd: folder, input: hard, isTime: isAtWork })).toEqual({ code, stdout: '' })
  })

  test('while files are replaced: all of them or none', async () => {
    const names = ['a.res', 'b.res', 'c.res']
    const text = resources(1_000)
    const own = folderWith(Object.fromEntries(names.map(name => [name, text])))
    const isWriting = async (): Promise<void> => {
      while (!readdirSync(own).some(name => name.startsWith('.cfgcheck-')) && readFileSync(join(own, 'a.res'), 'utf8') === text) await setTimeout(1)
    }
    await interrupted(['fmt', '-q', ...names], signal, { cwd: own, isTime: isWriting })
    const states = names.map(name => readFileSync(join(own, name), 'utf8') === text)
    expect(new Set(states).size).toBe(1)
    expect(readdirSync(own).sort()).toEqual(names)
  })
})

test.runIf(isPosix)('a reader that is in no hurry does not keep the command alive', async () => {
  const own = folderWith({ 'faulty.res': resources(2_000).replaceAll('net {', 'nte {') })
  const child = spawn('bash', ['-c', `'${process.execPath}' '${cli}' -q faulty.res & echo $! > pid; wait $!; echo $? > code`], { cwd: own, stdio: ['ignore', 'pipe', 'ignore'] })
  const end = new Promise(resolve => child.on('exit', resolve))
  await new Promise(resolve => child.stdout.once('readable', resolve)) // What it prints is not read.
  await setTimeout(300)
  process.kill(Number(readFileSync(join(own, 'pid'), 'utf8')), 'SIGTERM')
  await end
  expect(readFileSync(join(own, 'code'), 'utf8')).toBe('143\n')
})

test('what a large input gives does not depend on how it came', () => {
  const text = resources(1_100).replaceAll('net {', 'nte {')
  const own = folderWith({ 'x.res': text, 'drbd.conf': 'include "x.res";\n' })
  const named = runCli(['-o', 'concise', 'x.res'], { cwd: own })
  expect(named.stdout.split('\n').length).toBe(1_002)
  expect(named.stdout).toContain('cfgcheck/more-findings')
  expect(runCli(['-o', 'concise', '--stdin-filename', 'x.res', '-'], { cwd: own, input: text })).toEqual(named)
  expect(runCli(['-o', 'concise', 'drbd.conf'], { cwd: own }).stdout).toBe(named.stdout)
  expect(runCli(['fmt', '--stdin-filename', 'x.res', '-'], { cwd: own, input: text }).stdout.length).toBeGreaterThan(text.length)
})

test('too little memory is said in one line', () => {
  const run = runCli(['-q', 'hard.res'], { cwd: folder, env: { NODE_OPTIONS: '--max-old-space-size=80' } })
  expect(run).toEqual({ code: 2, stdout: '', stderr: 'cfgcheck: there is not enough memory for this input\n' })
})

test('an input that would take more memory than one of its size may is refused in one line', () => {
  const own = folderWith({ 'x.res': 'a b c\n'.repeat(2 ** 17) })
  const run = runCli(['-q', 'x.res'], { cwd: own })
  expect(run).toEqual({ code: 2, stdout: '', stderr: 'cfgcheck: this input is refused: to check it would take more memory than 100 MB and 60 bytes for each byte of it (NODE_OPTIONS=--max-old-space-size=N grants N MB)\n' })
})

test('a sound text for the crm shell of a megabyte is none', () => {
  const text = Array.from({ length: 11_000 }, (_, index) => `primitive r${index} IPaddr2 params ip=2001:db8::${index.toString(16)} cidr_netmask=64 op monitor interval=10s\n`).join('')
  expect(text.length).toBeGreaterThan(2 ** 20 - 2 ** 17)
  const own = folderWith({ 'x.crm': `${text}property stonith-enabled=false\n` })
  expect(runCli(['-q', 'x.crm'], { cwd: own })).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('so is a folder, and an archive of one', () => {
  const own = folderWith({ 'hosts/alpha/etc/drbd.conf': 'a b c\n'.repeat(2 ** 17) })
  const packed = spawnSync('tar', ['czf', 'hosts.tgz', '-C', 'hosts', 'alpha'], { cwd: own })
  expect(packed.status).toBe(0)
  for (const path of ['hosts', 'hosts/alpha/etc', 'hosts.tgz']) {
    const { code, stdout, stderr } = runCli(['-q', path], { cwd: own })
    expect({ path, code, stdout }).toEqual({ path, code: 2, stdout: '' })
    expect(stderr).toMatch(/^cfgcheck: this input is refused: to check it would take more memory than [^\n]*\n$/)
  }
})

test('what is included counts as input', () => {
  const own = folderWith({ 'drbd.conf': `include "x.res";\n${' '.repeat(300_000)}\n`, 'x.res': resources(20_000) })
  expect(runCli(['-q', '--target', 'drbd=8.4', 'drbd.conf'], { cwd: own })).toEqual({ code: 0, stdout: '', stderr: '' })
})

test.each([
  ['semicolons', ';', '1048576 ";" side by side end no statement'],
  ['closing braces', '}', '1048576 "}" side by side close nothing'],
])('a megabyte of %s is one finding', (_, sign, message) => {
  const own = folderWith({ 'x.res': sign.repeat(2 ** 20) })
  const { code, stdout } = runCli(['-q', '-o', 'concise', 'x.res'], { cwd: own })
  expect(code).toBe(1)
  expect(stdout.split('\n').filter(line => line.includes('unexpected-'))).toEqual([expect.stringContaining(message)])
})

test('where Node may start no thread, the work is done without', () => {
  const own = folderWith({ 'x.res': resources(1_500), 'package.json': '{}' })
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
  const { status, stdout, stderr } = spawnSync(process.execPath, [flag, '--allow-fs-read=*', '--no-warnings', cli, '--target', 'drbd=8.4', '-o', 'concise', 'x.res'], { cwd: own, encoding: 'utf8', env: { PATH: '' } })
  expect([status, stdout, stderr]).toEqual([0, '', '1 file checked (drbd-conf 8.4): nothing found\n'])
})
