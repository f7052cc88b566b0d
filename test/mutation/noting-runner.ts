import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { RunnerTestCase, RunnerTestSuite } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'

import type { NotedTest } from './reach.js'

declare global {
  var noteBlocks: ((path: string, count: number) => Uint8Array) | undefined
}

/** So much processor time do the tests of one file get, in microseconds: a change is not asked about for longer either. */
const mostTimeOfFile = 3_000_000

const noted = new Map<string, Uint8Array>()
let spent = 0
globalThis.noteBlocks = (path, count) => {
  const known = noted.get(path)
  if (known !== undefined) return known
  const blocks = new Uint8Array(count)
  noted.set(path, blocks)
  return blocks
}

/** Runs tests as they are, and writes behind each file which blocks of the source ran in it. */
export default class NotingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    if (spent > mostTimeOfFile) return
    const start = process.cpuUsage()
    try {
      await VitestTestRunner.getTestFn(test)()
    } finally {
      const { user, system } = process.cpuUsage(start)
      spent += user + system
    }
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite)
    if (!('filepath' in suite)) return
    const blocks: Record<string, number[]> = {}
    for (const [path, ran] of noted) {
      const indices = [...ran.keys()].filter(index => ran[index] === 1)
      if (indices.length > 0) blocks[path] = indices
      ran.fill(0)
    }
    const line: NotedTest = { test: relative('.', String(suite.filepath)), time: spent, blocks }
    appendFileSync(process.env['CFGCHECK_NOTES'] ?? '', `${JSON.stringify(line)}\n`)
    spent = 0
  }
}
