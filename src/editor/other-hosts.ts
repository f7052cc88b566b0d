import type { CheckReport } from '../workspace/report.js'
import { Secret } from '../text/secret.js'

/** How many settings of a file differ from those of another host's copy. */
export interface OtherHost {
  readonly host: string
  readonly differences: number
}

/** Compares a file with the same file of each other host that has it, setting by setting; layout and comments do not count. */
export function otherHosts({ clusters, placeOf }: CheckReport, file: string): readonly OtherHost[] {
  const place = placeOf(file)
  const cluster = clusters.find(({ hosts }) => place !== undefined && hosts.has(place.host))
  if (place === undefined || cluster === undefined) return []
  const byHost = new Map<string, Map<string, string | Secret>>()
  for (const { host, fact } of cluster.facts('setting')) {
    if (fact.path !== place.path) continue
    const settings = byHost.get(host) ?? new Map<string, string | Secret>()
    byHost.set(host, settings.set(fact.key, fact.value))
  }
  const own = byHost.get(place.host)
  if (own === undefined) return []
  return [...byHost].filter(([host]) => host !== place.host).map(([host, settings]) => {
    const keys = new Set([...own.keys(), ...settings.keys()])
    return { host, differences: [...keys].filter(key => isDifferent(own.get(key), settings.get(key))).length }
  })
}

function isDifferent(a: string | Secret | undefined, b: string | Secret | undefined): boolean {
  return a instanceof Secret && b instanceof Secret ? a.differsFrom(b) : a !== b
}
