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
  /** Where it is written what is tried (`+ID`) and what was noticed (`!ID`), as it happens. */
  readonly log: string
}

/** A change, and a word in the names of the tests that have to do with it. */
export interface Asked {
  readonly id: number
  readonly word?: string
}

declare global {
  var cfgcheckMutant: number | undefined
}

/** A test that needs more processor time as it is, in microseconds, is not asked. */
const mostTime = 1_500_000

const batch = JSON.parse(process.env['CFGCHECK_MUTANTS'] ?? '{}') as Batch
const noticed = new Set(readFileSync(batch.log, 'utf8').split('\n').flatMap(line => (line.startsWith('!') ? [Number(line.slice(1))] : [])))
let isSpoilt = false

/** Runs each test as the source is, and then once with each change that it is asked about. */
export default class SwitchingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = VitestTestRunner.getTestFn(test)
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    if (user + system > mostTime) return
    for (const { id, word } of batch.asked[relative('.', test.file.filepath)] ?? []) {
      if (isSpoilt || noticed.has(id) || test.context.signal.aborted || (word !== undefined && !test.fullTestName.includes(word))) continue
      appendFileSync(batch.log, `+${id}\n`)
      if (!(await failsWith(id, run))) continue
      // What it fails without the change as well says nothing, and this process is no longer as it was.
      isSpoilt = await failsWith(undefined, run)
      if (isSpoilt) continue
      noticed.add(id)
      appendFileSync(batch.log, `!${id}\n`)
    }
    appendFileSync(batch.log, '+\n')
  }
}

async function failsWith(id: number | undefined, run: () => Awaitable<void>): Promise<boolean> {
  globalThis.cfgcheckMutant = id
  try {
    await run()
    return false
  } catch {
    return true
  } finally {
    globalThis.cfgcheckMutant = undefined
  }
}

type Awaitable<Value> = Value | PromiseLike<Value>
