import { createRandom } from '../../support/random.js'
import { plant } from './plant.js'
import { outputsOf } from './ways-out.js'

/** A canary that got out. */
export interface Leak {
  /** The seed of the files in which it was planted. */
  readonly seed: number
  /** What was asked. */
  readonly way: string
  readonly canary: string
  /** Where it was planted: the path and the line. */
  readonly planted: readonly string[]
  /** What stands around it in what got out. */
  readonly around: string
}

/**
 * Plants canaries in the files of a cluster, `count` times, asks all that can be asked, and lists those that got out.
 *
 * The same seed plants the same.
 */
export async function run(seed: number, count: number): Promise<Leak[]> {
  const leaks: Leak[] = []
  for (let index = 0; index < count; index += 1) {
    const own = (seed + index) >>> 0
    leaks.push(...(await leaksOf(own)))
  }
  return leaks
}

async function leaksOf(seed: number): Promise<Leak[]> {
  const { files, canaries } = plant(createRandom(seed))
  const leaks: Leak[] = []
  for await (const { way, text } of outputsOf(files)) {
    const folded = text.toLowerCase()
    for (const canary of canaries) {
      const at = folded.indexOf(canary.toLowerCase())
      if (at === -1) continue
      leaks.push({ seed, way, canary, planted: placesOf(canary, files), around: text.slice(Math.max(0, at - 80), at + canary.length + 40) })
    }
  }
  return leaks
}

function placesOf(canary: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const line = text.split('\n').find(content => content.includes(canary))
    return line === undefined ? [] : [`${path}: ${line}`]
  })
}
