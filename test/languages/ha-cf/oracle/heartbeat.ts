import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

import { execFileSync, spawnSync } from '../../../support/programs.js'

/** A file for the real heartbeat, and the name of the host that reads it. */
export interface OracleCase {
  readonly text: string
  readonly host: string
  /** Good ones when absent. */
  readonly authkeys?: string
  readonly haresources?: string
}

/** What the real heartbeat made of a file. */
export interface OracleAnswer {
  readonly isAccepted: boolean
  readonly isCrash: boolean
  /** What it complains of. */
  readonly messages: string
  /** The host lacks something that the file names: an interface, a user, a program, a name, a device. */
  readonly isEnvironment: boolean
  /** The printed configuration, by directive. */
  readonly values: ReadonlyMap<string, string>
  readonly hosts: readonly string[]
  readonly media: readonly string[]
}

const program = '/usr/libexec/heartbeat/heartbeat'

/** Says why the real heartbeat cannot be asked; `undefined` where it can. */
export function whyNoOracle(): string | undefined {
  if (!existsSync(program)) return `${program} is not installed`
  const { status } = spawnSync('unshare', ['-n', '-m', '-u', '-p', '-f', '--mount-proc', 'true'])
  return status === 0 ? undefined : 'private namespaces are not allowed here'
}

const script = 'test/languages/ha-cf/oracle/heartbeat.sh'

/** Asks the real heartbeat about many files at once. */
export function askHeartbeat(
  cases: readonly OracleCase[],
  interfaces: readonly string[] = ['eth0', 'eth1'],
): OracleAnswer[] {
  const folder = prepared(interfaces)
  try {
    const input = cases.map((question, index) => write(folder, String(index), question)).join('')
    execFileSync(script, [folder], { input, stdio: ['pipe', 'ignore', 'ignore'] })
    return cases.map((_case, index) => answerOf(folder, String(index)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A host with heartbeat that goes on answering. */
export interface OpenHeartbeat {
  ask(cases: readonly OracleCase[]): Promise<OracleAnswer[]>
  dispose(): void
}

/** Several hosts that share what is asked. */
export function openHeartbeats(interfaces?: readonly string[]): OpenHeartbeat {
  const hosts = Array.from({ length: 3 }, () => openHeartbeat(interfaces))
  return {
    async ask(cases) {
      const share = Math.ceil(cases.length / hosts.length)
      return (await Promise.all(hosts.map((host, index) => host.ask(cases.slice(index * share, (index + 1) * share))))).flat()
    },
    dispose: () => hosts.forEach(host => host.dispose()),
  }
}

/** Sets the host up when it is first asked. */
export function openHeartbeat(interfaces: readonly string[] = ['eth0', 'eth1']): OpenHeartbeat {
  let host: { readonly folder: string; readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly lines: AsyncIterator<string> } | undefined
  let count = 0
  return {
    async ask(cases) {
      if (cases.length === 0) return []
      if (host === undefined) {
        const folder = prepared(interfaces)
        const child = spawn(script, [folder], { stdio: ['pipe', 'pipe', 'ignore'] })
        host = { folder, child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
      }
      const { folder, child, lines } = host
      // All are asked at once: on a busy machine to wait for each takes longer than to answer it.
      const names = cases.map(() => String((count += 1)))
      child.stdin.write(cases.map((question, index) => write(folder, names[index] ?? '', question)).join(''))
      const answers: OracleAnswer[] = []
      for (const name of names) {
        const line = await lines.next()
        if (line.done === true || line.value !== name) throw new Error('The host of heartbeat is gone')
        answers.push(answerOf(folder, name))
      }
      for (const name of readdirSync(folder)) if (/^\d/.test(name)) rmSync(join(folder, name))
      return answers
    },
    dispose() {
      host?.child.stdin.end()
      if (host !== undefined) rmSync(host.folder, { recursive: true, force: true })
      host = undefined
    },
  }
}

function prepared(interfaces: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ha-cf-'))
  writeFileSync(join(folder, 'interfaces'), interfaces.join('\n'))
  writeFileSync(join(folder, 'hosts'), '192.0.2.1 alpha\n192.0.2.2 beta\n192.0.2.3 gamma router\n')
  return folder
}

/** Writes the files of a question; returns the line that asks it. */
function write(folder: string, name: string, { text, host, authkeys, haresources }: OracleCase): string {
  writeFileSync(join(folder, `${name}.ha.cf`), text)
  if (authkeys !== undefined) writeFileSync(join(folder, `${name}.authkeys`), authkeys, { mode: 0o600 })
  if (haresources !== undefined) writeFileSync(join(folder, `${name}.haresources`), haresources)
  return `${name} ${host}\n`
}

function answerOf(folder: string, name: string): OracleAnswer {
  const part = (end: string): string => readFileSync(join(folder, `${name}.${end}`), 'utf8')
  return toAnswer(part('status'), part('out'), part('err'))
}

const environmental = [
  /Get broadcast for interface/, /IP interface .* does not exist/, /cannot resolve hostname/, /unknown host/,
  /Unable to retrieve (local )?interface/, /is invalid or not set up properly/, /Invalid uid \[/, /is not executable/,
  /Nonexistent serial port/, /not a char device/, /Invalid (user|group)( id)? name \[[^\]]/, /Invalid Stonith type/,
  /Failed to add pacemaker client child/, /Stonith config(uration)? (file|parameter)/i, /Cannot open /,
  /getaddrinfo\(\[[^\]]*\]:[^-0-9]/,
]

function toAnswer(status: string, output: string, messages: string): OracleAnswer {
  const code = Number(status)
  const values = new Map<string, string>()
  const hosts: string[] = []
  const media: string[] = []
  const printed = output.slice(output.indexOf('HA configuration and status'))
  let part = 'values'
  for (const line of printed.split('\n').slice(1)) {
    if (/^#\s+HA Cluster nodes/.test(line)) part = 'hosts'
    else if (/^#\s+Communications media/.test(line)) part = 'media'
    if (line.startsWith('#') || line === '') continue
    const [name = '', rest = ''] = line.split(/[\t ](.*)/s)
    if (part === 'values' && line.includes('\t')) values.set(name, rest.split('\t#')[0] ?? '')
    else if (part === 'hosts' && name === 'node') hosts.push(rest.split('\t#')[0] ?? '')
    else if (part === 'media') media.push(line)
  }
  return {
    isAccepted: code === 0,
    isCrash: code === 139,
    messages,
    isEnvironment: environmental.some(pattern => pattern.test(messages)),
    values, hosts, media,
  }
}
