import { describe, expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { cibWith } from '../../../src/pacemaker/rules/example-cluster.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = cib as unknown as Language

const found = (text: string): readonly string[] =>
  findingsOf(language, { text, target: '2.1.5' }).flatMap(({ rule, message, severity }) => (severity === 'info' ? [] : [`${rule.replace('cib/', '')}: ${message}`]))

const web = '<primitive id="web" class="ocf" provider="heartbeat" type="Dummy"/>'
const fence = '<primitive id="fence" class="stonith" type="fence_dummy"/>'
const location = '<rsc_location id="l" rsc="web" node="alpha" score="1"/>'
/** A resource with something in it. */
const holding = (content: string): string => cibWith({ resources: `${fence}\n<primitive id="web" class="ocf" provider="heartbeat" type="Dummy">\n${content}\n</primitive>` })

describe('one slip is told once', () => {
  test.each([
    ['an attribute that nobody knows in the place of one that must be there', cibWith({ nodes: '<node id="1" hostname="alpha"/>' }), ['unknown-attribute: "node" has no attribute "hostname", and lacks "uname"']],
    ['one in the place of one of several', cibWith({ constraints: '<rsc_colocation id="c" rsc="fence" beside="fence" score="1"/>' }), ['unknown-attribute: "rsc_colocation" has no attribute "beside"']],
    ['a part that has come to stand in another one', cibWith({ resources: `${fence}<bundle id="b"><network><docker image="x"/></network></bundle>` }), ['misplaced-element: "docker" cannot stand in "network"; it belongs into "bundle"']],
    ['an element in a wrong place, of which something else names the id', cibWith({ nodes: web, constraints: location }), ['misplaced-element: "primitive" cannot stand in "nodes"; it belongs into "resources", "group", "clone"']],
    ['parts of which the one is gone that was to hold them', cibWith({ nodes: '<nvpair id="a" name="x" value="1"/><nvpair id="b" name="y" value="1"/>' }), ['misplaced-element: "nvpair" cannot stand in "nodes"; it belongs into "cluster_property_set", "meta_attributes", "instance_attributes"']],
    ['a part of another element, id and all', cibWith({ nodes: '<op id="o" name="start" interval="0s"/>', resources: `${fence}${web.replace('/>', '><operations><op id="o" name="start" interval="0s"/></operations></primitive>')}` }), ['misplaced-element: "op" cannot stand in "nodes"; it belongs into "operations"']],
    ['the only part of a set behind it', cibWith({ constraints: '<rsc_order id="o"><resource_set id="s"></resource_set><resource_ref id="fence"/></rsc_order>' }), ['unknown-element: "rsc_order" holds no "resource_ref"; did you mean "resource_set"?']],
    ['the only part of a set in another element before it', cibWith({ resources: `${fence}<primitive id="web" class="ocf" provider="heartbeat" type="Dummy"><resource_ref id="web"/></primitive>`, constraints: '<rsc_order id="o"><resource_set id="s"></resource_set></rsc_order>' }), ['misplaced-element: "resource_ref" cannot stand in "primitive"; it belongs into "resource_set"']],
    ['a misspelt class of what is promoted', cibWith({ resources: `${fence}<clone id="c"><meta_attributes id="m"><nvpair id="n" name="promotable" value="true"/></meta_attributes><primitive id="p" class="ofc" provider="pacemaker" type="Stateful"/></clone>` }), ['invalid-value: "ofc" is no value for "class"; did you mean "ocf"?']],
    ['an element that was copied with what is in it', cibWith({ resources: [1, 2].map(() => '<primitive id="fence" class="stonith" type="fence_dummy"><instance_attributes id="i"><nvpair id="n" name="delay" value="1"/></instance_attributes></primitive>').join('\n') }), ['duplicate-id: The id "fence" stands twice in the file']],
    ['elements that cross', holding('<operations id="os">\n<meta_attributes id="m">\n</operations>\n<nvpair id="n" name="target-role" value="Started"/>\n</meta_attributes>'), ['mismatched-end-tag: End tag "</operations>" stands inside of the element "meta_attributes"']],
    ['a start tag that stands twice', holding('<operations>\n<operations>\n<op id="o" name="monitor" interval="10s"/>\n</operations>'), ['unclosed-element: Element "operations" is not closed']],
    ['a start tag with an id that stands twice', holding('<meta_attributes id="m">\n<meta_attributes id="m">\n<nvpair id="n" name="target-role" value="Started"/>\n</meta_attributes>'), ['unclosed-element: Element "meta_attributes" is not closed']],
    ['a start tag in a wrong place', cibWith({ constraints: '<meta_attributes id="m">' }), ['unclosed-element: Element "meta_attributes" is not closed']],
    ['a tag that was torn, with an id that something else names', cibWith({ resources: `${fence}<primitive id="web class="ocf" provider="heartbeat" type="Dummy"/>`, constraints: location }), ['unclosed-value: The value of "id" has no closing quote']],
    ['a line that stands twice', cibWith({ options: '<nvpair id="a" name="stonith-action" value="off"/>\n'.repeat(2) }), ['duplicate-id: The id "a" stands twice in the file']],
    ['an attribute without its sign', cibWith({ nodes: '<node id="1" uname="alpha" nick"a"/>' }), ['missing-equals: Sign "=" is missing between "nick" and its value']],
    ['an attribute without a value', cibWith({ nodes: '<node id="1" uname="alpha" nick/>' }), ['missing-value: Attribute "nick" has no value']],
    ['an id that is no name, which something else names', cibWith({ resources: fence + web.replace('"web"', '"w:eb"'), constraints: location }), ['invalid-id: "w:eb" is no name: it begins with a letter or "_", and holds no blank and no ":"']],
    ['a character that no XML has in an id', cibWith({ nodes: '<node id="1" uname="alpha"><instance_attributes id="i\u0007a"/></node>' }), ['invalid-character: Character U+0007 is not allowed in XML']],
    ['a tag that ends before its attributes', holding('<meta_attributes>="m"><nvpair id="n" name="target-role" value="Started"/></meta_attributes>'), ['unexpected-text: Text stands in "meta_attributes", which holds elements only']],
    ['a dash of web pages in the name of an attribute', cibWith({ nodes: '<node id="1" uname="alpha" n\u2013ick="a"/>' }), ['misleading-character: The en dash (U+2013) is not the "-" that it looks like']],
  ])('%s', (_, text, told) => {
    expect(found(text)).toEqual(told)
  })
})

test('an id that is misspelt where it is defined is told with that place', () => {
  const [finding] = findingsOf(language, { text: cibWith({ resources: fence + web.replace('"web"', '"wbe"'), constraints: location }), target: '2.1.5' })
  expect(finding).toMatchObject({ rule: 'cib/unknown-id', related: [{ message: '"wbe" is here' }] })
})

test('what an older schema does not know is told with the place that asks for that', () => {
  const text = cibWith({ head: 'validate-with="pacemaker-1.2"', resources: `${fence}<bundle id="b"><docker image="x"/></bundle>` })
  expect(findingsOf(language, { text, target: '2.1.5' }).find(({ rule }) => rule === 'cib/unsupported-element')).toMatchObject({ related: [{ message: 'this schema is asked for', span: { start: text.indexOf('pacemaker-1.2') } }] })
})

/** Whether it is told that Pacemaker refuses a text. */
const isRefused = (text: string): boolean => findingsOf(language, { text, target: '2.1.5' }).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')

// Asked of crm_verify 2.1.5.
describe('what Pacemaker takes', () => {
  test.each([
    ['what no schema takes, where the file asks for none', cibWith({ head: '', nodes: '<node id="1" uname="alpha" nick="a"/>' }), false],
    ['the same where it asks for one', cibWith({ nodes: '<node id="1" uname="alpha" nick="a"/>' }), true],
    ['text between elements', cibWith({ resources: `${fence}remark` }), false],
    ['text that was to be the only fence device', cibWith({ resources: 'primitive id="fence" class="stonith" type="fence_dummy"/>' }), true],
    ['a head that is torn, so that nothing is left', '<cib "3.9" epoch="1">', true],
    ['a blank of web pages between elements', cibWith({ resources: `${fence}\u00a0` }), false],
    ['a letter that looks like another one in the name of an element', cibWith({ resources: fence, constraints: location.replace('rsc_location', 'rsc_loc\u0430tion').replace('web', 'fence') }), true],
  ])('%s', (_, text, isSo) => {
    expect(isRefused(text)).toBe(isSo)
    expect(found(text).length).toBeGreaterThan(0)
  })
})

test('an element that lost its start tag may have begun with what stands before', () => {
  const text = cibWith({ resources: `${fence}\n<group id="g">\n${web}\n<meta_attributes id="m"/>\n<operations/>\n</primitive>\n</group>` })
  const [finding, ...others] = findingsOf(language, { text, target: '2.1.5' })
  expect(others).toEqual([])
  expect(finding).toMatchObject({ rule: 'cib/unexpected-end-tag', related: [{ span: { start: text.indexOf('<meta_attributes id="m"'), end: text.indexOf('<operations/>') } }] })
})

// Asked of crm_verify 2.1.5.
test.each([['2', true], ['9223372036854775807', true], ['9223372036854775808', false], ['-9223372036854775809', false], ['99999999999999999999', false]])('clone-node-max of %s counts, or is more than 64 bits hold', (value, isSo) => {
  const clone = `<clone id="c"><meta_attributes id="m"><nvpair id="n" name="clone-node-max" value="${value}"/></meta_attributes>${web}</clone>`
  expect(isRefused(cibWith({ resources: fence + clone }))).toBe(isSo)
})
