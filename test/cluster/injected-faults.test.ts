import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import type { CheckReport } from '../../src/workspace/report.js'
import { checkExample, shownFinding } from '../support/cluster-of.js'
import type { CheckedCluster } from '../support/cluster-of.js'
import { consistentCluster, drawStyle, hostNames } from '../support/consistent-cluster.js'
import type { ClusterFiles, ClusterShape } from '../support/consistent-cluster.js'
import { createRandom } from '../support/random.js'
import { rewritings, rewritten } from '../support/rewriting.js'
import { brokenStoryLaws } from '../support/story-laws.js'
import type { Rewriting } from '../support/rewriting.js'
import { injections } from './injections/index.js'
import { authkeys, clusterConf, drbdConf, gone, haCf, haresources, hosts, lvs, o2cb, ocfs2Conf, rcOrder, swap } from './injections/injection.js'
import type { Changes, Injection } from './injections/injection.js'

/** Clusters and faults by the thousand take minutes: a sample by default, `CFGCHECK_RUNS=1000` for all, `CFGCHECK_SEED=N` for others. */
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 30)
const firstSeed = Number(process.env['CFGCHECK_SEED'] ?? 1)
const isWhole = runs >= 1000
const sizes = [2, 3, 16]

interface Shown {
  readonly text: string
  readonly rule: string
  readonly files: readonly string[]
}

/** The findings at warning and above, and those of one more rule. */
async function findingsIn(files: ClusterFiles, rule?: string): Promise<Shown[]> {
  const { report, model } = await checkExample({ hosts: files })
  expect(brokenStoryLaws(model)).toEqual([])
  return shownOf(report, rule)
}

const sound = new Map<string, Promise<CheckedCluster>>()

/** The same of a cluster on which many faults are tried: it is checked once. */
async function findingsBefore(files: ClusterFiles, rule: string): Promise<Shown[]> {
  const key = JSON.stringify(files)
  const checked = sound.get(key) ?? checkExample({ hosts: files })
  sound.set(key, checked)
  return shownOf((await checked).report, rule)
}

function shownOf(report: CheckReport, rule: string | undefined): Shown[] {
  return report.diagnostics
    .filter(({ severity, rule: code }) => severity !== 'info' || code === rule)
    .map(finding => ({
      text: shownFinding(finding, report),
      rule: finding.rule,
      files: [finding.file, ...finding.related.map(({ file }) => file)],
    }))
}

const textOf = (shown: readonly Shown[]): string => shown.map(({ text }) => text).join('\n')

/** The same cluster with its hosts in another order and some of their files written differently. */
function disguised(files: ClusterFiles, seed: number, ways: readonly Rewriting[] = rewritings): ClusterFiles {
  const random = createRandom(seed)
  const names = random.shuffled(Object.keys(files))
  return Object.fromEntries(names.map((name, index) => [name, index % 2 === seed % 2 ? rewritten(files[name] ?? {}, ways, random) : { ...files[name] }]))
}

function changed(files: ClusterFiles, changes: Changes | undefined, only?: number): ClusterFiles {
  const names = Object.keys(files)
  const result: ClusterFiles = {}
  for (const [index, name] of names.entries()) {
    const own = { ...files[name] }
    if (only === undefined || only === index) {
      for (const [path, change] of Object.entries(changes ?? {})) {
        const after = change(own[path] ?? '', { name, index, names })
        if (after === undefined) delete own[path]
        else if (after !== '') own[path] = after
      }
    }
    result[name] = own
  }
  return result
}

