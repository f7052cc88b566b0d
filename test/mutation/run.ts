import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { globSync } from 'tinyglobby'

import { createRandom } from '../support/random.js'
import { mutantsOf } from './mutants.js'
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

/** How many test files are run at once to see whether they are fit. */
const atOnce = 16

/** A run that takes this long goes in circles, which is noticed too. */
const mostSeconds = 600

const { values } = parseArgs({ options: { mutants: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, tests: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help === true) process.stdout.write(usage)
else await main()

async function main(): Promise<void> {
  const { mutants = '100', seed = String(Math.floor(Math.random() * 2 ** 32)), only = '', tests = '12' } = values
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
  const asked = new Map([...new Set(sample.map(({ path }) => path))].map(path => [path, testsOf(path, graph, Number(tests))]))
  const unfit = await unfitOf([...new Set([...asked.values()].flat())])
  if (unfit.size > 0) process.stdout.write(`fail without any change or take too long, and are not asked: ${[...unfit].join(' ')}\n`)
  let noticed = 0
  let tried = 0
  for (const { path, mutant, place, old } of sample) {
    const env = { CFGCHECK_MUTANT: JSON.stringify({ path, mutant }) }
    const fit = (asked.get(path) ?? []).filter(test => !unfit.has(test))
    let isNoticed = false
    for (const tests of [fit, examplesOf(path)]) isNoticed ||= tests.length > 0 && (await vitest(tests, env)) !== 0
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

/** Finds the tests that fail as it is, which would call every change noticed, and those that take much longer than others. */
async function unfitOf(tests: readonly string[]): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-mutation-'))
  const times = new Map<string, number>()
  try {
    for (let start = 0; start < tests.length; start += atOnce) {
      const output = join(folder, `${start}.json`)
      await vitest(['--bail=0', '--reporter=json', `--outputFile=${output}`, ...tests.slice(start, start + atOnce)], {})
      if (!existsSync(output)) continue
      const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: { name: string; status: string; startTime: number; endTime: number }[] }
      for (const { name, status, startTime, endTime } of testResults) if (status === 'passed') times.set(relative('.', name), endTime - startTime)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const usual = [...times.values()].sort((one, other) => one - other)[Math.floor(times.size / 2)] ?? 0
  return new Set(tests.filter(test => (times.get(test) ?? Infinity) > 40 * Math.max(usual, 100)))
}

/** Runs vitest; its exit status, or `null` where it went in circles. */
function vitest(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/with-mutant.ts', ...args], { detached: true, stdio: 'ignore', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), mostSeconds * 1000)
    child.on('error', reject).on('close', code => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}
