import { expect, test } from 'vitest'

import { dumpText } from '../../../src/languages/drbd-reactor/dump.js'
import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import { createSource } from '../../../src/text/source.js'

const main = createSource('drbd-reactor.toml', `snippets = "/etc/drbd-reactor.d"
[[log]]
level = "info"
`)
const snippet = createSource('web.toml', `[[promoter]]
[promoter.resources.web]
start = ["srv.mount",
  'nginx.service']
preferred-nodes = ["alpha", "beta"]
[promoter.resources."a b"]
runner = "shell"
[[umh]]
[[umh.resource]]
command = "say \\"hello\\"\\tthere"
old.role = { operator = "NotEquals", value = "Primary" }
`)

function dumped(target: string): string {
  const [one, two] = [main, snippet].map(source => drbdReactor.read(drbdReactor.parse(source), { target }))
  if (one === undefined || two === undefined) throw new Error('Nothing was read')
  const { configuration } = drbdReactor.compose(one, () => [two])
  return dumpText(configuration, ({ file, span }) => `${file}:${(file === main.id ? main : snippet).positionAt(span.start).line}`)
}

test('one file of both, each value with its place, and what is so where nothing is said', () => {
  expect(dumped('1.11')).toBe(`snippets = "/etc/drbd-reactor.d"  # drbd-reactor.toml:1
# snippets-monitoring-interval: 120 (default)
# statistics-poll-interval: 60 (default)

[[log]]  # drbd-reactor.toml:2
level = "info"  # drbd-reactor.toml:3
# file: standard error (default)

[[promoter]]  # web.toml:1

[promoter.resources.web]  # web.toml:2
start = ["srv.mount", "nginx.service"]  # web.toml:3
preferred-nodes = ["alpha", "beta"]  # web.toml:5
# stop: start in reverse (default)
# runner: systemd (default)
# dependencies-as: Requires (default)
# target-as: Requires (default)
# on-drbd-demote-failure: none (default)
# stop-services-on-exit: false (default)
# secondary-force: true (default)
# preferred-nodes-policy: always (default)
# on-quorum-loss: shutdown (default)
# on-disk-detach: ignore (default)
# fencing-promote-delay: 5 (default)
# adjust-resource-on-start: true (default)
# sleep-before-promote-factor: 1 (default)

[promoter.resources."a b"]  # web.toml:6
runner = "shell"  # web.toml:7
# start: [] (default)
# stop: start in reverse (default)
# dependencies-as: Requires (default)
# target-as: Requires (default)
# on-drbd-demote-failure: none (default)
# stop-services-on-exit: false (default)
# secondary-force: true (default)
# preferred-nodes: [] (default)
# preferred-nodes-policy: always (default)
# on-quorum-loss: shutdown (default)
# on-disk-detach: ignore (default)
# fencing-promote-delay: 5 (default)
# adjust-resource-on-start: true (default)
# sleep-before-promote-factor: 1 (default)

[[umh]]  # web.toml:8

[[umh.resource]]  # web.toml:9
command = "say \\"hello\\"\\tthere"  # web.toml:10
# env: {} (default)

[umh.resource.old]  # web.toml:11

[umh.resource.old.role]  # web.toml:11
operator = "NotEquals"  # web.toml:11
value = "Primary"  # web.toml:11
`)
})

test('an earlier release knows no more than it does', () => {
  expect(dumped('1.4')).not.toMatch(/adjust-resource-on-start|preferred-nodes-policy/)
})

test('is a file that says the same', () => {
  const text = dumped('1.11')
  const read = (sources: readonly ReturnType<typeof createSource>[]): unknown => {
    const [first, ...others] = sources.map(source => drbdReactor.read(drbdReactor.parse(source), {}))
    if (first === undefined) throw new Error('Nothing was read')
    const { configuration, faults } = drbdReactor.compose(first, () => others)
    expect(faults).toEqual([])
    return [...drbdReactor.extractFacts(configuration)].flatMap(fact => (fact.kind === 'setting' ? [`${fact.key} = ${String(fact.value)}`] : [])).sort()
  }
  expect(read([createSource('dump.toml', text)])).toEqual(read([main, snippet]))
})