describe('clusters whose hosts agree give no finding at warning and above', () => {
  test(`${runs} drawn clusters, half of their hosts written differently`, async () => {
    for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
      const random = createRandom(seed)
      // Every ninth is of as many hosts as cman takes: what hangs on there being many shows with five.
      const size = seed % 9 === 8 ? 16 : ([2, 3, 5][seed % 3] ?? 2)
      const shape: ClusterShape = { size, hasFullNames: random.below(2) === 0, style: drawStyle(random) }
      expect(textOf(await findingsIn(disguised(consistentCluster(shape), seed))), `seed ${seed}`).toBe('')
    }
  })

  test.each(sizes.flatMap(size => rewritings.map(way => [way, size] as const)))('%s written differently on %i hosts', async (way, size) => {
    const files = consistentCluster({ size, hasFullNames: false })
    const after = disguised(files, size, [way])
    const changedPaths = Object.entries(after).flatMap(([name, own]) => Object.keys(own).filter(path => own[path] !== files[name]?.[path]))
    expect(changedPaths.length, 'nothing is written differently').toBeGreaterThan(0)
    expect(textOf(await findingsIn(after))).toBe('')
  })

  test('a drbd.conf that was split is joined again by splitting it once more', () => {
    const [files = {}] = Object.values(consistentCluster({ size: 3, hasFullNames: false }))
    const apart = rewritten(files, ['split'], createRandom(1))
    expect(Object.keys(apart).filter(path => path.startsWith('/etc/drbd.d/'))).not.toEqual([])
    expect(rewritten(apart, ['split'], createRandom(1))).toEqual(files)
  })
})

describe('each kind of drift', () => {
  const rows = readFileSync('docs/cluster-checks.md', 'utf8')
    .split('\n')
    .filter(line => /^\| [A-Z]{3}-\d\d \|/.test(line))
    .map(line => line.split('|').slice(1, -1).map(cell => cell.trim()))
  const injected = new Set(injections.map(({ check }) => check))

  test('of the catalogue that files can show is injected', () => {
    const decidable = rows.filter(([, , rules]) => rules !== '–').map(([id = '']) => id)
    // Two clusters at once: told by a test of their own below.
    const ofTwoClusters = ['NET-22', 'KEY-12']
    expect(decidable.filter(id => !injected.has(id) && !ofTwoClusters.includes(id))).toEqual([])
    expect([...injected].filter(id => !decidable.includes(id))).toEqual([])
  })

  test('is told by a rule that the table names for it', () => {
    const wrong = injections.filter(({ check, rule }) => !(rows.find(([id]) => id === check)?.[2] ?? '').includes(`\`${rule}\``))
    expect(wrong.map(({ check, title }) => `${check} ${title}`)).toEqual([])
  })
})

/** The clusters in which a fault is tried: a small one with short names, and a larger one with full names, where it is disguised. */
function shapesFor({ sizes: own = sizes }: Injection): ClusterShape[] {
  const all = own.flatMap(size => [{ size, hasFullNames: false }, { size, hasFullNames: true }])
  if (isWhole) return all
  const [first, last] = [own[0], own.filter(size => size < 16).at(-1) ?? own[0]]
  return all.filter(({ size, hasFullNames }) => size === (hasFullNames ? last : first))
}

describe.each(injections.map(injection => [`${injection.check} ${injection.title}`, injection] as const))('%s', (title, injection) => {
  test.each(shapesFor(injection).map(shape => [shape.size, shape.hasFullNames ? 'full' : 'short', shape] as const))('%i hosts, %s names', async (_size, _names, shape) => {
    const names = hostNames(shape)
    // A different host each time, the same in every run.
    const drifting = injection.host ?? (title.length * 7 + shape.size) % names.length
    const base = changed(consistentCluster(shape), injection.setup)
    const relevant = (shown: readonly Shown[]): readonly Shown[] => shown.filter(({ rule }) => rule !== injection.accepted)
    expect(textOf(relevant(await findingsBefore(base, injection.rule))), 'what the fault needs is itself a finding').toBe('')

    const everywhere = changed(base, injection.everywhere)
    const files = changed(everywhere, injection.drift, drifting)
    expect(files, 'the injection changes nothing').not.toEqual(base)
    const ways = rewritings.filter(way => injection.notWritten?.includes(way) !== true)
    const disguises = [0, 1].map(more => disguised(files, title.length + more, ways))
    for (const variant of isWhole ? [files, ...disguises] : shape.hasFullNames ? disguises.slice(0, 1) : [files]) {
      expectOnly(relevant(await findingsIn(variant, injection.rule)), injection, names, names[drifting] ?? '')
    }
  })
})

