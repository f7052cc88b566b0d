import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'

import { clusterRules } from '../../src/cluster/rules/index.js'
import type { ExampleCluster } from '../../src/cluster/define-cluster-rule.js'
import { cmanExample, heartbeatExample, ocfs2Example } from '../../src/cluster/rules/example-cluster.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { FileEdit } from '../../src/diagnostics/fix.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { applyEdits } from '../../src/text/edit.js'
import { checkExample, isMutationRun, shownFinding } from '../support/cluster-of.js'
import type { CheckedCluster } from '../support/cluster-of.js'

/** Rules whose bad example is by its nature also an error of another rule, and of which. */
const companions: Readonly<Record<string, readonly string[]>> = {
  'cluster/unused-script-command': ['cluster/conflicting-script-order'],
}

/** Where each bad example has its findings, and what they say; and which other rules of clusters speak in an example. `CFGCHECK_UPDATE=1` writes it anew, and the difference is read. */
const placesPath = 'fixtures/cluster-rules/places.json'
const isUpdate = process.env['CFGCHECK_UPDATE'] !== undefined
const places = (existsSync(placesPath) ? JSON.parse(readFileSync(placesPath, 'utf8')) : {}) as Readonly<Record<string, readonly string[]>>
const found: Record<string, readonly string[]> = {}
/** The good examples that were checked. */
const seen = new Set<string>()

describe('the base clusters of the examples', () => {
  const bases: Readonly<Record<string, ExampleCluster>> = {
    heartbeat: heartbeatExample('base'),
    cman: cmanExample('base'),
    ocfs2: ocfs2Example('base'),
  }
  test.each(Object.entries(bases))('%s: no cluster rule has anything to say', async (_name, example) => {
    const { findings, report } = await checkExample(example)
    expect(findings.map(finding => shownFinding(finding, report)).join('\n')).toBe('')
  })
})

/** How many good examples are of the same hosts: many rules show a base cluster, which is checked once for all. */
const occurrences = new Map<string, number>()
for (const { examples } of clusterRules) for (const { hosts } of examples.good) occurrences.set(JSON.stringify(hosts), (occurrences.get(JSON.stringify(hosts)) ?? 0) + 1)
const common = new Map<string, Promise<CheckedCluster>>()

function checkedGood(example: ExampleCluster): Promise<CheckedCluster> {
  const key = JSON.stringify(example.hosts)
  if (isMutationRun || occurrences.get(key) === 1) return checkExample(example)
  const before = common.get(key) ?? checkExample(example)
  common.set(key, before)
  return before
}

describe.each(clusterRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  /** The bad examples of this rule, each checked once. */
  const known = new Map<ExampleCluster, Promise<CheckedCluster>>()
  const checked = (example: ExampleCluster): Promise<CheckedCluster> => {
    const before = (isMutationRun ? undefined : known.get(example)) ?? checkExample(example)
    known.set(example, before)
    return before
  }
  afterAll(() => known.clear())

  test.each(rule.examples.bad.map(example => [example.title, example] as const))('bad: %s', async (title, example) => {
    const { findings, report } = await checked(example)
    const lines = findings.map(finding => shownFinding(finding, report))
    expect(findings.filter(({ rule: code }) => code === id), lines.join('\n')).not.toEqual([])
    const own = findings.filter(({ rule: code }) => code === id).map(finding => shownFinding(finding, report))
    found[`${id}: ${title}`] = [...own, ...besides(id, findings)]
    if (!isUpdate) expect(found[`${id}: ${title}`], 'npm run update writes it anew').toEqual(places[`${id}: ${title}`])
    const allowed = new Set([id, ...(companions[id] ?? [])])
    const others = findings.filter(({ rule: code, severity }) => severity === 'error' && !allowed.has(code))
    expect(others.map(finding => shownFinding(finding, report)).join('\n')).toBe('')
  })

  if (rule.fix !== undefined) {
    test('each fix that it offers silences it, and one example shows one', async () => {
      let offered = 0
      for (const example of rule.examples.bad) {
        const { hosts } = example
        const { findings, report } = await checked(example)
        const found = findings.filter(({ rule: code }) => code === id)
        for (const finding of found) {
          for (const { safety, edits } of finding.fixes) {
            offered += 1
            expect(safety).toBe(rule.fix)
            const after = await checkExample({ hosts: edited(hosts, edits) })
            const left = after.findings.filter(({ rule: code }) => code === id)
            expect(left, shownFinding(finding, report)).toHaveLength(found.length - 1)
            expect(errorCount(after.report)).toBeLessThanOrEqual(errorCount(report))
          }
        }
      }
      expect(offered).toBeGreaterThan(0)
    })
  } else {
    test('offers no fix', async () => {
      for (const example of rule.examples.bad) {
        const { findings } = await checked(example)
        expect(findings.filter(({ rule: code, fixes }) => code === id && fixes.length > 0)).toEqual([])
      }
    })
  }

  test.each(
    rule.examples.good.map(example => [example.title, example] as const),
  )('good: %s', async (title, example) => {
    const { findings, report } = await checkedGood(example)
    const others = besides(id, findings)
    seen.add(`${id}: good: ${title}`)
    if (others.length > 0) found[`${id}: good: ${title}`] = others
    if (!isUpdate) expect(others, 'npm run update writes it anew').toEqual(places[`${id}: good: ${title}`] ?? [])
    const told = findings.filter(({ rule: code }) => code === id || code.startsWith('cfgcheck/'))
    expect(told.map(finding => shownFinding(finding, report)).join('\n')).toBe('')
  })
})

test('places are kept of the examples that there are, and of no others', () => {
  const { bad, good } = titles()
  expect(new Set([...bad, ...good]).size).toBe(bad.length + good.length)
  expect(clusterRules.filter(({ examples }) => examples.bad.length === 0 || examples.good.length === 0).map(({ id }) => id)).toEqual([])
  const known = Object.keys(places)
  if (!isUpdate) expect(known).toEqual([...bad, ...good.filter(title => known.includes(title))].sort())
})

afterAll(() => {
  if (!isUpdate) return
  const { bad, good } = titles()
  // What a run of some of the rules did not see stays as it was.
  const kept = Object.entries({ ...places, ...found }).filter(([title]) => bad.includes(title) || (good.includes(title) && (found[title] !== undefined || !seen.has(title))))
  writeFileSync(placesPath, `${JSON.stringify(Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1))), undefined, 2)}\n`)
})

/** How the examples of all rules are called. */
function titles(): Readonly<Record<'bad' | 'good', readonly string[]>> {
  return {
    bad: clusterRules.flatMap(rule => rule.examples.bad.map(({ title }) => `${rule.id}: ${title}`)),
    good: clusterRules.flatMap(rule => rule.examples.good.map(({ title }) => `${rule.id}: good: ${title}`)),
  }
}

/** Names the other rules of clusters that speak. */
function besides(id: string, findings: readonly Diagnostic[]): readonly string[] {
  const others = [...new Set(findings.map(({ rule }) => rule))].filter(rule => rule !== id).sort()
  return others.length === 0 ? [] : [`besides ${others.join(', ')}`]
}

function errorCount({ diagnostics }: CheckReport): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length
}

function edited(hosts: ExampleCluster['hosts'], edits: readonly FileEdit[]): ExampleCluster['hosts'] {
  return Object.fromEntries(
    Object.entries(hosts).map(([host, files]) => [
      host,
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => {
          const own = edits.filter(({ file }) => file === `${host}/${path.replace(/^\//, '')}`)
          return [path, applyEdits(text, own)]
        }),
      ),
    ]),
  )
}
