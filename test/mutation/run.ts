import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { globSync } from 'tinyglobby'

import { createRandom } from '../support/random.js'
import { createAskAlone, unasked } from './alone.js'
import type { Change } from './batches.js'
import { tryTogether } from './batches.js'
import { readEquivalents } from './equivalents.js'
import { mutantsOf, withSoundChoice } from './mutants.js'
import { readReach } from './reach.js'
import { readImportGraph, testsOf } from './tests-of.js'

const usage = `Changes the source in one small place at a time, and tells which changes no test notices.

npm run mutation -- [--mutants N] [--seed S] [--only PART-OF-PATH …] [--among PART-OF-PATH …] [--tests N] [--list]

  --mutants N   how many changes are tried, 100
  --seed S      the same seed tries the same changes of the same source
  --only TEXT   files whose path (or PATH:LINE) holds this text, or one of several
  --among TEXT  only test files whose path holds this text, or one of several, are asked, and only of them it is noted what they reach
  --tests N     how many test files are asked at most about one change, those that import it, hold records, or run little else first; all
  --list        shows the sample, and asks nothing

Each change is one of:
  noticed       a test fails with it, and passes without it
  SURVIVED      tests get there, and none of those that were asked fails
  UNDECIDED     the same, and tests that get there were not asked: they are long, or want a process of their own
  NO TESTS      none of the tests that were asked gets there
  equivalent    changes nothing that anybody could see: test/mutation/equivalents.json says why; not counted

Which tests reach which place of the source is noted once, which takes some minutes, and again for tests that have changed (node_modules/.cache/cfgcheck/tests-reach).
Remove that folder where the source has changed much since. A run that was broken off goes on where it stopped, with the same seed and numbers.
`

/** Tables, lists and doors: what stands in them is held by tests of another kind. */
const isTable = /\/(index|vocabulary|rule-table|builtin)\.ts$|\/vocabulary\/|\/testing\/|table[^/]*\.ts$|\.d\.ts$/

/** A change of the sample, and how it is told. */
interface Told extends Change {
  readonly place: string
  readonly line: string
  readonly old: string
}

const { values } = parseArgs({ options: { mutants: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string', multiple: true }, among: { type: 'string', multiple: true }, tests: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean' } } })
if (values.help === true) process.stdout.write(usage)
else await main()

async function main(): Promise<void> {
  const { mutants = '100', seed = String(Math.floor(Math.random() * 2 ** 32)), only = [''], among = [''], tests = String(Number.MAX_SAFE_INTEGER) } = values
  tell(`seed ${seed}`)
  const all = changes(only)
  const graph = readImportGraph(among)
  const equivalents = readEquivalents()
  const isEquivalent = ({ path, line, old, mutant }: Told): boolean => equivalents.some(one => one.path === path && one.line === line && one.old === old && one.newText === mutant.newText)
  const reachers = await readReach(graph.tests, tell)
  const sample = createRandom(Number(seed)).shuffled(all).slice(0, Number(mutants)).map((change, id): Told => {
    const reaching = reachers(change.path, change.mutant)
    return {
      ...change,
      mutant: withSoundChoice(change.path, readFileSync(change.path, 'utf8'), change.mutant),
      id,
      tests: testsOf(change.path, reaching.map(({ test }) => test), graph, Number(tests)),
      names: new Map(reaching.flatMap(({ test, names }) => (names === undefined ? [] : [[test, names]]))),
    }
  })
  if (values.list === true) {
    for (const change of sample) tell(`${change.id} ${shown(change)}`)
    return
  }
  const counted = sample.filter(change => !isEquivalent(change))
  for (const change of sample) if (isEquivalent(change)) tell(`equivalent ${shown(change)}`)

  const folder = folderOf(counted)
  const together = await tryTogether(counted, folder, tell)
  const askAlone = createAskAlone(folder, tell)
  let noticed = 0
  let undecided = 0
  for (const change of counted) {
    const heard = together.get(change.id)
    const by = heard?.noticedBy ?? (await askAlone(change, heard))
    if (by !== undefined) noticed += 1
    if (by === undefined && unasked(change, heard).length > 0) undecided += 1
    const reached = heard?.reachedBy ?? change.tests.slice(0, 1)
    if (by !== undefined) tell(`noticed   ${shown(change)} by ${by}`)
    else if (reached.length === 0) tell(`NO TESTS  ${shown(change)}`)
    else tell(`${unasked(change, heard).length === 0 ? 'SURVIVED ' : 'UNDECIDED'} ${shown(change)} in ${reached.length} of ${change.tests.length} test files, ${reached[0] ?? ''} first`)
  }
  tell(`${noticed} of ${counted.length} noticed (${((100 * noticed) / Math.max(1, counted.length)).toFixed(1)} %), ${undecided} undecided, ${sample.length - counted.length} equivalent, of ${all.length} changes; seed ${seed}`)
  rmSync(folder, { recursive: true })
}

/** Makes the folder in which it is kept what was heard of a sample: the same one for the same changes of the same source, asked of the same tests. */
function folderOf(sample: readonly Told[]): string {
  const hash = createHash('sha256')
  for (const path of new Set(sample.flatMap(({ path: own, tests }) => [own, ...tests]))) hash.update(readFileSync(path, 'utf8'))
  hash.update(JSON.stringify(sample.map(change => ({ ...change, names: [...change.names] }))))
  const folder = join('node_modules/.cache/cfgcheck/mutation-runs', hash.digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Lists all changes of the source. */
function changes(only: readonly string[]): readonly Omit<Told, 'id' | 'tests' | 'names'>[] {
  return globSync(['src/**/*.ts', 'grammars/**/*.ts'])
    .filter(path => !isTable.test(path))
    .sort()
    .flatMap(path => {
      const text = readFileSync(path, 'utf8')
      const lines = text.split('\n')
      return mutantsOf(path, text).map(mutant => {
        const number = text.slice(0, mutant.start).split('\n').length
        return { path, mutant, place: `${path}:${number}`, line: (lines[number - 1] ?? '').trim(), old: text.slice(mutant.start, mutant.end) }
      })
    })
    .filter(({ place }) => only.some(text => `${place}:`.includes(text)))
}

function shown({ place, old, mutant }: Told): string {
  return `${place} ${inLine(old)} → ${inLine(mutant.newText)}`
}

function inLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}
