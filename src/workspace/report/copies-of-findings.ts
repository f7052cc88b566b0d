import type { Diagnostic, Related } from '../../diagnostics/diagnostic.js'
import type { Fix } from '../../diagnostics/fix.js'
import type { HostPlace } from '../report.js'

/** What is known of where files lie. */
export interface Places {
  /** The host of a file and its path there; nothing for files that belong to none. */
  placeOf(file: string): HostPlace | undefined
  /** Hosts of different clusters have nothing to do with each other. */
  clusterOf(file: string): number | undefined
  /** The language of a file. What one host says in one file of it, others may say in several. */
  languageOf(file: string): string | undefined
}

/**
 * Makes one finding of those that say the same of the same file on several hosts: a file that was copied, or one drift.
 *
 * The first place stays, the others become related ones, and a fix mends all of them. Messages that name their own host are
 * the same, too. `diagnostics` are in order, and stay so.
 */
export function oneForAllHosts(diagnostics: readonly Diagnostic[], places: Places): readonly Diagnostic[] {
  if (!diagnostics.some(({ file }) => places.placeOf(file) !== undefined)) return diagnostics // No hosts.
  const groups = grouped(diagnostics.map(diagnostic => [diagnostic] as const), places, ({ message }) => message)
  const hostOf = (file: string): string => places.placeOf(file)?.host ?? ''
  const alike = grouped(groups, places, ({ message, file }) => withoutHost(message, hostOf(file)))
  return alike.map(group => joined(group, hostOf))
}

type Group = readonly [Diagnostic, ...(readonly Diagnostic[])]

/** Joins the groups that are of one host each and say the same of the same file. */
function grouped(given: readonly Group[], { placeOf, clusterOf, languageOf }: Places, wordsOf: (diagnostic: Diagnostic) => string): readonly Group[] {
  const groups: Group[] = []
  const byWords = new Map<string, [Diagnostic, ...Diagnostic[]]>()
  const counts = new Map<string, number>()
  for (const group of given) {
    const [first] = group
    const { rule, severity, origin, file } = first
    const place = placeOf(file)
    if (place === undefined || group.length > 1) {
      groups.push(group)
      continue
    }
    const said = [clusterOf(file), languageOf(file) ?? place.path, rule, severity, origin, wordsOf(first)].join('\0')
    // What is said twice of one host are two findings: the first goes with the first on other hosts.
    const onHost = `${place.host}\0${said}`
    const times = (counts.get(onHost) ?? 0) + 1
    counts.set(onHost, times)
    const key = `${times}\0${said}`
    const known = byWords.get(key)
    if (known !== undefined) {
      known.push(first)
      continue
    }
    const made: [Diagnostic, ...Diagnostic[]] = [first]
    byWords.set(key, made)
    groups.push(made)
  }
  return groups
}

/** Lists the findings of each host by itself, for whoever shows one file. */
export function onEachHost(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.flatMap(diagnostic => diagnostic.copies ?? [diagnostic])
}

function joined(group: Group, hostOf: (file: string) => string): Diagnostic {
  const [first, ...others] = group
  if (others.length === 0) return first
  const hosts = group.map(({ file }) => hostOf(file))
  const places = others.map(({ file, span }): Related => ({ message: `the same on host "${hostOf(file)}"`, file, span, isCopy: true }))
  return {
    ...first,
    message: others.every(({ message }) => message === first.message) ? first.message : withoutHost(first.message, hosts[0] ?? ''),
    related: [...first.related, ...places],
    fixes: fixesOfAll(group),
    hosts,
    copies: group,
  }
}

/** A message names the host on which its file lies; said of several, it is each of them. */
function withoutHost(message: string, host: string): string {
  return message.replaceAll(`host "${host}"`, 'each host').replaceAll(`Host "${host}"`, 'Each host')
}

/** Makes one fix of those that all copies offer. */
function fixesOfAll([first, ...others]: Group): readonly Fix[] {
  return first.fixes.flatMap(fix => {
    const same = others.map(({ fixes }) => fixes.find(other => other.title === fix.title && other.safety === fix.safety))
    const edits = same.flatMap(other => other?.edits ?? [])
    return same.includes(undefined) ? [] : [{ ...fix, edits: [...fix.edits, ...edits] }]
  })
}
