import * as node from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'

import { execFileSync, spawnSync } from './programs.js'

const script = (code: string): string[] => ['-e', code]

/** What came of a program, without what differs from run to run. */
function outcome({ pid, error, ...rest }: node.SpawnSyncReturns<string | Buffer>): unknown {
  expect(typeof pid).toBe('number')
  return { ...rest, error: error === undefined ? undefined : [error.message, (error as NodeJS.ErrnoException).code] }
}

test.each<[string, string, string[], node.SpawnSyncOptions]>([
  ['what it prints, as bytes', process.execPath, script('process.stdout.write(Buffer.from([0, 255, 10])); process.stderr.write("no")'), {}],
  ['as text, and how it ends', process.execPath, script('console.log("gr\u00fc\u00dfe"); process.exitCode = 3'), { encoding: 'utf8' }],
  ['where it runs, with what around it', process.execPath, script('console.log(process.cwd(), Object.keys(process.env).join())'), { encoding: 'utf8', cwd: tmpdir(), env: { ONE: '1' } }],
  ['what it is given', process.execPath, script('process.stdin.pipe(process.stdout)'), { encoding: 'utf8', input: 'x'.repeat(300_000) }],
  ['that it killed itself', process.execPath, script('process.kill(process.pid, "SIGKILL")'), { encoding: 'utf8' }],
  ['that it took too long', process.execPath, script('setInterval(() => {}, 1000)'), { encoding: 'utf8', timeout: 500 }],
  ['that it is not there', '/nowhere/nothing', [], { encoding: 'utf8' }],
  ['that nothing is wanted', process.execPath, script('console.log(1)'), { stdio: 'ignore' }],
])('tells as Node does %s', (_, program, args, options) => {
  expect(outcome(spawnSync(program, args, options))).toEqual(outcome(node.spawnSync(program, args, options)))
})

test('a mask of this process is that of the program', () => {
  expect(execFileSync('sh', ['-c', 'umask'], { encoding: 'utf8' })).toBe(node.execFileSync('sh', ['-c', 'umask'], { encoding: 'utf8' }))
})

test('a program that fails is thrown', () => {
  expect(() => execFileSync('sh', ['-c', 'echo alas >&2; exit 4'], { stdio: 'pipe' })).toThrow(expect.objectContaining({ status: 4, message: expect.stringContaining('alas') as string }))
})
