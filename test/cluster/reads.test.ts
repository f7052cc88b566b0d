import { describe, expect, test } from 'vitest'

import { createClusterBuilder } from '../../src/cluster/build.js'
import type { HostInput } from '../../src/cluster/build.js'
import { defineClusterRule } from '../../src/cluster/define-cluster-rule.js'
import type { ClusterRule } from '../../src/cluster/define-cluster-rule.js'
import { dismissals } from '../../src/cluster/dismissals/index.js'
import type { ClusterModel } from '../../src/cluster/model.js'
import { clusterRules } from '../../src/cluster/rules/index.js'
import { oncePerCluster } from '../../src/cluster/view/once-per-cluster.js'
import type { Fact } from '../../src/facts/fact.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { checkCluster } from '../../src/workspace/shortcuts.js'
import { createWorkspace } from '../../src/workspace/workspace.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { filesBelow } from '../support/language-client.js'

/** The hosts of a model, to build it again. */
function inputsOf(model: ClusterModel): HostInput[] {
  return [...model.hosts.values()].map(({ name, paths }) => ({ name, paths, facts: [...model.index.all(name)].map(({ fact }) => fact) }))
}

const judges: readonly { readonly name: string; run(model: ClusterModel): unknown }[] = [
  ...clusterRules.map(rule => ({ name: rule.id, run: (model: ClusterModel) => [...rule.check(model)] })),
  ...dismissals.map((dismiss, index) => ({ name: `dismissal ${index}`, run: (model: ClusterModel) => [...dismiss(model)] })),
]

describe('what a rule reads', () => {
  test('is known in full, whatever other rules have worked out before', async () => {
    const examples = clusterRules.flatMap(({ examples: { bad } }) => bad.slice(0, 1).map(({ hosts }) => hosts))
    const hosts = [consistentCluster({ size: 2, hasFullNames: false }), ...examples.filter((_, index) => index % 16 === 0)]
    for (const files of hosts) {
      const inputs = (await checkCluster(files)).clusters.flatMap(inputsOf)
      const shared = createClusterBuilder()(inputs)
      for (const { name, run } of judges) {
        const alone = createClusterBuilder()(inputs)
        const wanted = [...(alone.notes?.during(() => run(alone)).reads.keys() ?? [])]
        const known = new Set(shared.notes?.during(() => run(shared)).reads.keys())
        expect(wanted.filter(question => !known.has(question)), name).toEqual([])
      }
    }
  })

  test('is not taken over from a former model that said otherwise', async () => {
    const examples = clusterRules.flatMap(({ examples: { bad } }) => bad.slice(0, 1).map(({ hosts }) => hosts))
    for (const files of [consistentCluster({ size: 2, hasFullNames: false }), ...examples.filter((_, index) => index % 48 === 0)]) {
      const inputs = (await checkCluster(files)).clusters.flatMap(inputsOf)
      const kinds = [...new Set(inputs.flatMap(({ facts }) => [...facts].map(({ kind }) => kind)))]
      const build = createClusterBuilder()
      const judgedBy = (model: ClusterModel): string => JSON.stringify(judges.map(({ name, run }) => [name, run(model)]))
      for (const kind of [undefined, ...kinds, undefined]) {
        const next = inputs.map((input, index) => (index > 0 ? input : { ...input, facts: [...input.facts].filter(fact => fact.kind !== kind) }))
        expect(judgedBy(build(next)), kind).toBe(judgedBy(createClusterBuilder()(next)))
      }
    }
  })

  test('is taken over where it is the same, and never from a later model', () => {
    const build = createClusterBuilder()
    let count = 0
    const view = oncePerCluster(cluster => [count += 1, cluster.facts('host-name').length])
    const hosts = (...facts: Fact[]): HostInput[] => [{ name: 'alpha', paths: [], facts }]
    const first = build(hosts(named('alpha')))
    expect(view(first)).toEqual([1, 1])
    const second = build(hosts(named('alpha'), { kind: 'mount', origin: at, device: '/dev/sda1', directory: '/', type: 'ext3', options: [] }))
    expect(view(second)).toBe(view(first))
    expect(second.notes?.during(() => view(second)).reads).toEqual(first.notes?.during(() => view(first)).reads)
    const third = build(hosts(named('alpha'), named('alpha.example.com')))
    const early = build(hosts(named('alpha')))
    expect(view(third)).toEqual([2, 2])
    expect(view(early)).toEqual([3, 1])
    const other = oncePerCluster(cluster => cluster.facts('host-name').length)
    expect([other(early), other(third), other(early)]).toEqual([1, 2, 1])
  })

  const at = { file: 'x', span: { start: 0, end: 1 } }
  const named = (name: string): Fact => ({ kind: 'host-name', origin: at, name, source: 'hostname' })

  test('is the same object as long as it says the same', () => {
    const build = createClusterBuilder('demo')
    const hostsWith = (...names: string[]): HostInput[] => names.map(name => ({ name, paths: ['/etc/hostname'], facts: [named(name)] }))
    const [first, second, third] = [build(hostsWith('alpha', 'beta')), build(hostsWith('alpha', 'beta')), build(hostsWith('alpha', 'gamma'))]
    expect(second.facts('host-name')).toBe(first.facts('host-name'))
    expect(second.hosts).toBe(first.hosts)
    expect(third.factsOn('alpha', 'host-name')).toBe(first.factsOn('alpha', 'host-name'))
    expect(third.facts('host-name')).not.toBe(first.facts('host-name'))
    expect(third.hostNamed('gamma')).toBe('gamma')
    expect(third.name).toBe('demo')
  })

  test('counts for each rule that asks for what was worked out once', () => {
    const build = createClusterBuilder()
    const view = oncePerCluster(cluster => cluster.facts('host-name').length)
    const model = build([{ name: 'alpha', paths: [], facts: [named('alpha')] }])
    const reads = [1, 2].map(() => model.notes?.during(() => view(model)).reads)
    expect([...(reads[1] ?? [])]).toEqual([...(reads[0] ?? [])])
    expect(reads[0]?.size).toBe(1)
    const changed = build([{ name: 'alpha', paths: [], facts: [named('alpha'), named('alpha.example.com')] }])
    expect(reads.map(known => known !== undefined && changed.notes?.areSame(known, model.notes?.version ?? 0))).toEqual([false, false])
  })
})

