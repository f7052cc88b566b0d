import { builtinLanguages } from '../../../src/languages/builtin.js'
import type { Language } from '../../../src/languages/language.js'
import { recognise } from '../../../src/workspace/documents/recognise.js'
import type { ClusterFiles } from '../../support/consistent-cluster.js'
import { consistentCluster, drawStyle } from '../../support/consistent-cluster.js'
import type { Random } from '../../support/random.js'
import type { Known } from './index.js'
import { mutated } from './mutations.js'

/** Draws two hosts that agree in everything and changes one to four of their files, each in a few places. */
export function mutatedHosts(random: Random, languages: readonly Language[], knownOf: (language: Language) => Known): ClusterFiles {
  const size = random.oneIn(6) ? 3 : 2
  const hosts = consistentCluster({ size, hasFullNames: random.oneIn(3), style: drawStyle(random) })
  const names = Object.keys(hosts)
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const host = random.pick(names) ?? ''
    const files = hosts[host] ?? {}
    const path = random.pick(Object.keys(files)) ?? ''
    const language = languages.find(({ id }) => id === recognise(path, builtinLanguages)?.id)
    const before = files[path] ?? ''
    if (language === undefined) {
      // Other files have no language of their own: words and lines are the same in all.
      const other = random.pick(languages)
      if (other !== undefined) files[path] = mutated(random, other, before)
    } else if (random.oneIn(8)) files[path] = knownOf(language).pick(random)
    else files[path] = mutated(random, language, before)
    if (random.oneIn(20)) Reflect.deleteProperty(files, path)
  }
  return hosts
}
