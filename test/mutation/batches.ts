import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readBatchLog } from './batch-log.js'
import type { BatchLog } from './batch-log.js'
import type { Mutant } from './mutants.js'
import type { Asked, Batch } from './switching-runner.js'
import { examplesOf } from './tests-of.js'
import { ended, kill, processorSeconds, program } from './vitest.js'

/** A change of the sample. */
export interface Change {
  readonly id: number
  readonly path: string
  readonly mutant: Mutant
  /** The test files that may be asked, the nearest first. */
  readonly tests: readonly string[]
  /** By test file, the full names of the tests that get to it, where that is known: the others are not asked. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

/** What tests said of a change that stood behind a switch. */
export interface Heard {
  readonly noticedBy?: string
  readonly reachedBy: readonly string[]
  /** The test files that can only be asked about it by itself. */
  readonly open: readonly string[]
}

/** How many changes share a process. */
const mostTogether = 400

/** A test that takes more processor time than this with a change goes in circles. On a busy machine that is long by the clock. */
const mostStuckSeconds = 10

/** What waits this long by the clock waits for something that does not come. */
const mostWaitingSeconds = 600

/** The examples of rules are asked first, then the nearest tests, and further ones only about what those did not notice: up to which place, round by round. */
const rounds = [0, 3, 10, Number.POSITIVE_INFINITY]

/**
 * Tries many changes in few processes: each stands behind a switch, and each test runs once for each that it reaches.
 *
 * What happens is written to `folder`: a run that was broken off goes on where it stopped.
 */
export async function tryTogether(changes: readonly Change[], folder: string, tell: (line: string) => void): Promise<ReadonlyMap<number, Heard>> {
  const heard = new Map<number, Heard>()
  let from = 0
  for (const [round, to] of rounds.entries()) {
    const isAskable = ({ path, tests }: Change): boolean => (to === 0 ? examplesOf(path) !== undefined : tests.length > from)
    const left = changes.filter(change => change.mutant.choice !== undefined && heard.get(change.id)?.noticedBy === undefined && isAskable(change))
    const groups = apart(left.map(change => ({ ...change, tests: change.tests.slice(from, to) })))
    for (const [index, group] of groups.entries()) {
      const log = await tryGroup(group, { log: join(folder, `${round}-${index}`), withExamples: to === 0 })
      for (const { id } of group) heard.set(id, sum(heard.get(id), log, id))
      tell(`noticed so far: ${[...heard].flatMap(([id, { noticedBy }]) => (noticedBy === undefined ? [] : [id])).sort((one, other) => one - other).join(' ')}`)
    }
    from = to
  }
  return heard
}

function sum(before: Heard | undefined, log: BatchLog, id: number): Heard {
  const noticedBy = log.noticedBy.get(id)
  return {
    ...(noticedBy === undefined ? {} : { noticedBy }),
    reachedBy: [...(before?.reachedBy ?? []), ...(log.reachedBy.get(id) ?? [])],
    open: [...(before?.open ?? []), ...(log.open.get(id) ?? [])],
  }
}

/** Puts changes into groups in which no two are of one place. */
function apart(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const group = groups.find(one => one.length < mostTogether && !one.some(other => overlap(other, change)))
    if (group === undefined) groups.push([change])
    else group.push(change)
  }
  return groups
}

function overlap(one: Change, other: Change): boolean {
  const [a, b] = [one.mutant.choice, other.mutant.choice]
  return one.path === other.path && a !== undefined && b !== undefined && a.start < b.end && b.start < a.end
}

async function tryGroup(group: readonly Change[], { log, withExamples }: { readonly log: string; readonly withExamples: boolean }): Promise<BatchLog> {
  if (existsSync(log)) appendFileSync(log, '+\n')
  else writeFileSync(log, '')
  // Each turn ends because all is done, or with one change that goes in circles or spoils the process for the others.
  for (;;) {
    const { noticedBy, spoilers, done } = readBatchLog(log)
    const batch = batchOf(group.filter(({ id }) => !noticedBy.has(id) && !spoilers.has(id)), log, withExamples, done)
    if (Object.keys(batch.asked).length === 0 || !(await isBrokenOff(batch))) return readBatchLog(log)
  }
}

function batchOf(group: readonly Change[], log: string, withExamples: boolean, done: ReadonlySet<string>): Batch {
  const asked: Record<string, Asked[]> = {}
  const files = new Map<string, (Mutant & { readonly id: number })[]>()
  const ask = (test: string, one: Asked): void => {
    if (!done.has(test)) (asked[test] ??= []).push(one)
  }
  for (const { id, path, mutant, tests, names } of group) {
    files.set(path, [...(files.get(path) ?? []), { ...mutant, id }])
    for (const test of tests) {
      const known = names.get(test)
      ask(test, { id, ...(known === undefined ? {} : { names: known }) })
    }
    const examples = withExamples ? examplesOf(path) : undefined
    for (const test of examples?.tests ?? []) if (!tests.includes(test)) ask(test, { id, word: examples?.word ?? '' })
  }
  return { files: [...files].map(([path, mutants]) => ({ path, mutants })), asked, log }
}

/** Runs a batch, and tells whether it was broken off: by a change that goes in circles or ends the process, which counts as noticed, or that spoils it. */
async function isBrokenOff({ asked, log, files }: Batch): Promise<boolean> {
  // In a file: many changes are more than an environment takes.
  const orders = `${log}.batch`
  writeFileSync(orders, JSON.stringify({ files, asked, log }))
  const child = spawn(process.execPath, [...program, ...Object.keys(asked)], { detached: true, stdio: 'ignore', env: { ...process.env, CFGCHECK_MUTANTS: orders } })
  const spoiltBefore = readBatchLog(log).spoilers.size
  let isStuck = false
  let size = 0
  let since = Date.now()
  let before = 0
  const timer = setInterval(() => {
    const { current, spoilers } = readBatchLog(log)
    const now = statSync(log).size
    const isMoving = now !== size
    if (isMoving) [size, since] = [now, Date.now()]
    if (isMoving || before === 0) before = processorSeconds(child)
    const waited = (Date.now() - since) / 1000
    const goesInCircles = (): boolean => waited > mostWaitingSeconds || (waited > mostStuckSeconds && processorSeconds(child) - before > mostStuckSeconds)
    if (spoilers.size > spoiltBefore || (current !== undefined && goesInCircles())) {
      isStuck = true
      kill(child)
    }
  }, 1000)
  await ended(child)
  clearInterval(timer)
  const { current, spoilers } = readBatchLog(log)
  if (spoilers.size > spoiltBefore) return true
  if (current !== undefined) appendFileSync(log, `!${current} endless, or the end of the process\n+\n`)
  return isStuck || current !== undefined
}
