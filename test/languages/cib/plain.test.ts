import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { cib, edit, load, loadSchema, print } from '../../../src/languages/cib/index.js'
import type { PlainElement } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { attributesOf, childrenOf, elementAt } from '../../../src/pacemaker/vocabulary.js'
import type { ElementEntry } from '../../../src/pacemaker/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'
import fc from '../../support/fast-check.js'

const door = { edit, load, loadSchema, print }
const version = '3.9'
const value = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.integer({ min: -3, max: 70_000 }).map(String),
  fc.constantFrom('true', 'false', 'INFINITY', '-INFINITY', 'Started', 'ocf', 'heartbeat', 'a b', 'é', '<&>"\'', 'a\nb', '\t', '192.0.2.1', '1h30m', 'x'.repeat(300)),
)

/** Elements as the vocabulary has them, with any values. */
function elements(entry: ElementEntry, depth: number): fc.Arbitrary<PlainElement> {
  const names = attributesOf(entry, version).map(({ name }) => name)
  const children = depth === 0 ? [] : childrenOf(entry, version).flatMap(({ tag }) => elementAt(tag) ?? [])
  return fc.record({
    tag: fc.constant(entry.name),
    attributes: names.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4, noNullPrototype: true }),
    children: children.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...children).chain(child => elements(child, depth - 1)), { maxLength: 3 }),
  })
}

const root = elementAt('cib')
if (root === undefined) throw new Error('The vocabulary has no element "cib"')

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(elements(root, 4), model => expectPrinted(door, model)), { numRuns: 150 })
})

test.each(readdirSync('fixtures/cib/ok'))('%s is printed as the same CIB', async name => {
  const { model, issues } = load(readFileSync(`fixtures/cib/ok/${name}`, 'utf8'))
  expect(issues).toEqual([])
  if (model === undefined) throw new Error('not loaded')
  expectPrinted(door, model)
  expect((await loadSchema()).safeParse(model).success).toBe(true)
})

const text =
  '<cib epoch="1" num_updates="0" admin_epoch="0" validate-with="pacemaker-3.9">\n  <configuration>\n    <crm_config/>\n    <nodes>\n' +
  '      <node id="1" uname="alpha"/> <!-- the first one -->\n      <node id="2" uname="beta"/>\n    </nodes>\n    <resources>\n' +
  '      <primitive id="a"  class="ocf" provider="heartbeat" type="Dummy"/>\n    </resources>\n    <constraints/>\n  </configuration>\n  <status/>\n</cib>\n'

describe('a change touches what it is about, and nothing else', () => {
  const at = (model: PlainElement, ...path: readonly number[]): PlainElement => path.reduce((element, index) => element.children[index]!, model)

  test('a value', () => {
    const edited = expectEdited(door, text, { path: ['children', 0, 'children', 2, 'children', 0], apply: model => void (at(model, 0, 2, 0).attributes['type'] = 'Stateful') })
    expect(edited).toBe(text.replace('type="Dummy"', 'type="Stateful"'))
  })

  test('an element more', () => {
    const edited = edit(text, model => void at(model, 0, 1).children.push({ tag: 'node', attributes: { id: '3', uname: 'gamma' }, children: [] }))
    expect(edited.text).toBe(text.replace('uname="beta"/>\n', 'uname="beta"/>\n      <node id="3" uname="gamma"/>\n'))
  })

  test('an element less', () => {
    const edited = edit(text, model => void at(model, 0, 1).children.splice(1, 1))
    expect(edited.text).toBe(text.replace('      <node id="2" uname="beta"/>\n', ''))
  })
})

test('the schema takes a value where the check finds nothing that schemas refuse', async () => {
  const schema = await loadSchema()
  const language = cib as unknown as Language
  const written = fc.constantFrom<readonly [element: string, attribute: string]>(
    ['primitive', 'class'], ['op', 'on-fail'], ['op', 'record-pending'], ['node', 'type'], ['nvpair', 'name'], ['rsc_order', 'kind'], ['rsc_order', 'symmetrical'], ['rsc_location', 'score'],
  )
  const values = fc.constantFrom('', 'ocf', 'lsb', 'nonsense', 'true', 'yes', '0', '-3', 'INFINITY', 'Mandatory', 'restart', 'member', 'remote', 'a b')
  fc.assert(
    fc.property(written, values, ([tag, attribute], given) => {
      const model = load(wrapped(tag, attribute, given)).model
      const found = findingsOf(language, { text: wrapped(tag, attribute, given) }).filter(({ rule, severity }) => severity === 'error' && /^cib\/(?:invalid-value|invalid-id|missing-attribute|unknown-attribute|unsupported-value|conflicting-parts)$/.test(rule))
      expect({ tag, attribute, given, isTaken: schema.safeParse(model).success }, found.map(({ rule, message }) => `${rule} ${message}`).join()).toEqual({ tag, attribute, given, isTaken: found.length === 0 })
    }),
    { numRuns: 120 },
  )
})

test.each([
  ['an agent of ocf without a provider', '<primitive id="a" class="ocf" type="Dummy"/>', '"primitive" has no "provider"'],
  ['a provider of a script', '<primitive id="a" class="lsb" provider="heartbeat" type="x"/>', '"primitive" cannot have "provider"'],
])('%s is refused', async (_, primitive, message) => {
  const whole = text.replace(/<primitive [^>]*>/, primitive)
  const { model } = load(whole)
  expect((await loadSchema()).safeParse(model).error?.issues.map(issue => issue.message)).toEqual([message])
})

/** A sound CIB, but for one value. */
function wrapped(tag: string, attribute: string, given: string): string {
  const attributes: Readonly<Record<string, string>> = {
    node: 'id="1" uname="alpha"',
    primitive: 'id="a" class="lsb" type="x"',
    op: 'id="o" name="monitor" interval="10s"',
    nvpair: 'id="n" name="k" value="v"',
    rsc_order: 'id="r" first="a" then="b"',
    rsc_location: 'id="l" rsc="a" node="alpha" score="1"',
  }
  const element = (name: string, children = ''): string => {
    const others = name === tag ? (attributes[name] ?? '').replace(new RegExp(` ${attribute}="[^"]*"`), '') : attributes[name]
    const own = ` ${others}${name === tag ? ` ${attribute}="${given}"` : ''}`
    return `<${name}${own}>${children}</${name}>`
  }
  const primitive = element('primitive', `<meta_attributes id="m">${element('nvpair')}</meta_attributes><operations>${element('op')}</operations>`)
  return (
    `<cib epoch="1" num_updates="0" admin_epoch="0" validate-with="pacemaker-3.9"><configuration><crm_config/><nodes>${element('node')}</nodes>` +
    `<resources>${primitive}<primitive id="b" class="lsb" type="y"/></resources><constraints>${element('rsc_order')}${element('rsc_location')}</constraints></configuration><status/></cib>`
  )
}
