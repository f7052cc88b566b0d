import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

import { spawnSync } from '../../../support/programs.js'

/** The host on which corosync is asked. */
export const host = { name: 'alpha', addresses: ['192.0.2.1', '198.51.100.1', '2001:db8::1', '127.0.0.1', '::1'] } as const

/** What the real corosync made of a file. */
export interface CorosyncAnswer {
  readonly isAccepted: boolean
  readonly complaint: string
  /** The host lacks something that the file names: a name, a user, a folder, a key. */
  readonly isEnvironment: boolean
}

const program = '/usr/sbin/corosync'
const script = 'test/languages/corosync-conf/oracle/corosync.sh'

/** Says why the real corosync cannot be asked; `undefined` where it can. */
export function whyNoOracle(): string | undefined {
  if (!existsSync(program)) return `${program} is not installed`
  const { status } = spawnSync('unshare', ['-n', '-m', '-u', '-i', '-p', '-f', '--mount-proc', 'true'])
  return status === 0 ? undefined : 'private namespaces are not allowed here'
}

/** A host with corosync that goes on answering. */
export interface OpenCorosync {
  ask(texts: readonly string[]): Promise<CorosyncAnswer[]>
  dispose(): void
}

/** Sets the host up when it is first asked. */
export function openCorosync(): OpenCorosync {
  let running: { readonly folder: string; readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly lines: AsyncIterator<string> } | undefined
  let count = 0
  return {
    async ask(texts) {
      if (running === undefined) {
        const folder = mkdtempSync(join(tmpdir(), 'corosync-conf-'))
        const child = spawn(script, [folder], { stdio: ['pipe', 'pipe', 'ignore'] })
        running = { folder, child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
      }
      const { folder, child, lines } = running
      const answers: CorosyncAnswer[] = []
      for (const text of texts) {
        count += 1
        writeFileSync(join(folder, `${count}.conf`), text)
        child.stdin.write(`${count}\n`)
        const line = await lines.next()
        if (line.done === true || line.value !== String(count)) throw new Error('The host of corosync is gone')
        answers.push(toAnswer(readFileSync(join(folder, `${count}.status`), 'utf8'), readFileSync(join(folder, `${count}.err`), 'latin1')))
        for (const end of ['conf', 'err', 'status']) rmSync(join(folder, `${count}.${end}`))
      }
      return answers
    },
    dispose() {
      running?.child.stdin.end()
      if (running !== undefined) rmSync(running.folder, { recursive: true, force: true })
      running = undefined
    },
  }
}

/** What corosync says of the host, and not of the file. Names that stand for addresses are looked up there. */
const environmental = [
  /failed to parse (?:node|bindnet|mcast) address '(?=[^']*[A-Za-z])(?![^']*[\s/:,;"%])[^']+'/, /(?:user|group) is not found in/, /Cannot chdir to state directory/, /Could not (?:open|read) \//,
  /Can't open logfile '[^']+'/,
]

function toAnswer(status: string, messages: string): CorosyncAnswer {
  const complaint = messages
    .split('\n')
    .map(line => line.replace(/^\w{3} +\d+ [\d:.]+ /, ''))
    .find(line => /error|Assertion|free/i.test(line)) ?? ''
  return { isAccepted: Number(status) === 0, complaint, isEnvironment: environmental.some(pattern => pattern.test(messages)) }
}
