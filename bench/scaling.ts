import { createChecker } from '../src/workspace/checker.js'
import { memoryFileSystem } from '../src/workspace/documents/file-system.js'
import { hostileFiles, readerTasks, stackedHosts } from './hostile-families.js'
import { builtinLanguages } from '../src/languages/builtin.js'
import { unmark } from '../src/testing/marks.js'
import { anyTexts, ownTexts, pathOf } from './memory-families.js'
import { boundOf, clusterFamilies, fileFamilies } from './scaling-families.js'
import type { Hosts } from './scaling-families.js'

/**
 * Doubles inputs of many kinds and prints the processor time of each size; ends with 1 where a doubling took more than 2.4
 * times as long, or more than its own bound for what grows faster by nature.
 *
 * The families are texts of each language that are odd in many ways, what each rule finds, over and over, and clusters.
 * `--at SIZE` sets the smallest size, `--only TEXT` picks families by name, `--quiet` names only what is too steep, `--seconds N`
 * ends with 1 after so much processor time and says what was not asked.
 */

const mostGrowth = 2.4
/** Times below this many milliseconds say more about the machine than about the program. */
const least = 60
const rounds = 4

const option = (name: string): string | undefined => {
  const index = process.argv.indexOf(`--${name}`)
  return index === -1 ? undefined : process.argv[index + 1]
}

type Task = () => Promise<unknown>

async function timeOf(task: Task): Promise<number> {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function checkHosts(hosts: Hosts): Task {
  const files: Record<string, string> = {}
  for (const [host, texts] of Object.entries(hosts)) for (const [path, text] of Object.entries(texts)) files[`${host}/${path}`] = text
  const requests = Object.keys(hosts).map(name => ({ name, root: name, isNamed: true }))
  return () => createChecker().check({ fileSystem: memoryFileSystem(files), clusters: [{ hosts: requests }] })
}

function checkFile(path: string, text: string): Task {
  return () => createChecker().check({ fileSystem: memoryFileSystem({ [path]: text }), files: [{ path }] })
}

/**
 * The times of a size, its double and the double of that; the best of some rounds, until the growth is in order.
 *
 * The largest goes first: what takes it no longer than the growth allows from `least` on is in order, and the others need not be
 * asked; and whatever is made once, such as compiled code, is made by then, and does not make the smallest look slow.
 */
async function growthOf(taskFor: (size: number) => Task, size: number, most: number): Promise<{ readonly times: number[]; readonly worst: number }> {
  const tasks = [size, size * 2, size * 4].map(taskFor)
  const largest = await timeOf(tasks[2] ?? taskFor(size * 4))
  if (largest <= least * most) return { times: [largest], worst: largest / least }
  const times = tasks.map(() => Number.POSITIVE_INFINITY)
  let worst = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds && (round === 0 || worst > most); round += 1) {
    for (const [index, task] of tasks.entries()) times[index] = Math.min(times[index] ?? 0, await timeOf(task))
    worst = Math.max(...times.slice(1).map((time, index) => time / Math.max(times[index] ?? 0, least)))
  }
  return { times, worst }
}

/** Below so many milliseconds of the smallest size, code that was not yet compiled may look like growth. */
const sure = 250

/** What seems too steep is asked again with more work, as often as its smallest size takes next to no time: growth stays, noise does not. */
async function surelyGrowthOf(taskFor: (size: number) => Task, size: number, most: number): Promise<Awaited<ReturnType<typeof growthOf>> & { readonly size: number }> {
  const growth = await growthOf(taskFor, size, most)
  return growth.worst > most && (growth.times[0] ?? sure) < sure ? surelyGrowthOf(taskFor, size * 4, most) : { ...growth, size }
}

type Family = readonly [name: string, taskFor: (size: number) => Task, size: number]

/** Characters of a text for each one of a size. */
const charactersFor = 40

/** What each rule of a language finds, over and over: its examples, with numbers of their own where that makes other things of them. */
async function ruleFamilies(): Promise<Family[]> {
  const families: Family[] = []
  for (const entry of builtinLanguages) {
    const { id, rules } = await entry.load()
    const path = pathOf[id] ?? id
    for (const { id: rule, examples } of rules) {
      const [example] = examples.bad
      if (example === undefined) continue
      const marked = typeof example === 'string' ? example : example.text
      const parts = partsOf(id, unmark(marked).text, Math.max(marked.indexOf('[|'), 0))
      families.push([`${id}: ${rule}, over and over`, count => checkFile(path, repeated(id, parts, count)), 0])
      families.push([`${id}: ${rule}, each with a number`, count => checkFile(path, repeated(id, parts, count, true)), 0])
    }
  }
  return families.map(([name, taskFor]): Family => [name, taskFor, size || 1000])
}

