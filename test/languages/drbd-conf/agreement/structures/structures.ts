import { createRandom } from '../../generate.js'
import type { Random } from '../../generate.js'
import type { Probe } from '../generate.js'
import { resource } from './resource.js'
import { common, global, skipped } from './sections.js'
import type { Writer } from './writer.js'
import { createWriter, isWrong, shuffled } from './writer.js'

/** How many structures, from which seed. */
export interface StructureRequest {
  readonly seed: number
  readonly runs: number
}

/**
 * Writes configurations of several resources with everything that a dialect knows: stacked and floating hosts, shared and
 * numbered volumes, proxies, meshes and paths. In half of the texts something may be wrong on purpose: missing, twice, in
 * another place, or in conflict with another resource.
 */
export function* structureProbes(target: string, { seed, runs }: StructureRequest): Generator<Probe> {
  const random = createRandom(seed)
  for (let count = 0; count < runs; count += 1) {
    const text = structure(createWriter(target, random))
    yield { text, host: hostFor(random) }
  }
}

function hostFor(random: Random): string {
  return random.pick(['alpha', 'alpha', 'alpha', 'beta', 'gamma', 'nowhere', 'alpha.example.com'])
}

function structure(writer: Writer): string {
  const { random, dialect } = writer
  const parts: string[] = []
  if (random.oneIn(3)) parts.push(global(writer))
  if (random.oneIn(2)) parts.push(common(writer))
  const count = 1 + random.below(3)
  for (let index = 0; index < count; index += 1) parts.push(resource(writer, index))
  if (isWrong(writer, 8)) parts.push(common(writer))
  // 8.3 refuses files without resources for the host, and cfgcheck is not told here that these includes bring none.
  if (dialect !== '8.3' && random.oneIn(12))
    parts.push(random.pick(['include "/dev/null";', 'include "/etc/none*.res";', 'include /dev/null;']))
  if (random.oneIn(8)) parts.push(skipped(writer))
  if (isWrong(writer, 20)) parts.push(random.pick(parts))
  return `${(random.oneIn(3) ? shuffled(writer, parts) : parts).join('\n')}\n`
}
