import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'

import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { createConnection } from 'vscode-languageserver/node'

import { startServer } from '../src/lsp/server.js'
import { nodeFileSystem } from '../src/node/node-file-system.js'
import type { FileSystem } from '../src/workspace/documents/file-system.js'
import { memoryFileSystem } from '../src/workspace/documents/file-system.js'
import { generateClusterConf } from './generate-cluster.js'
import { generateDrbdConf, generateUnlikeConf } from './generate-drbd.js'
import { storageCluster } from './generate-hosts.js'

/**
 * Types into a language server and prints the processor time from a keystroke to its diagnostics, and of the requests behind
 * it: p50 and p95 in milliseconds, client and protocol included. The first line, a small file, is the yardstick.
 *
 * What is typed: a digit in place of another one (`same length`), a digit that is put in and taken out again (`typed`), the end
 * of a line (`line`), and a brace without a partner (`brace`, in XML a `<`).
 *
 * `--only TEXT` picks cases by name, `--keys N` sets the number of keystrokes, `--profile FILE` writes where the processor was
 * from the first warm keystroke on, `--keystrokes` leaves out the requests, `--typing TEXT` picks what is typed.
 */

const option = (name: string): string | undefined => {
  const index = process.argv.indexOf(`--${name}`)
  return index === -1 ? undefined : process.argv[index + 1]
}
const only = option('only') ?? ''
const keyCount = Number(option('keys') ?? 40)
const profileFile = option('profile')
const asks = !process.argv.includes('--keystrokes')
const typing = option('typing') ?? ''
const profiler = new Session()
/** Editors have the edits of an action worked out when a person has chosen it. */
const capabilities = { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } }

interface Case {
  readonly name: string
  readonly files: FileSystem
  readonly path: string
  readonly text: string
  /** Where is typed: the offset of a number. */
  readonly at: (text: string) => number
  readonly folder?: string
}

async function measure({ name, files, path, text, at, folder }: Case): Promise<void> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  startServer(createConnection(up, down), files, '0')
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const uri = `file://${path}`
  let version = 1
  let awaited: (() => void) | undefined
  client.onNotification('textDocument/publishDiagnostics', (params: { uri: string; version?: number }) => {
    if (params.uri === uri && params.version === version) awaited?.()
  })
  client.listen()
  await client.sendRequest('initialize', { processId: null, rootUri: folder === undefined ? null : `file://${folder}`, capabilities })
  await client.sendNotification('initialized', {})
  const until = (): Promise<void> => new Promise(resolve => (awaited = resolve))
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const first = await timed(async () => {
    const shown = until()
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'x', version, text } })
    await shown
  })
  const offset = at(text)
  const before = text.slice(0, offset)
  const line = before.split('\n').length - 1
  const character = offset - before.lastIndexOf('\n') - 1
  const position = { line, character }
  const requests: Record<string, () => Promise<unknown>> = {
    completion: () => client.sendRequest('textDocument/completion', { textDocument: { uri }, position }),
    hover: () => client.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
    definition: () => client.sendRequest('textDocument/definition', { textDocument: { uri }, position }),
    actions: () => client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } }),
  }
  /** Replaces so many characters at the place, and waits for what is shown then. */
  const change = async (length: number, written: string, ask?: () => Promise<unknown>): Promise<number> => {
    version += 1
    const shown = until()
    const time = await timed(async () => {
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: length === 1 && written === '' && endsLine ? { line: line + 1, character: 0 } : { line, character: character + length } }, text: written }],
      })
      await (ask?.() ?? shown)
    })
    await shown
    return time
  }
  let endsLine = false
  const times: Record<string, number[]> = {}
  const note = (what: string, time: number, isWarm: boolean): void => {
    if (isWarm) (times[what] ??= []).push(time)
  }
  for (const [what, written] of typed(path)) {
    if (!what.includes(typing)) continue
    endsLine = written === '\n'
    for (let key = 0; key < keyCount + 5; key += 1) {
      const isWarm = key >= 5
      if (key === 5 && profileFile !== undefined && !isProfiled) await startProfile()
      const digit = String(key % 2 === 0 ? 7 : 8)
      if (written === undefined) note(what, await change(1, digit), isWarm)
      else note(what, await (key % 2 === 0 ? change(0, written) : change(1, '')), isWarm)
      // The odd one out is taken back at the end.
      for (const [request, ask] of asks && what === 'typed' ? Object.entries(requests) : []) note(request, await timed(ask), isWarm)
    }
    if (written !== undefined && (keyCount + 5) % 2 === 1) await change(1, '')
  }
  endsLine = false
  // Completion right behind a keystroke, before anything was checked, as editors ask for it.
  for (let key = 0; asks && key < 10; key += 1) note('early completion', await (key % 2 === 0 ? change(0, '1', requests['completion']) : change(1, '', requests['completion'])), true)
  if (profileFile !== undefined) writeFileSync(profileFile, JSON.stringify((await profiler.post('Profiler.stop')).profile))
  client.dispose()
  const figures = Object.entries(times).map(([what, list]) => `${what} ${percentile(list, 50)}/${percentile(list, 95)}`)
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
  process.stdout.write(`${name.padEnd(44)} first ${first.toFixed(0).padStart(5)}  ${figures.join('  ')}  rss ${memory} MB\n`)
}

