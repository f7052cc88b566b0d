import { appendFileSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { RunnerTestCase, RunnerTestSuite } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'

import type { Mutant } from './mutants.js'

/** Many changes, each behind a switch, and which tests are asked about which of them. */
export interface Batch {
  readonly files: readonly { readonly path: string; readonly mutants: readonly (Mutant & { readonly id: number })[] }[]
  /** By the path of a test file. */
  readonly asked: Readonly<Record<string, readonly Asked[]>>
  /** Where it is written what happens (`batch-log.ts`). */
  readonly log: string
}

/** A change, and a word in the names of the tests that have to do with it, or their whole names. */
export interface Asked {
  readonly id: number
  readonly word?: string
  readonly names?: readonly string[]
}

declare global {
  var isMutantOn: ((id: number) => boolean) | undefined
}

/** A test that needs more processor time as it is, in microseconds, is not asked here. */
const mostTime = 1_000_000

/** So much processor time do the tests of one file get as they are, and for each change, in microseconds: the others in it are not asked. */
const mostTimeOfFile = 4_000_000
const mostTimeEach = 2_000_000

const batch = JSON.parse(readFileSync(process.env['CFGCHECK_MUTANTS'] ?? '', 'utf8')) as Batch
const noticed = new Set(readFileSync(batch.log, 'utf8').split('\n').flatMap(line => (line.startsWith('!') ? [Number.parseInt(line.slice(1), 10)] : [])))
const written = new Set<string>()
/** By file, and by file and change. */
const spent = new Map<string, number>()
const spend = (key: string, time: number): void => void spent.set(key, (spent.get(key) ?? 0) + time)
const reached = new Set<number>()
let current: number | undefined
let isSpoilt = false
globalThis.isMutantOn = id => {
  reached.add(id)
  return id === current
}

/** Writes a line of the log, once. */
function write(sign: string, id: number, test: string): void {
  const line = `${sign}${id} ${test}\n`
  if (!written.has(line)) appendFileSync(batch.log, line)
  written.add(line)
}

/** Runs each test as the source is, twice where it reaches a change, and then once with each change that it reaches every time. */
export default class SwitchingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const file = relative('.', test.file.filepath)
    const wanted = (batch.asked[file] ?? []).filter(({ word = '', names }) => test.fullTestName.includes(word) && names?.includes(test.fullTestName) !== false)
    const asked = new Set(wanted.map(({ id }) => id).filter(id => !noticed.has(id)))
    // Who asks for tests by name asks for all of them: there are few.
    const isNamed = wanted.some(({ word, names }) => word !== undefined || names !== undefined)
    for (const id of reached) if (asked.has(id)) write('?', id, file)
    reached.clear()
    if (asked.size === 0 || isSpoilt || (!isNamed && (spent.get(file) ?? 0) > mostTimeOfFile)) return
    const run = VitestTestRunner.getTestFn(test)
    const start = process.cpuUsage()
    await run()
    const time = cpuSince(start)
    if (!isNamed) spend(file, time)
    const first = [...reached].filter(id => asked.has(id))
    for (const id of first) write(time > mostTime ? '?' : '@', id, file)
    reached.clear()
    if (first.length === 0 || time > mostTime) return
    const isRepeatable = !(await failsWith(undefined, run))
    for (const id of first) {
      if (!isRepeatable || !reached.has(id)) write('?', id, file)
    }
    const ids = isRepeatable ? first.filter(id => reached.has(id)) : []
    for (const id of ids) {
      const key = `${id} ${file}`
      if (test.context.signal.aborted || (spent.get(key) ?? 0) > mostTimeEach) continue
      appendFileSync(batch.log, `+${id}\n`)
      const before = process.cpuUsage()
      const fails = await failsWith(id, run)
      spend(key, cpuSince(before))
      if (!fails) continue
      // What it fails without the change as well says nothing, and this process is no longer as it was.
      isSpoilt = await failsWith(undefined, run)
      write(isSpoilt ? '*' : '!', id, file)
      if (isSpoilt) break
      noticed.add(id)
    }
    reached.clear()
    appendFileSync(batch.log, '+\n')
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite)
    if ('filepath' in suite && !isSpoilt) appendFileSync(batch.log, `= ${relative('.', String(suite.filepath))}\n`)
  }
}

async function failsWith(id: number | undefined, run: () => Awaitable<void>): Promise<boolean> {
  current = id
  try {
    await run()
    return false
  } catch {
    return true
  } finally {
    current = undefined
  }
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return user + system
}

type Awaitable<Value> = Value | PromiseLike<Value>
