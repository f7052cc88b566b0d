import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file for the real heartbeat, and the name of the host that reads it. */
export interface OracleCase {
  readonly text: string
  readonly host: string
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

/** Asks the real heartbeat about many files at once. */
export function askHeartbeat(
  cases: readonly OracleCase[],
  interfaces: readonly string[] = ['eth0', 'eth1'],
): OracleAnswer[] {
  const folder = mkdtempSync(join(tmpdir(), 'ha-cf-'))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'interfaces'), interfaces.join('\n'))
    writeFileSync(join(folder, 'hosts'), '192.0.2.1 alpha\n192.0.2.2 beta\n192.0.2.3 gamma router\n')
    writeFileSync(join(folder, 'cases'), cases.map(({ host }, index) => `${index} ${host}\n`).join(''))
    for (const [index, { text }] of cases.entries()) writeFileSync(join(folder, `${index}.ha.cf`), text)
    execFileSync(join(import.meta.dirname, 'heartbeat.sh'), [folder], { stdio: ['ignore', 'ignore', 'ignore'] })
    return cases.map((_case, index) =>
      toAnswer(
        readFileSync(join(folder, `${index}.status`), 'utf8'),
        readFileSync(join(folder, `${index}.out`), 'utf8'),
        readFileSync(join(folder, `${index}.err`), 'utf8'),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
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
