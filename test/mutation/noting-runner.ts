import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { RunnerTestCase, RunnerTestSuite } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'

import type { NotedTest } from './reach.js'

declare global {
  var noteBlocks: ((path: string, count: number) => Uint8Array) | undefined
}

/** So much processor time do the tests of one file get, in microseconds. */
const mostTimeOfFile = 20_000_000

/** How many tests of a file are noted for one block: the first half, and the last. */
const mostTests = 24

/** By path, which blocks have run since somebody looked. */
const ran = new Map<string, Uint8Array>()
/** By path and block, the tests of this file in which it ran; nothing where it ran outside of tests. */
let noted = new Map<string, Map<number, number[]>>()
let tests: string[] = []
let spent = 0
globalThis.noteBlocks = (path, count) => {
  const known = ran.get(path)
  if (known !== undefined) return known
  const blocks = new Uint8Array(count)
  ran.set(path, blocks)
  return blocks
}

/** Notes what has run since the last time, in a test or around all of them. */
function look(test?: number): void {
  for (const [path, blocks] of ran) {
    for (let index = blocks.indexOf(1); index !== -1; index = blocks.indexOf(1, index + 1)) {
      let ofPath = noted.get(path)
      if (ofPath === undefined) noted.set(path, (ofPath = new Map()))
      const known = ofPath.get(index)
      if (test === undefined) ofPath.set(index, [])
      else if (known === undefined) ofPath.set(index, [test])
      else if (known.length > 0) {
        if (known.length === mostTests) known.splice(mostTests / 2, 1)
        known.push(test)
      }
    }
    blocks.fill(0)
  }
}

/** Runs tests as they are, and writes behind each file which blocks of the source ran in it. */
export default class NotingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    if (spent > mostTimeOfFile) return
    look()
    const start = process.cpuUsage()
    try {
      await VitestTestRunner.getTestFn(test)()
    } finally {
      const { user, system } = process.cpuUsage(start)
      spent += user + system
      look(tests.push(test.fullTestName) - 1)
    }
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite)
    if (!('filepath' in suite)) return
    look()
    const line: NotedTest = { test: relative('.', String(suite.filepath)), time: spent, tests, blocks: Object.fromEntries([...noted].map(([path, blocks]) => [path, [...blocks].map(([index, by]) => [index, ...by])])) }
    appendFileSync(process.env['CFGCHECK_NOTES'] ?? '', `${JSON.stringify(line)}\n`)
    noted = new Map()
    tests = []
    spent = 0
  }
}
