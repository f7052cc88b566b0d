import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'

import { checkUnit, readSource } from '../src/workspace/readings/check-unit.js'
import { clusterConf } from '../src/languages/cluster-conf/index.js'
import { drbdConf } from '../src/languages/drbd-conf/index.js'
import type { Language } from '../src/languages/language.js'
import { createSource } from '../src/text/source.js'
import { generateClusterConf } from './generate-cluster.js'
import { generateDrbdConf, generateResource, generateUnlikeConf } from './generate-drbd.js'
import { storageCluster } from './generate-hosts.js'

/** Compares cfgcheck with the real programs on the same files in one run, and prints a table. Nothing is asserted. */

interface Row {
  readonly what: string
  readonly ours: string
  readonly theirs: string
  readonly ratio: string
}

const cli = resolve('dist/cli.cjs')
const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-bench-'))
const rows: Row[] = []
const drbdadmEnvironment = {
  ...process.env,
  __DRBD_NODE__: 'alpha',
  DRBD_DRIVER_VERSION_OVERRIDE: '9.2.0',
  DRBD_DONT_WARN_ON_VERSION_MISMATCH: '1',
}

/** The median of some runs, in milliseconds. */
function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

function timed(run: () => void, count: number): number {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** A whole process, by hyperfine where it is installed: the median in milliseconds, `undefined` where the program is absent. */
function wholeProcess(command: readonly string[], env: NodeJS.ProcessEnv = process.env): number | undefined {
  const [program = '', ...args] = command
  if (spawnSync(program, ['--version'], { env, stdio: 'ignore' }).error !== undefined) return undefined
  const output = join(folder, 'hyperfine.json')
  const quoted = command.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const run = spawnSync('hyperfine', ['-N', '-i', '--warmup', '2', '--runs', '12', '--export-json', output, quoted], { env, stdio: 'ignore' })
  if (run.error !== undefined) return timed(() => spawnSync(program, args, { env, stdio: 'ignore' }), 12)
  const results = JSON.parse(execFileSync('cat', [output], { encoding: 'utf8' })) as { results: { median: number }[] }
  return (results.results[0]?.median ?? Number.NaN) * 1000
}

function memoryMiB(args: readonly string[]): number {
  const note = "data:text/javascript,process.on('exit',()=>console.error('maxRSS '+process.resourceUsage().maxRSS))"
  const { stderr } = spawnSync(process.execPath, ['--import', note, cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return Math.round(Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024)
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? 'not installed' : `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

function compare(what: string, ours: number, theirs: number | undefined): void {
  rows.push({ what, ours: milliseconds(ours), theirs: milliseconds(theirs), ratio: theirs === undefined ? '' : `${(ours / theirs).toFixed(2)} ×` })
}

function warmCheck(language: Language, text: string, target?: string): number {
  const run = (): void => {
    const reading = readSource(language, createSource('bench', text), { facts: { host: 'alpha' }, ...(target === undefined ? {} : { target }) })
    checkUnit(language, reading, { readings: [reading], included: () => [] })
  }
  run()
  run()
  return timed(run, 7)
}

function megabytesPerSecond(what: string, bytes: number, ours: number, theirs: number | undefined): void {
  const speed = (ms: number): string => `${(bytes / 1e6 / (ms / 1000)).toFixed(1)} MB/s`
  rows.push({ what, ours: speed(ours), theirs: theirs === undefined ? 'not installed' : speed(theirs), ratio: theirs === undefined ? '' : `${(theirs / ours).toFixed(2)} × as fast` })
}

function benchDrbd(count: number, what = 'resources', text = generateDrbdConf(count)): void {
  const path = join(folder, `drbd-${count}.conf`)
  writeFileSync(path, text)
  const size = statSync(path).size
  const drbdadm = wholeProcess(['drbdadm', '-d', '-c', path, 'dump'], drbdadmEnvironment)
  const label = `${count} ${what} (${(size / 1e6).toFixed(1)} MB)`
  megabytesPerSecond(`${label}: warm check, against drbdadm dump as a process`, size, warmCheck(drbdConf as unknown as Language, text), drbdadm)
  const ours = wholeProcess([process.execPath, cli, '-q', '--language', 'drbd-conf', path]) ?? Number.NaN
  compare(`${label}: whole process`, ours, drbdadm)
  rows.push({ what: `${label}: memory`, ours: `${memoryMiB(['-q', '--language', 'drbd-conf', path])} MiB`, theirs: '', ratio: '' })
}

function benchIncludes(count: number): void {
  const resources = join(folder, 'drbd.d')
  mkdirSync(resources)
  for (let index = 0; index < count; index += 1) writeFileSync(join(resources, `r${index}.res`), generateResource(index))
  const path = join(folder, 'drbd.conf')
  writeFileSync(path, 'include "drbd.d/*.res";\n')
  compare(`${count} .res files behind one include: whole process`, wholeProcess([process.execPath, cli, '-q', path]) ?? Number.NaN, wholeProcess(['drbdadm', '-d', '-c', path, 'dump'], drbdadmEnvironment))
}

function benchCluster(count: number): void {
  const text = generateClusterConf(count)
  const path = join(folder, 'cluster.conf')
  writeFileSync(path, text)
  const label = `${count} clusternodes (${(text.length / 1e6).toFixed(1)} MB)`
  compare(`${label}: warm check, against xmllint --noout as a process`, warmCheck(clusterConf as unknown as Language, text), wholeProcess(['xmllint', '--noout', path]))
}

function benchStart(): void {
  const path = join(folder, 'ha.cf')
  const lines = ['logfacility local0', 'keepalive 1', 'warntime 5', 'deadtime 10', 'initdead 60', 'udpport 694', 'bcast eth0', 'bcast eth1', 'auto_failback off', 'node alpha', 'node beta']
  writeFileSync(path, `${[...lines, ...Array.from({ length: 9 }, (_, index) => `# remark ${index}`)].join('\n')}\n`)
  compare('20 lines of ha.cf: whole process, against node -e 0', wholeProcess([process.execPath, cli, '-q', path]) ?? Number.NaN, wholeProcess([process.execPath, '-e', '0']))
  const small = join(folder, 'small.res')
  writeFileSync(small, generateResource(0))
  compare('one resource of drbd.conf: whole process, against node -e 0', wholeProcess([process.execPath, cli, '-q', small]) ?? Number.NaN, wholeProcess([process.execPath, '-e', '0']))
}

function benchHosts(): void {
  const cluster = join(folder, 'cluster')
  const size = storageCluster(cluster, 100)
  const ours = wholeProcess([process.execPath, cli, '-q', '--fail-on', 'never', '-o', `json=${join(folder, 'out.json')}`, cluster]) ?? Number.NaN
  rows.push({ what: `100 hosts (${(size / 1e6).toFixed(1)} MB): whole process`, ours: milliseconds(ours), theirs: '', ratio: '' })
  rows.push({ what: '100 hosts: memory', ours: `${memoryMiB(['-q', '--fail-on', 'never', '-o', `json=${join(folder, 'out.json')}`, cluster])} MiB`, theirs: '', ratio: '' })
  const pairs = join(folder, 'pairs')
  for (let index = 0; index < 1000; index += 1) storageCluster(join(pairs, `c${index}`), 2, `c${index}h`)
  const many = timed(() => spawnSync(process.execPath, [cli, '-q', '--fail-on', 'never', '-o', `json=${join(folder, 'out.json')}`, pairs], { stdio: 'ignore' }), 1)
  rows.push({ what: '1,000 clusters of two hosts: whole process', ours: milliseconds(many), theirs: '', ratio: '' })
}

try {
  benchStart()
  benchDrbd(5_000)
  benchDrbd(20_000)
  benchDrbd(5_000, 'resources, hardly two alike', generateUnlikeConf(5_000))
  benchIncludes(5_000)
  benchCluster(20_000)
  benchHosts()
  const widths = (['what', 'ours', 'theirs', 'ratio'] as const).map(column => Math.max(column.length, ...rows.map(row => row[column].length)))
  const line = (cells: readonly string[]): string => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd()
  console.log(line(['what', 'ours', 'theirs', 'ratio']))
  for (const row of rows) console.log(line([row.what, row.ours, row.theirs, row.ratio]))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
