import { expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import { createSource } from '../../../src/text/source.js'

test('every table is told, so that two files can be compared', () => {
  const text = `snippets = "/etc/drbd-reactor.d"
[[promoter]]
[promoter.resources.web]
start = ["srv.mount", "nginx.service"]
[[log]]
level = "info"
[[log]]
level = "debug"
[[umh]]
[[umh.resource]]
command = "true"
old.role = { operator = "NotEquals", value = "Primary" }
[[debugger]]
`
  const { configuration } = drbdReactor.compose(drbdReactor.read(drbdReactor.parse(createSource('drbd-reactor.toml', text)), {}), () => [])
  const settings = [...drbdReactor.extractFacts(configuration)].flatMap(fact => (fact.kind === 'setting' ? [[fact.key, fact.value]] : []))
  expect(settings).toEqual([
    ['promoter web / start', 'srv.mount, nginx.service'],
    ['snippets', '/etc/drbd-reactor.d'],
    ['log / level', 'info'],
    ['log#2 / level', 'debug'],
    ['umh.resource / command', 'true'],
    ['umh.resource / old', '[["role",[["operator",["string","NotEquals"]],["value",["string","Primary"]]]]]'],
    ['debugger', ''],
  ])
})
