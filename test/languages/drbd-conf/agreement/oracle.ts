import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

import { spawnSync } from '../../../support/programs.js'

const program = '/usr/sbin/drbdadm'

/** The module versions that make the installed drbdadm, or its forerunners for old modules, read a file. */
export const oracles: readonly { readonly target: string; readonly module: string }[] = [
  { target: '9.22', module: '9.2.0' },
  { target: '8.4', module: '8.4.11' },
  { target: '8.3', module: '8.3.16' },
]

/** Tells whether the real drbdadm and its forerunners are installed. */
export function hasDrbdadm(): boolean {
  try {
    for (const path of [program, '/usr/lib/drbd/drbdadm-84', '/usr/lib/drbd/drbdadm-83'])
      accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What drbdadm says of a text. */
export interface Verdict {
  readonly isAccepted: boolean
  readonly output: string
}

/** How drbdadm is asked: which forerunner, and on which host it pretends to be. */
export interface Question {
  readonly module: string
  readonly host: string
}

/** The real drbdadm. */
export interface Oracle {
  judge(text: string, question: Question): Verdict
  /** The same of a file that lies among others. */
  judgeFile(path: string, question: Question): Verdict
  /** What it prints of a text that it accepts, without places; empty where it refuses. */
  dump(text: string, question: Question): string
  /** The same of a file that lies among others. */
  dumpFile(path: string, question: Question): string
  /** The same as XML. */
  dumpXml(text: string, question: Question): string
  dispose(): void
}

/** Asks the real drbdadm about texts. Nothing is executed by it: it only dumps what it read. */
export function createOracle(): Oracle {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-drbdadm-'))
  const file = join(folder, 'drbd.conf')
  /** What is sampled twice is asked once. */
  const judged = new Map<string, Verdict>()
  const run = (text: string, question: Question, command = 'dump') => {
    writeFileSync(file, text)
    return ask(file, question, command)
  }
  const ask = (path: string, { module, host }: Question, command = 'dump') =>
    spawnSync(program, ['-d', '-c', path, command], {
      input: '',
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        PATH: process.env['PATH'] ?? '',
        __DRBD_NODE__: host,
        DRBD_DRIVER_VERSION_OVERRIDE: module,
        DRBD_DONT_WARN_ON_VERSION_MISMATCH: '1',
      },
    })
  return {
    judge(text, question) {
      const key = JSON.stringify([text, question.module, question.host])
      const known = judged.get(key)
      if (known !== undefined) return known
      const { status, stderr } = run(text, question)
      const verdict = { isAccepted: status === 0, output: stderr }
      judged.set(key, verdict)
      return verdict
    },
    judgeFile(path, question) {
      const { status, stderr } = ask(path, question)
      return { isAccepted: status === 0, output: stderr }
    },
    dump: (text, question) => withoutPlaces(run(text, question)),
    dumpFile: (path, question) => withoutPlaces(ask(path, question)),
    dumpXml(text, question) {
      const { status, stdout } = run(text, question, 'dump-xml')
      return status === 0 ? stdout : ''
    },
    dispose() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The real drbdadm, which is asked about many files at once. */
export interface KeptDrbdadm {
  judge(questions: readonly (Question & { readonly path: string })[]): Promise<readonly Verdict[]>
  dispose(): void
}

/**
 * Each line asks about a file, and says where the answer goes: beside the file a pattern in it could meet that. Drbdadm that goes
 * on for ever is ended. The limit is its own: the shell may take its time.
 */
const loop = String.raw`while IFS=$'\t' read -r module host path said; do
  (
    ulimit -S -t 5
    export __DRBD_NODE__=$host DRBD_DRIVER_VERSION_OVERRIDE=$module DRBD_DONT_WARN_ON_VERSION_MISMATCH=1
    exec ${program} -d -c "$path" dump < /dev/null > /dev/null 2> "$said"
  )
  echo $?
done`

/** Keeps a shell that starts drbdadm: on a busy machine to start it from here, and to wait for each, takes longer than what it does. */
export function openDrbdadm(): KeptDrbdadm {
  let kept: { readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly lines: AsyncIterator<string> } | undefined
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-said-'))
  const said = (index: number): string => join(folder, String(index))
  return {
    async judge(questions) {
      if (kept === undefined) {
        const child = spawn('bash', ['-c', loop], { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH: process.env['PATH'] ?? '' } })
        kept = { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
      }
      const { child, lines } = kept
      child.stdin.write(questions.map(({ module, host, path }, index) => `${module}\t${host}\t${path}\t${said(index)}\n`).join(''))
      const verdicts: Verdict[] = []
      for (const index of questions.keys()) {
        const { value, done } = await lines.next()
        if (done === true) throw new Error('The shell that starts drbdadm is gone')
        verdicts.push({ isAccepted: value === '0', output: readFileSync(said(index), 'utf8') })
      }
      return verdicts
    },
    dispose() {
      kept?.child.stdin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function withoutPlaces({ status, stdout }: { readonly status: number | null; readonly stdout: string }): string {
  return status === 0 ? stdout.replace(/#.*$/gm, '#') : ''
}