let isProfiled = false

async function startProfile(): Promise<void> {
  isProfiled = true
  profiler.connect()
  await profiler.post('Profiler.enable')
  await profiler.post('Profiler.setSamplingInterval', { interval: 200 })
  await profiler.post('Profiler.start')
}

/** What is typed at the place; nothing is a digit in place of the one that stands there. */
function typed(path: string): readonly (readonly [what: string, written: string | undefined])[] {
  return [['same length', undefined], ['typed', '1'], ['line', '\n'], ['brace', path.endsWith('cluster.conf') ? '<' : '{']]
}

function percentile(list: readonly number[], percent: number): string {
  const sorted = [...list].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0).toFixed(1)
}

const smallHaCf = `# Two hosts.\n${Array.from({ length: 18 }, (_, index) => `# remark ${index}`).join('\n')}\nkeepalive 2\ndeadtime 30\nwarntime 10\ninitdead 120\nudpport 694\nbcast eth1\nauto_failback on\nnode alpha\nnode beta\nrespawn hacluster /usr/lib/heartbeat/ipfail\n`
const first = (text: string, word: string): number => text.indexOf(word) + word.length
const middle = (text: string, word: string): number => text.indexOf(word, text.length / 2) + word.length

const drbd1000 = generateDrbdConf(38)
const cluster1000 = generateClusterConf(330)
const like = generateDrbdConf(2000)
const unlike = generateUnlikeConf(2000)
const haCf = (text: string): Record<string, string> => ({ 'etc/ha.d/ha.cf': text, 'etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n', 'etc/ha.d/haresources': 'alpha drbddisk::r0\n' })
const inTree = (path: string, text: string): FileSystem =>
  memoryFileSystem(
    Object.fromEntries(
      ['alpha', 'beta'].flatMap(host => Object.entries({ ...haCf(smallHaCf), [path]: text }).map(([name, content]) => [`/c/${host}/${name}`, content])),
    ),
  )
const inDrbd = (text: string): number => middle(text, 'max-buffers ')
const inUnlike = (text: string): number => middle(text, 'address 198.51.100.1:')
const inCluster = (text: string): number => first(text, 'config_version="')

const cases: Case[] = [
  { name: 'ha.cf of 30 lines', files: memoryFileSystem({}), path: '/x/ha.cf', text: smallHaCf, at: text => first(text, 'deadtime ') },
  { name: '1,000 lines of drbd.conf', files: memoryFileSystem({}), path: '/x/drbd.conf', text: drbd1000, at: inDrbd },
  { name: '1,000 lines of drbd.conf, two hosts', files: inTree('etc/drbd.conf', drbd1000), path: '/c/alpha/etc/drbd.conf', text: drbd1000, at: inDrbd, folder: '/c' },
  { name: '1,000 lines of cluster.conf', files: memoryFileSystem({}), path: '/x/cluster.conf', text: cluster1000, at: inCluster },
  { name: '1,000 lines of cluster.conf, two hosts', files: inTree('etc/cluster/cluster.conf', cluster1000), path: '/c/alpha/etc/cluster/cluster.conf', text: cluster1000, at: inCluster, folder: '/c' },
  { name: '1 MB of drbd.conf, alike', files: memoryFileSystem({}), path: '/x/drbd.conf', text: like, at: inDrbd },
  { name: '1 MB of drbd.conf, unlike', files: memoryFileSystem({}), path: '/x/drbd.conf', text: unlike, at: inUnlike },
  { name: '1 MB of drbd.conf, alike, two hosts', files: inTree('etc/drbd.conf', like), path: '/c/alpha/etc/drbd.conf', text: like, at: inDrbd, folder: '/c' },
  { name: '1 MB of drbd.conf, unlike, two hosts', files: inTree('etc/drbd.conf', unlike), path: '/c/alpha/etc/drbd.conf', text: unlike, at: inUnlike, folder: '/c' },
]
for (const one of cases) if (one.name.includes(only)) await measure(one)

if ('100 hosts, ha.cf'.includes(only) || '100 hosts, drbd.conf'.includes(only)) {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-editor-'))
  try {
    storageCluster(folder, 100)
    for (const [name, path, word] of [['ha.cf', 'etc/ha.d/ha.cf', 'deadtime '], ['drbd.conf', 'etc/drbd.conf', 'minor ']] as const) {
      const file = join(folder, 'host001', path)
      if (`100 hosts, ${name}`.includes(only)) await measure({ name: `100 hosts, ${name}`, files: nodeFileSystem(), path: file, text: readFileSync(file, 'utf8'), at: text => first(text, word), folder })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
