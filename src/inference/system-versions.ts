import type { Tells } from './package-versions.js'
import type { TargetFamily } from './target-family.js'

/** A system, and the releases that ran on it; a family that is not named may have any. */
type SystemTells = Readonly<Record<TargetFamily, readonly [since: string, until: string]>>

const drbdFrom84 = ['8.4', '9'] as const
const third = ['3', '3'] as const
const corosync1 = ['1.4', '1.4'] as const
const corosync2 = ['2.4', '2.4'] as const
const corosync3 = ['3.1', '3.1'] as const
const ocfs2Last = ['1.8', '1.8'] as const

/** By major version. The last row holds for all later ones. */
const redHat: readonly (readonly [major: number, tells: SystemTells])[] = [
  [3, { drbd: ['0.7', '8.0'] }],
  [4, { cluster: ['1', '1'], drbd: ['0.7', '8.3'], heartbeat: ['1', '2'], ocfs2: ['1.2', '1.4'] }],
  [5, { cluster: ['2', '2'], drbd: ['0.7', '8.4'], ocfs2: ['1.2', '1.6'] }],
  [6, { cluster: third, corosync: corosync1, drbd: ['8.3', '9'], heartbeat: third, ocfs2: ['1.6', '1.8'] }],
  [7, { corosync: corosync2, drbd: drbdFrom84, heartbeat: third, ocfs2: ocfs2Last }],
  [8, { corosync: corosync3, drbd: drbdFrom84, heartbeat: third, ocfs2: ocfs2Last }],
]

const debian: typeof redHat = [
  [3, { drbd: ['0.7', '0.7'], heartbeat: ['1', '2'], ocfs2: ['1.2', '1.2'] }],
  [4, { cluster: ['1', '1'], drbd: ['0.7', '8.0'], heartbeat: ['1', '2'], ocfs2: ['1.2', '1.2'] }],
  [5, { cluster: ['2', '2'], drbd: ['8.0', '8.3'], heartbeat: ['2', '2'], ocfs2: ['1.4', '1.4'] }],
  [6, { cluster: third, drbd: ['8.3', '8.4'], heartbeat: third, ocfs2: ['1.4', '1.4'] }],
  [7, { cluster: third, corosync: corosync1, drbd: ['8.3', '8.4'], heartbeat: third, ocfs2: ['1.6', '1.6'] }],
  [8, { drbd: drbdFrom84, heartbeat: third, ocfs2: ['1.6', '1.8'] }],
  [9, { corosync: corosync2, drbd: drbdFrom84, heartbeat: third, ocfs2: ['1.6', '1.8'] }],
  [10, { corosync: corosync3, drbd: drbdFrom84, heartbeat: third, ocfs2: ['1.6', '1.8'] }],
]

const ubuntu: typeof redHat = [
  [8, { cluster: ['2', '2'], drbd: ['8.0', '8.2'], heartbeat: ['2', '2'], ocfs2: ['1.2', '1.4'] }],
  [10, { cluster: third, drbd: ['8.3', '8.4'], heartbeat: third }],
  [14, { corosync: corosync2, drbd: drbdFrom84, heartbeat: third }],
  [20, { corosync: corosync3, drbd: drbdFrom84, heartbeat: third }],
]

const suse: typeof redHat = [
  [9, { drbd: ['0.7', '0.7'], heartbeat: ['1', '2'], ocfs2: ['1.2', '1.2'] }],
  [10, { drbd: ['0.7', '8.3'], heartbeat: ['2', '2'], ocfs2: ['1.2', '1.4'] }],
  [11, { corosync: corosync1, drbd: ['8.3', '8.4'], ocfs2: ['1.4', '1.8'] }],
  [12, { corosync: corosync2, drbd: drbdFrom84, ocfs2: ocfs2Last }],
  [16, { corosync: corosync3, drbd: drbdFrom84, ocfs2: ocfs2Last }],
]

/** By the names of os-release. */
const systems: Readonly<Record<string, typeof redHat>> = {
  rhel: redHat,
  centos: redHat,
  scientific: redHat,
  ol: redHat,
  rocky: redHat,
  almalinux: redHat,
  debian,
  ubuntu,
  sles: suse,
}

/** Says which releases ran on a system, by what its vendor or the usual repositories had for it. */
export function toldBySystem(name: string, version: string): readonly Tells[] {
  return tellsOf(systems[name], Number(/^\d{1,3}/.exec(version)?.[0]))
}

/**
 * Says which releases ran under a kernel: those of Red Hat name their system, and from 3.8 on Linux itself has DRBD 8.4.
 *
 * Source: kernel.org, drivers/block/drbd: 8.3 from 2.6.33 on, 8.4 from 3.8 on.
 */
export function toldByKernel(release: string): readonly Tells[] {
  const system = /\.el(\d{1,2})(?:[._]|$)/.exec(release)?.[1] ?? (/\.EL(?:smp|hugemem|largesmp)?$/.test(release) ? '4' : undefined)
  if (system !== undefined) return tellsOf(redHat, Number(system))
  const [, major = '0', minor = '0'] = /^(\d{1,3})\.(\d{1,3})/.exec(release) ?? []
  const isWithDrbd84 = Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 8)
  return isWithDrbd84 ? [{ family: 'drbd', since: '8.4' }] : []
}

function tellsOf(rows: typeof redHat = [], major: number): readonly Tells[] {
  const row = rows.findLast(([first]) => first <= major)?.[1] ?? {}
  return Object.entries(row).map(([family, [since, until]]) => ({ family, since, until }))
}
