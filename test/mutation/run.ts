import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { globSync } from 'tinyglobby'

import { createRandom } from '../support/random.js'
import { mutantsOf } from './mutants.js'
import type { Mutant } from './mutants.js'
import type { Asked, Batch } from './switching-runner.js'
import { examplesOf, readImportGraph, testsOf } from './tests-of.js'

const usage = `Changes the source in one small place at a time, and tells which changes no test notices.

npm run mutation -- [--mutants N] [--seed S] [--only PART-OF-PATH] [--tests N]

  --mutants N   how many changes are tried, 100
  --seed S      the same seed tries the same changes of the same source
  --only TEXT   files whose path (or PATH:LINE) holds this text
  --tests N     how many test files of those that belong to a file are asked at most, 12
`

/** Tables, lists and doors: what stands in them is held by tests of another kind. */
const isTable = /\/(index|vocabulary|rule-table|builtin)\.ts$|\/vocabulary\/|\/testing\/|table[^/]*\.ts$|\.d\.ts$/

const program = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/with-mutant.ts']

/** How many changes share a process. */
const mostTogether = 60

/** A test that takes longer than this with a change goes in circles. */
const mostStuckSeconds = 180

/** How many of the nearest tests are asked once more about a change by itself, where no test has noticed it beside others. */
const nearest = 3

/** A change that makes a loop endless is noticed too: no process may take more seconds of processor time. */
const mostProcessorSeconds = 120

/** A run that waits this long waits for something that does not come, which is noticed too. */
const mostSeconds = 600

