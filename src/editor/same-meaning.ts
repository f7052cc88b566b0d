import type { CheckReport } from '../workspace/report.js'

/** What a configuration of DRBD comes to. */
const kinds = ['drbd-resource', 'drbd-volume', 'drbd-address', 'drbd-connection', 'drbd-option'] as const

/**
 * Tells whether files that were written otherwise come to the same: there are no more errors, each file is read by the release
 * by which it was read before, and each host has the same resources with the same options, wherever they are written. Lesser
 * findings may be more: of an include that names no file yet nobody knows what is missing.
 */
export function meansTheSame(before: CheckReport, after: CheckReport): boolean {
  return hasNoMoreErrors(before, after) && hasSameReleases(before, after) && factsOf(before) === factsOf(after)
}

function hasNoMoreErrors(before: CheckReport, after: CheckReport): boolean {
  const left = new Map<string, number>()
  for (const { rule } of errorsIn(before)) left.set(rule, (left.get(rule) ?? 0) + 1)
  return errorsIn(after).every(({ rule }) => {
    const count = left.get(rule) ?? 0
    left.set(rule, count - 1)
    return count > 0
  })
}

function errorsIn({ diagnostics }: CheckReport): CheckReport['diagnostics'] {
  return diagnostics.filter(({ severity }) => severity === 'error')
}

function hasSameReleases(before: CheckReport, after: CheckReport): boolean {
  const releases = new Map(before.files.map(({ path, target }) => [path, target]))
  const ofHost = new Map(before.files.map(({ host = '', software, target }) => [`${host} ${software}`, target]))
  return after.files.every(({ path, host = '', software, target }) => (releases.get(path) ?? ofHost.get(`${host} ${software}`) ?? target) === target)
}

function factsOf({ clusters }: CheckReport): string {
  const found = clusters.flatMap(cluster =>
    [...cluster.hosts.keys()].flatMap(host =>
      kinds.flatMap(kind => cluster.factsOn(host, kind).map(({ fact }) => `${host} ${JSON.stringify({ ...fact, origin: undefined, places: undefined })}`)),
    ),
  )
  return found.sort().join('\n')
}
