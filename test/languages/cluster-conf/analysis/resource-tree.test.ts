import { expect, test } from 'vitest'

import {
  definitionOf,
  domainNamed,
  everyResource,
  inlineResource,
  isShellTrue,
  resourceTitle,
  resourceUses,
  resourceValue,
} from '../../../../src/languages/cluster-conf/analysis/resource-tree.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import type { ClusterConf } from '../../../../src/languages/cluster-conf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function modelOf(rm: string): ClusterConf {
  const text = `<cluster name="demo" config_version="1"><clusternodes/><rm>${rm}</rm></cluster>`
  return read(parse(createSource('cluster.conf', text)), { target: '3' }).model
}

const model = modelOf(`
  <failoverdomains><failoverdomain name="Both"/><failoverdomain name="both" ordered="1"/></failoverdomains>
  <resources>
    <fs name="data" device="/dev/vg/data" mountpoint="/data"/>
    <fs name="data" device="/dev/vg/other" mountpoint="/other"/>
    <script name="data" file="/etc/init.d/data"/>
  </resources>
  <service name="web"><fs ref="data"><action name="status" interval="1m"/><ip address="192.0.2.50"/></fs><fs ref="none"/></service>
  <vm name="guest"><script name="inside" file="/x"/></vm>
`)
const uses = [...resourceUses(model)]

test('uses come in the order of the file, actions left out', () => {
  expect(uses.map(({ element, parent, service }) => `${service.tag}>${parent.tag}>${element.tag}`)).toEqual([
    'service>service>fs', 'service>fs>ip', 'service>service>fs', 'vm>vm>script',
  ])
})

test('every resource comes once, the list first', () => {
  expect([...everyResource(model)].map(element => element.tag)).toEqual(['fs', 'fs', 'script', 'fs', 'ip', 'fs', 'script'])
})

test('a reference leads to the first of its type and name', () => {
  expect(resourceValue(model, uses[0]!.element, 'device')).toBe('/dev/vg/data')
  expect(definitionOf(model, uses[2]!.element)).toBeUndefined()
  expect(definitionOf(model, uses[1]!.element)).toBe(uses[1]!.element)
})

test('a misspelt ref is neither a reference nor a definition', () => {
  const broken = modelOf('<service name="web"><fs rfe="data"/></service>')
  expect(definitionOf(broken, [...resourceUses(broken)][0]!.element)).toBeUndefined()
})

test('only what stands in services is inline', () => {
  expect(inlineResource(model, 'script', 'inside')).toMatchObject({ tag: 'script' })
  expect(inlineResource(model, 'script', 'data')).toBeUndefined()
  expect(inlineResource(model, 'fs', 'data')).toBeUndefined()
})

test('titles name the definition, or the reference to nothing', () => {
  expect(uses.map(({ element }) => resourceTitle(model, element))).toEqual(['fs "data"', 'ip "192.0.2.50"', 'fs "none"', 'script "inside"'])
})

test('the case of domains does not count, and the first one wins', () => {
  expect(domainNamed(model, 'BOTH')).toBe(model.failoverDomains[0])
  expect(domainNamed(model, 'none')).toBeUndefined()
})

test.each([['1', true], ['YES', true], ['on', true], ['true', true], ['2', false], ['', false], [undefined, false]])('%j is true in a shell: %s', (value, expected) => {
  expect(isShellTrue(value)).toBe(expected)
})
