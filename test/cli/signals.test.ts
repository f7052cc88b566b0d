import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { storageCluster } from '../../bench/generate-hosts.js'
import { isAtWork } from '../support/at-work.js'
import { cli } from '../support/run-cli.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cfgcheck-signals-'))
  for (let index = 0; index < 250; index += 1) storageCluster(join(folder, `c${index}`), 2)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command, sends a signal after a while, and tells how it ended and how long that took. */
async function interrupted(args: readonly string[], signal: NodeJS.Signals, isTime: (pid: number) => Promise<unknown>): Promise<{ code: number | null; stdout: string; waited: number }> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  const end = new Promise<number | null>(resolve => child.on('close', resolve))
  await isTime(child.pid ?? 0)
  const start = performance.now()
  child.kill(signal)
  const code = await end
  return { code, stdout, waited: performance.now() - start }
}

describe.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s ends with %i', (signal, code) => {
  test.each(['1', '2'])('in the middle of the work of %s threads, without half a result', async jobs => {
    const run = await interrupted(['--jobs', jobs, '--format', 'json', '.'], signal, isAtWork)
    expect(run).toMatchObject({ code, stdout: '' })
  })

  test('while it waits for standard input', async () => {
    const run = await interrupted(['--language', 'ha-cf', '-'], signal, () => setTimeout(1_500))
    expect(run).toMatchObject({ code, stdout: '' })
  })
})