describe('two clusters on one network', () => {
  const first = consistentCluster({ size: 2, hasFullNames: false })
  const plain = (files: ClusterFiles): ClusterFiles =>
    // Heartbeat alone: two hosts more would be nodes of the same cman and OCFS2 cluster.
    changed(files, Object.fromEntries([clusterConf, '/etc/sysconfig/cluster', ocfs2Conf, o2cb, drbdConf, lvs, rcOrder, hosts, haresources].map(path => [path, gone])))
  const second = Object.fromEntries(
    Object.entries(plain(first)).map(([name, files]) => {
      const [from, to, number] = name === 'alpha' ? [1, 'gamma', 3] : [2, 'delta', 4]
      const rename = (text: string): string => text
        .replace(/\balpha\b/g, 'gamma')
        .replace(/\bbeta\b/g, 'delta')
        .replace('ucast eth0 192.0.2.', 'ucast eth0 192.0.2.00')
        .replaceAll(`.2.${from}"`, `.2.${number}"`)
        .replaceAll(`.100.${from}"`, `.100.${number}"`)
        .replace('192.0.2.001', '192.0.2.3')
        .replace('192.0.2.002', '192.0.2.4')
        .replace('k7d0c1f4b9e26a83', 'm1e0a7c4d9f28b35')
        .replace('udpport 694', 'udpport 695')
        .replace(/respawn hacluster \S+dopd\napiauth dopd .*\n/, '')
      return [to, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, rename(text)]))]
    }),
  )
  const firstAlone = changed(plain(first), { [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, '') })
  const rulesIn = async (files: ClusterFiles, rule: string): Promise<string[]> =>
    (await findingsIn(files, rule)).map(finding => finding.rule)

  test('that share nothing give no finding', async () => {
    expect(textOf(await findingsIn({ ...firstAlone, ...second }, 'cluster/duplicate-authkeys'))).toBe('')
  })

  test('NET-22 one port', async () => {
    const files = { ...firstAlone, ...changed(second, { [haCf]: swap('udpport 695', 'udpport 694') }) }
    expect(await rulesIn(files, 'cluster/conflicting-heartbeat-clusters')).toEqual(['cluster/conflicting-heartbeat-clusters'])
    expect(await rulesIn(disguised(files, 5), 'cluster/conflicting-heartbeat-clusters')).toEqual(['cluster/conflicting-heartbeat-clusters'])
  })

  test('KEY-12 one key', async () => {
    const files = { ...firstAlone, ...changed(second, { [authkeys]: swap('m1e0a7c4d9f28b35', 'k7d0c1f4b9e26a83') }) }
    expect(await rulesIn(files, 'cluster/duplicate-authkeys')).toEqual(['cluster/duplicate-authkeys'])
    expect(await rulesIn(disguised(files, 6), 'cluster/duplicate-authkeys')).toEqual(['cluster/duplicate-authkeys'])
  })
})

function expectOnly(found: readonly Shown[], injection: Injection, names: readonly string[], drifting: string): void {
  const { rule, drift = {}, everywhere = {}, places, isLocal } = injection
  const text = textOf(found)
  const count = injection.count?.(names.length) ?? 1
  expect(found.map(finding => finding.rule), text).toEqual(Array.from({ length: count }, () => rule))
  for (const { files } of found) {
    const isNamed = (path: string): boolean => files.some(file => file.endsWith(path) || (path === '/etc/drbd.conf' && file.includes('/etc/drbd.d/')))
    for (const path of places ?? []) expect(isNamed(path), `${path} in\n${text}`).toBe(true)
    const changedPaths = Object.keys(injection.drift ?? everywhere)
    if (places === undefined) expect(changedPaths.some(isNamed), text).toBe(true)
    // The place on the host that drifted, unless what it lacks cannot be pointed at.
    const isGone = Object.values(drift).every(change => change('', { name: drifting, index: 0, names }) === undefined)
    if (injection.drift !== undefined && !isGone) expect(files.some(file => file.startsWith(`${drifting}/`)), text).toBe(true)
    if (injection.drift !== undefined && isLocal === undefined && places === undefined) {
      expect(new Set(files.map(file => file.split('/')[0])).size, text).toBeGreaterThan(1)
    }
  }
}
