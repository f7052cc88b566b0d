import type { TargetFamily } from './target-family.js'

/** The releases that an installed package is of, both ends included. */
export interface Range {
  readonly since?: string
  readonly until?: string
}

/** A family of software, and which of its releases a package or a system has. */
export interface Tells extends Range {
  readonly family: TargetFamily
}

/** Says which releases a package tells of; nothing where it tells of none. */
export function toldByPackage(name: string, version: string): Tells | undefined {
  const numbers = version.split(/[^0-9]+/, 3).map(Number)
  const [major = 0, minor = 0] = numbers
  for (const { pattern, family, range } of rows) {
    const match = pattern.exec(name)
    const named = match === null ? undefined : range({ major, minor, digits: match[1] })
    if (named !== undefined) return { family, ...named }
  }
  return undefined
}

interface Row {
  readonly pattern: RegExp
  readonly family: TargetFamily
  range(of: { readonly major: number; readonly minor: number; readonly digits: string | undefined }): Range | undefined
}

const only = (release: string): Range => ({ since: release, until: release })

/**
 * Source: the packages of Debian (drbd0.7-utils, drbd8-utils, drbd-utils, heartbeat, cman, ocfs2-tools), of Red Hat, CentOS
 * and ELRepo (drbd82, drbd83-utils, kmod-drbd84, cman, rgmanager), of SUSE (drbd, drbd-kmp-default) and of LINBIT.
 */
const rows: readonly Row[] = [
  // drbd-utils came with 8.9 and serves the modules of 8.4 and 9.
  { pattern: /^drbd-utils$/, family: 'drbd', range: () => ({ since: '8.4' }) },
  { pattern: /^(?:kmod-|drbd-kmdl-)?drbd(\d[\d.]{1,2})(?:-utils|-kmod|-kmp.*|-tools)?$/, family: 'drbd', range: ({ digits = '' }) => drbdSeries(digits) },
  { pattern: /^(?:kmod-drbd|drbd-kmp-.*|drbd-dkms|drbd|drbd8-(?:utils|source|module.*)|drbd-km.*)$/, family: 'drbd', range: ({ major, minor }) => drbdRelease(major, minor) },
  { pattern: /^heartbeat$/, family: 'heartbeat', range: ({ major, minor }) => heartbeatRelease(major, minor) },
  { pattern: /^(?:cman|rgmanager|redhat-cluster-suite)$/, family: 'cluster', range: ({ major }) => clusterRelease(major) },
  { pattern: /^(?:ccs|magma|gulm)$/, family: 'cluster', range: ({ major }) => (major === 1 ? only('1') : undefined) },
  { pattern: /^clusterlib$/, family: 'cluster', range: ({ major }) => (major >= 3 ? only('3') : undefined) },
  { pattern: /^corosync$/, family: 'corosync', range: ({ major }) => ({ 1: only('1.4'), 2: only('2.4'), 3: only('3.1') })[major] },
  { pattern: /^pacemaker$/, family: 'pacemaker', range: ({ major, minor }) => pacemakerRelease(major, minor) },
  { pattern: /^drbd-reactor$/, family: 'drbd-reactor', range: ({ major, minor }) => reactorRelease(major, minor) },
  { pattern: /^ocfs2-tools$/, family: 'ocfs2', range: ({ major, minor }) => (major === 1 ? ocfs2Release(minor) : undefined) },
]

function drbdSeries(digits: string): Range | undefined {
  const [major = '', minor = ''] = digits.replace('.', '')
  return drbdRelease(Number(major), Number(minor))
}

function drbdRelease(major: number, minor: number): Range | undefined {
  if (major === 0) return minor === 7 || minor === 0 ? only('0.7') : undefined
  if (major >= 9) return only('9')
  if (major !== 8) return undefined
  return minor === 9 ? { since: '8.4' } : only(minor >= 4 ? '8.4' : minor === 3 ? '8.3' : minor === 2 ? '8.2' : '8.0')
}

function heartbeatRelease(major: number, minor: number): Range | undefined {
  if (major > 3) return undefined
  // The last betas before a release count as it.
  return only(String(Math.max(1, minor === 99 ? major + 1 : major)))
}

/** Debian numbered cluster 2.x by the date of its sources. */
function clusterRelease(major: number): Range | undefined {
  if (major >= 2000) return only('2')
  return major >= 1 && major <= 3 ? only(String(major)) : undefined
}

function pacemakerRelease(major: number, minor: number): Range | undefined {
  if (major === 1) return only('1.1')
  return major === 2 ? only(minor === 0 ? '2.0' : '2.1') : major === 3 ? only('3.0') : undefined
}

function reactorRelease(major: number, minor: number): Range | undefined {
  const known = [4, 9, 10, 11].filter(release => release <= Math.max(4, minor))
  return major <= 1 ? only(`1.${String(known[known.length - 1])}`) : undefined
}

function ocfs2Release(minor: number): Range | undefined {
  const known = [2, 4, 6, 8].filter(release => release <= minor)
  const last = known[known.length - 1]
  return last === undefined ? undefined : only(`1.${last}`)
}