describe('a rule runs again', () => {
  const runs: string[] = []
  const counting = (name: string, kind: 'drbd-address' | 'drbd-option' | 'drbd-resource' | 'heartbeat-host'): ClusterRule => {
    const [first] = clusterRules
    if (first === undefined) throw new Error('no rules')
    return defineClusterRule({
      ...first,
      id: `cluster/${name}`,
      *check(cluster) {
        runs.push(name)
        yield* cluster.facts(kind).flatMap(() => [])
      },
    })
  }

  test('only where what it reads has changed', async () => {
    const files = filesBelow('/cluster', consistentCluster({ size: 2, hasFullNames: false }))
    const path = '/cluster/alpha/etc/ha.d/ha.cf'
    const text = files[path] ?? ''
    const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), clusterRules: [counting('disks', 'drbd-resource'), counting('members', 'heartbeat-host')] })
    const runsFor = async (change: string): Promise<string[]> => {
      workspace.change({ path, text: change })
      runs.length = 0
      await workspace.reportOn(path)
      return [...runs]
    }
    expect(await runsFor(text)).toEqual(['disks', 'members'])
    expect(await runsFor(`${text}# a remark at the end\n`)).toEqual([])
    expect(await runsFor(`${text}node gamma\n`)).toEqual(['members'])
    expect(await runsFor(`\n${text}`)).toEqual(['members'])
  })

  test('not where a secret was read again that is the same', async () => {
    const files = filesBelow('/cluster', consistentCluster({ size: 2, hasFullNames: false }))
    const path = '/cluster/alpha/etc/drbd.conf'
    const text = files[path] ?? ''
    expect(text).toMatch(/shared-secret/)
    const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), clusterRules: [counting('addresses', 'drbd-address'), counting('options', 'drbd-option')] })
    await workspace.reportOn(path)
    runs.length = 0
    const [address = '', port = ''] = /address [^;]*:(\d+);/.exec(text) ?? []
    workspace.change({ path, text: text.replace(address, address.replace(port, String(Number(port) + 1))) })
    await workspace.reportOn(path)
    expect(runs).toEqual(['addresses'])
    workspace.change({ path, text: text.replace(/shared-secret "?[^";]*"?;/, 'shared-secret "not-a-secret-2";') })
    await workspace.reportOn(path)
    expect(runs).toContain('options')
  })
})