/** The start tags behind which a text of XML can be repeated. */
const repeatable: Readonly<Record<string, RegExp>> = {
  'cluster-conf': /^[^]*?<(cluster)\b(?:[^>]*[^/])?>/,
  cib: /^[^]*<(crm_config|nodes|resources|constraints|fencing-topology|rsc_defaults|op_defaults|tags|acls|alerts|configuration)\b(?:[^>]*[^/])?>/,
}

/** Cuts an example into what is repeated, around its finding, and what stands before and behind it once. */
function partsOf(id: string, text: string, finding: number): readonly [head: string, inner: string, end: string] {
  const [head = '', name] = repeatable[id]?.exec(id === 'cib' ? text.slice(0, finding) : text) ?? []
  const end = name === undefined ? -1 : text.indexOf(`</${name}>`, head.length)
  return end <= head.length ? ['', text, ''] : [head, text.slice(head.length, end), text.slice(end)]
}

/** The names in the examples of a language that may have a number. */
const numberable: Readonly<Record<string, RegExp>> = {
  cib: /(?<=\b(?:id|rsc|with-rsc|first|then|node|uname)=")([^"]+)/g,
  'crm-configure': /\b(r0|alpha|beta|vip|[a-z])\b(?![=-])/g,
}

/** Repeats the part of a text that can be repeated: as often as a size says, up to the length that goes with it. */
function repeated(id: string, [head, inner, end]: readonly [head: string, inner: string, end: string], count: number, isNumbered = false): string {
  const copies = Math.min(Math.ceil(count * charactersFor / Math.max(inner.length, 1)), Math.ceil(count / 2))
  const names = numberable[id] ?? /\b(r0|alpha|demo|eth0|sda1?|drbd0)\b/g
  const copyOf = (index: number): string => (isNumbered ? inner.replace(names, `$1x${index}`) : inner)
  return head + Array.from({ length: copies }, (_, index) => copyOf(index)).join(inner.endsWith('\n') ? '' : '\n') + end
}

const size = Number(option('at') ?? 0)
const only = option('only') ?? ''
const seconds = Number(option('seconds') ?? Number.POSITIVE_INFINITY)
const isQuiet = process.argv.includes('--quiet')
const families: Family[] = [
  ...Object.entries({ ...clusterFamilies, ...stackedHosts }).map(([name, hosts]): Family => [`clusters: ${name}`, count => checkHosts(hosts(count)), Math.ceil((size || 1000) / 100)]),
  ...Object.entries({ ...fileFamilies, ...hostileFiles }).map(([name, { path, text }]): Family => [name, count => checkFile(path, text(count)), size || 1000]),
  ...Object.entries(readerTasks).map(([name, task]): Family => [name, count => async () => task(count)(), size || 1000]),
  ...Object.entries(pathOf).flatMap(([id, path]) => Object.entries({ ...anyTexts, ...ownTexts[id] }).map(([name, text]): Family => [`${id}: ${name}`, count => checkFile(path, text(count * charactersFor)), size || 1000])),
  ...(await ruleFamilies()),
]
const wanted = families.filter(([name]) => name.includes(only))
let asked = 0
for (const [name, taskFor, smallest] of wanted) {
  if (isOver()) break
  asked += 1
  const most = boundOf[name.replace('clusters: ', '')] ?? mostGrowth
  const before = process.cpuUsage()
  const { size: from, times, worst } = await surelyGrowthOf(taskFor, smallest, most)
  const { user, system } = process.cpuUsage(before)
  const isSteep = worst > most
  if (isSteep) process.exitCode = 1
  if (isSteep || !isQuiet) process.stdout.write(`${isSteep ? 'STEEP' : 'ok   '} ${worst.toFixed(2).padStart(6)} ×  ${times.map(time => `${time.toFixed(0)} ms`.padStart(9)).join('')}  ${name} (${from}, doubled twice; ${((user + system) / 1e6).toFixed(1)} s in all)\n`)
}
process.stdout.write(`${asked} of ${wanted.length} families asked\n`)
if (asked < wanted.length) {
  process.stdout.write(`NOT ASKED for want of time (${String(seconds)} s of processor time): ${wanted.slice(asked).map(([name]) => name).join('; ')}\n`)
  process.exitCode = 1
}

function isOver(): boolean {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000 > seconds
}
