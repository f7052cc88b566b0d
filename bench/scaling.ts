import { createChecker } from '../src/workspace/checker.js'
import { memoryFileSystem } from '../src/workspace/documents/file-system.js'
import { hostileFiles, readerTasks, stackedHosts } from './hostile-families.js'
import { clusterFamilies, fileFamilies } from './scaling-families.js'
import type { Hosts } from './scaling-families.js'

/**
 * Doubles inputs of many kinds and prints the processor time of each size; ends with 1 where a doubling took more than 2.4
 * times as long. `--at SIZE` sets the smallest size, `--only TEXT` picks families by name.
 */

const mostGrowth = 2.4
/** Times below this many milliseconds say more about the machine than about the program. */
const least = 60
const rounds = 3

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

/** The times of a size, its double and the double of that; the best of some rounds, until the growth is in order. */
async function growthOf(taskFor: (size: number) => Task, size: number): Promise<{ readonly times: number[]; readonly worst: number }> {
  const tasks = [size, size * 2, size * 4].map(taskFor)
  const times = tasks.map(() => Number.POSITIVE_INFINITY)
  let worst = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds && worst > mostGrowth; round += 1) {
    for (const [index, task] of tasks.entries()) times[index] = Math.min(times[index] ?? 0, await timeOf(task))
    worst = Math.max(...times.slice(1).map((time, index) => time / Math.max(times[index] ?? 0, least)))
  }
  return { times, worst }
}

const size = Number(option('at') ?? 0)
const only = option('only') ?? ''
const families: [name: string, taskFor: (size: number) => Task, size: number][] = [
  ...Object.entries({ ...fileFamilies, ...hostileFiles }).map(([name, { path, text }]): [string, (size: number) => Task, number] => [name, count => checkFile(path, text(count)), size || 1000]),
  ...Object.entries({ ...clusterFamilies, ...stackedHosts }).map(([name, hosts]): [string, (size: number) => Task, number] => [name, count => checkHosts(hosts(count)), Math.ceil((size || 1000) / 100)]),
  ...Object.entries(readerTasks).map(([name, task]): [string, (size: number) => Task, number] => [name, count => async () => task(count)(), size || 1000]),
]
for (const [name, taskFor, smallest] of families) {
  if (!name.includes(only)) continue
  const { times, worst } = await growthOf(taskFor, smallest)
  const isSteep = worst > mostGrowth
  if (isSteep) process.exitCode = 1
  process.stdout.write(`${isSteep ? 'STEEP' : 'ok   '} ${worst.toFixed(2).padStart(6)} ×  ${times.map(time => `${time.toFixed(0)} ms`.padStart(9)).join('')}  ${name} (${smallest}, doubled twice)\n`)
}
