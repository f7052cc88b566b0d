import type { Span } from '../text/span.js'
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
  return [...byHost].filter(([host]) => host !== place.host).map(([host, settings]) => ({ host, differences: differencesOf(own, settings) }))
}

/**
 * Counts how a part of a file, such as a resource, differs from what each other host says of it, wherever in its files: by the first
 * step of the keys that the part has.
 */
export function driftOf({ clusters, placeOf }: CheckReport, file: string, part: Span): readonly OtherHost[] {
  const place = placeOf(file)
  const cluster = clusters.find(({ hosts }) => place !== undefined && hosts.has(place.host))
  if (place === undefined || cluster === undefined) return []
  const own = cluster.factsOn(place.host, 'setting').filter(({ fact: { origin } }) => origin.file === file && part.start <= origin.span.start && origin.span.end <= part.end)
  const language = own[0]?.fact.language
  if (language === undefined) return []
  const heads = new Set(own.map(({ fact }) => headOf(fact.key)))
  return [...cluster.hosts.keys()].flatMap(host => {
    const settings = host === place.host ? [] : cluster.settingsOn(host, language).filter(({ fact }) => heads.has(headOf(fact.key)))
    return settings.length === 0 ? [] : [{ host, differences: differencesOf(valuesOf(own), valuesOf(settings)) }]
  })
}

function headOf(key: string): string {
  return key.split(' / ', 1)[0] ?? ''
}

type Values = ReadonlyMap<string, string | Secret>

function valuesOf(settings: readonly { readonly fact: { readonly key: string; readonly value: string | Secret } }[]): Values {
  return new Map(settings.map(({ fact }) => [fact.key, fact.value]))
}

function differencesOf(a: Values, b: Values): number {
  return [...new Set([...a.keys(), ...b.keys()])].filter(key => isDifferent(a.get(key), b.get(key))).length
}

function isDifferent(a: string | Secret | undefined, b: string | Secret | undefined): boolean {
  return a instanceof Secret && b instanceof Secret ? a.differsFrom(b) : a !== b
}
