import { appendFileSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { RunnerTestCase } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'

import type { Mutant } from './mutants.js'

/** Many changes, each behind a switch, and which tests are asked about which of them. */
export interface Batch {
  readonly files: readonly { readonly path: string; readonly mutants: readonly (Mutant & { readonly id: number })[] }[]
  /** By the path of a test file. */
  readonly asked: Readonly<Record<string, readonly Asked[]>>
  /**
   * Where it is written what happens: what is tried (`+ID`), what was noticed (`!ID`), and what can only be told of a change
   * by itself: because it was reached when files were loaded, or once and never again (`?ID`), or because it left the process
   * in a state in which tests fail without it too (`*ID`, and nothing is tried from then on).
   */
  readonly log: string
}

/** A change, and a word in the names of the tests that have to do with it. */
export interface Asked {
  readonly id: number
  readonly word?: string
}

declare global {
  var isMutantOn: ((id: number) => boolean) | undefined
}

/** A test that needs more processor time as it is, in microseconds, is not asked. */
const mostTime = 1_500_000

const batch = JSON.parse(process.env['CFGCHECK_MUTANTS'] ?? '{}') as Batch
const noticed = new Set(readFileSync(batch.log, 'utf8').split('\n').flatMap(line => (line.startsWith('!') ? [Number(line.slice(1))] : [])))
const told = new Set<number>()
const reached = new Set<number>()
let current: number | undefined
let isSpoilt = false
globalThis.isMutantOn = id => {
  reached.add(id)
  return id === current
}

function tell(id: number): void {
  if (told.has(id)) return
  told.add(id)
  appendFileSync(batch.log, `?${id}\n`)
}

/** Runs each test as the source is, and then once with each change that it reaches. */
export default class SwitchingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const asked = new Set((batch.asked[relative('.', test.file.filepath)] ?? []).flatMap(({ id, word }) => (word === undefined || test.fullTestName.includes(word) ? [id] : [])))
    for (const id of reached) if (asked.has(id)) tell(id)
    reached.clear()
    const run = VitestTestRunner.getTestFn(test)
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    const ids = user + system > mostTime ? [] : [...reached].filter(id => asked.has(id) && !noticed.has(id))
    for (const id of ids) {
      if (isSpoilt || test.context.signal.aborted) break
      appendFileSync(batch.log, `+${id}\n`)
      reached.clear()
      const fails = await failsWith(id, run)
      if (!fails && !reached.has(id)) tell(id)
      if (!fails) continue
      // What it fails without the change as well says nothing, and this process is no longer as it was.
      isSpoilt = await failsWith(undefined, run)
      if (isSpoilt) {
        appendFileSync(batch.log, `*${id}\n`)
        break
      }
      noticed.add(id)
      appendFileSync(batch.log, `!${id}\n`)
    }
    reached.clear()
    appendFileSync(batch.log, '+\n')
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

type Awaitable<Value> = Value | PromiseLike<Value>
