import { spawn, spawnSync as startHere } from 'node:child_process'
import type { ExecFileSyncOptions, SpawnSyncOptions, SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/**
 * Node's `spawnSync` and `execFileSync`, by way of a small process that is kept.
 *
 * To start a program, a process is copied: one that has loaded every language and what tests made of them takes 25 to 80 ms for
 * that, mostly afterwards, when it writes to its memory again. A process of 40 MB takes 3.
 */
interface Starter {
  readonly asked: number
  readonly answers: number
}

const path = resolve('test/support/starter.cjs')
/** Test files share a process, and may not share modules. */
const kept = globalThis as { cfgcheckStarter?: Starter | undefined }

function startStarter(): Starter | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-starter-'))
  const [asked, answers] = [join(folder, 'asked'), join(folder, 'answers')]
  try {
    if (process.platform === 'win32' || startHere('mkfifo', [asked, answers]).status !== 0) return undefined
    spawn(process.execPath, [path, asked, answers], { stdio: 'inherit', env: { PATH: process.env['PATH'] } }).unref()
    return { asked: openSync(asked, 'w'), answers: openSync(answers, 'r') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function write(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
}

function read(descriptor: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const count = readSync(descriptor, bytes, at, length - at, null)
    if (count === 0) throw new Error('The process that starts programs is gone')
    at += count
  }
  return bytes
}

interface Answer extends Pick<SpawnSyncReturns<Buffer>, 'status' | 'signal' | 'pid'> {
  readonly output: readonly (Uint8Array | null)[] | null
  readonly error?: { readonly message: string; readonly code?: string }
}

function start(program: string, args: readonly string[] = [], options: SpawnSyncOptions = {}): SpawnSyncReturns<Buffer | string> {
  const starter = (kept.cfgcheckStarter ??= startStarter())
  if (starter === undefined) return startHere(program, args, options)
  const { encoding, ...rest } = options
  const request = serialize({ program, args, mask: process.umask(), options: { cwd: process.cwd(), ...rest, env: { ...(options.env ?? process.env) } } })
  const length = Buffer.alloc(4)
  length.writeUInt32LE(request.length)
  write(starter.asked, length)
  write(starter.asked, request)
  const { error, output: bytes, ...answer } = deserialize(read(starter.answers, read(starter.answers, 4).readUInt32LE())) as Answer
  const isText = encoding !== undefined && encoding !== null && encoding !== 'buffer'
  const output = bytes?.map(part => (part === null || !isText ? part : Buffer.from(part).toString(encoding))) ?? null
  const said = { ...answer, output, stdout: output?.[1] ?? null, stderr: output?.[2] ?? null } as SpawnSyncReturns<Buffer | string>
  return error === undefined ? said : { ...said, error: Object.assign(new Error(error.message), { code: error.code }) }
}

/** Like Node's. */
export const spawnSync = start as typeof startHere

/** Like Node's. */
export const execFileSync = ((program: string, args: readonly string[] = [], options: ExecFileSyncOptions = {}): Buffer | string => {
  const { error, status, signal, stdout, stderr } = start(program, args, options)
  if (options.stdio === undefined && stderr.length > 0) process.stderr.write(stderr)
  if (error !== undefined) throw error
  if (status !== 0) throw Object.assign(new Error(`Command failed: ${[program, ...args].join(' ')}\n${String(stderr)}`), { status, signal, stdout, stderr })
  return stdout
}) as typeof import('node:child_process').execFileSync
