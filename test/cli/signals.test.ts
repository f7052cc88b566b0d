import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Runs the command, sends a signal when it is time, and tells how it ended. */
async function interrupted(args: readonly string[], signal: NodeJS.Signals, isTime: (child: ChildProcess) => Promise<unknown>): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stdin.on('error', () => {})
  const end = new Promise<number | null>(resolve => child.on('close', resolve))
  await isTime(child)
  child.kill(signal)
  return { code: await end, stdout }
}

/** Waits until the command reads its standard input: it has taken more than a pipe holds, and waits for the rest. */
function isReading(child: ChildProcess): Promise<unknown> {
  return new Promise(resolve => child.stdin?.write('# a comment\n'.repeat(400_000), resolve))
}

describe.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s ends with %i', (signal, code) => {
  test.each(['1', '2'])('in the middle of the work of %s threads, without half a result', async jobs => {
    expect(await interrupted(['--jobs', jobs, '--format', 'json', '.'], signal, ({ pid }) => isAtWork(pid ?? 0))).toEqual({ code, stdout: '' })
  })

  test('while it waits for standard input', async () => {
    expect(await interrupted(['--language', 'ha-cf', '-'], signal, isReading)).toEqual({ code, stdout: '' })
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the language server by itself, which may be too busy to hear it', async signal => {
  const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const end = new Promise<NodeJS.Signals | null>(resolve => child.on('close', (_, by) => resolve(by)))
  const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
  child.stdin.write(`Content-Length: ${request.length}\r\n\r\n${request}`)
  await new Promise(resolve => child.stdout.once('data', resolve))
  child.kill(signal)
  expect(await end).toBe(signal)
})