const { values } = parseArgs({ options: { mutants: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, tests: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help === true) process.stdout.write(usage)
else await main()

async function main(): Promise<void> {
  const { mutants = '100', seed = String(Math.floor(Math.random() * 2 ** 32)), only = '', tests: most = '12' } = values
  process.stdout.write(`seed ${seed}\n`)
  const all = globSync(['src/**/*.ts', 'grammars/**/*.ts'])
    .filter(path => !isTable.test(path))
    .sort()
    .flatMap(path => {
      const text = readFileSync(path, 'utf8')
      return mutantsOf(path, text).map(mutant => ({ path, mutant, place: `${path}:${text.slice(0, mutant.start).split('\n').length}`, old: text.slice(mutant.start, mutant.end) }))
    })
    .filter(({ place }) => `${place}:`.includes(only))
  const sample = createRandom(Number(seed)).shuffled(all).slice(0, Number(mutants))
  const graph = readImportGraph()
  const numbered = sample.map((change, id) => ({ ...change, id, tests: testsOf(change.path, graph, Number(most)) }))
  const together = await triedTogether(numbered)
  const fitness = createFitness()
  let noticed = 0
  let tried = 0
  for (const { path, mutant, place, old, id, tests } of numbered) {
    let isNoticed = together.noticed.has(id)
    const groups = mutant.choice === undefined || together.open.has(id) ? [tests.slice(0, nearest), examplesOf(path)] : []
    for (const group of groups) isNoticed ||= await notices(group, JSON.stringify({ path, mutant }), fitness)
    tried += 1
    if (isNoticed) noticed += 1
    process.stdout.write(`${isNoticed ? 'noticed ' : 'SURVIVED'} ${place} ${inLine(old)} → ${inLine(mutant.newText)}\n`)
  }
  process.stdout.write(`${noticed} of ${tried} noticed (${((100 * noticed) / Math.max(1, tried)).toFixed(1)} %), of ${all.length} changes; seed ${seed}\n`)
}

function inLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`
}

/** A change of the sample. */
interface Numbered {
  readonly id: number
  readonly path: string
  readonly mutant: Mutant
  readonly tests: readonly string[]
}

/** What came of changes that were tried together. */
interface Tried {
  readonly noticed: ReadonlySet<number>
  /** What can only be told of a change by itself. */
  readonly open: ReadonlySet<number>
}

/** Tries many changes in few processes: each stands behind a switch, and each test runs once for each that it reaches. */
async function triedTogether(sample: readonly Numbered[]): Promise<Tried> {
  const noticed = new Set<number>()
  const open = new Set<number>()
  for (let rest = sample.filter(({ mutant }) => mutant.choice !== undefined); rest.length > 0; ) {
    const group: Numbered[] = []
    for (const change of rest) if (group.length < mostTogether && !group.some(other => overlap(other, change))) group.push(change)
    const tried = await triedInGroup(group)
    for (const id of tried.noticed) noticed.add(id)
    for (const id of tried.open) open.add(id)
    rest = rest.filter(change => !group.includes(change))
    process.stdout.write(`${sample.length - rest.length} tried, ${noticed.size} noticed, ${[...open].filter(id => !noticed.has(id)).length} to be asked about alone\n`)
  }
  return { noticed, open }
}

function overlap(one: Numbered, other: Numbered): boolean {
  const [a, b] = [one.mutant.choice, other.mutant.choice]
  return one.path === other.path && a !== undefined && b !== undefined && a.start < b.end && b.start < a.end
}

async function triedInGroup(group: readonly Numbered[]): Promise<Tried> {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-mutation-'))
  const log = join(folder, 'log')
  writeFileSync(log, '')
  const logged = (sign: string): ReadonlySet<number> => new Set(readFileSync(log, 'utf8').split('\n').flatMap(line => (line.startsWith(sign) && line !== sign ? [Number(line.slice(1))] : [])))
  try {
    // Each round ends because it is done, or with one change that goes in circles or spoils the process for the others.
    for (;;) {
      const left = group.filter(({ id }) => !logged('!').has(id) && !logged('*').has(id))
      if (left.length === 0 || !(await isBrokenOff(batchOf(left, log), log))) return { noticed: logged('!'), open: new Set([...logged('?'), ...logged('*')]) }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function batchOf(group: readonly Numbered[], log: string): Batch {
  const asked: Record<string, Asked[]> = {}
  const files = new Map<string, (Mutant & { readonly id: number })[]>()
  for (const { id, path, mutant, tests } of group) {
    files.set(path, [...(files.get(path) ?? []), { ...mutant, id }])
    for (const test of tests) (asked[test] ??= []).push({ id })
    const [examples, , pattern] = examplesOf(path)
    if (examples !== undefined && pattern !== undefined) (asked[examples] ??= []).push({ id, word: pattern.replace('( |$)', '') })
  }
  return { files: [...files].map(([path, mutants]) => ({ path, mutants })), asked, log }
}

/** Runs a batch, and tells whether it was broken off: a change went in circles, which counts as noticed, or spoilt the process. */
async function isBrokenOff(batch: Batch, log: string): Promise<boolean> {
  const child = spawn(process.execPath, [...program, ...Object.keys(batch.asked)], { detached: true, stdio: 'ignore', env: { ...process.env, CFGCHECK_MUTANTS: JSON.stringify(batch) } })
  const spoilt = (text: string): number => text.match(/^\*/gm)?.length ?? 0
  const before = spoilt(readFileSync(log, 'utf8'))
  let isBroken = false
  let last = ''
  let since = Date.now()
  const timer = setInterval(() => {
    const now = readFileSync(log, 'utf8')
    if (now !== last) [last, since] = [now, Date.now()]
    if (spoilt(now) > before) isBroken ||= process.kill(-(child.pid ?? 0), 'SIGKILL')
    const [, stuck] = /\n?\+(\d+)\n$/.exec(now) ?? []
    if (stuck === undefined || Date.now() - since < mostStuckSeconds * 1000) return
    isBroken = true
    appendFileSync(log, `!${stuck}\n`)
    process.kill(-(child.pid ?? 0), 'SIGKILL')
  }, 1000)
  await ended(child)
  clearInterval(timer)
  return isBroken || spoilt(readFileSync(log, 'utf8')) > before
}

/** Tells of a test file whether it passes as the source is: one that fails anyway would call every change noticed. */
type Fitness = (test: string) => Promise<boolean>

function createFitness(): Fitness {
  const known = new Map<string, boolean>()
  return async test => {
    const isFit = known.get(test) ?? (await vitest([test])).status === 0
    if (!isFit && !known.has(test)) process.stdout.write(`fails without any change, and is not asked: ${test}\n`)
    known.set(test, isFit)
    return isFit
  }
}

/** Asks tests about a change until one fails that does not fail anyway. */
async function notices(tests: readonly string[], mutant: string, isFit: Fitness): Promise<boolean> {
  if (tests.length === 0) return false
  const { status, failed } = await vitest(tests, mutant)
  if (status === 0) return false
  for (const test of failed) if (await isFit(test)) return true
  // Nothing that failed says anything: the others are asked without it. A run that broke off names none.
  const others = tests.filter(test => !failed.includes(test))
  return failed.length === 0 || (others.some(test => test.endsWith('.test.ts')) && (await notices(others, mutant, isFit)))
}

/** Runs vitest; its exit status, `null` where it did not come to an end, and the test files that failed. */
async function vitest(args: readonly string[], mutant?: string): Promise<{ readonly status: number | null; readonly failed: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-mutation-'))
  try {
    const output = join(folder, 'results.json')
    const status = await ended(spawn('/bin/sh', ['-c', `ulimit -t ${mostProcessorSeconds}; exec "$@"`, 'sh', process.execPath, ...program, '--reporter=json', `--outputFile=${output}`, ...args], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...(mutant === undefined ? {} : { CFGCHECK_MUTANT: mutant }) },
    }), mostSeconds)
    if (!existsSync(output)) return { status, failed: [] }
    const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: { name: string; status: string }[] }
    return { status, failed: testResults.filter(result => result.status === 'failed').map(({ name }) => relative('.', name)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Waits for the end of a process; `null` where it did not come to one. */
function ended(child: ChildProcess, most = 86_400): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), most * 1000)
    child.on('error', reject).on('close', code => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}
