import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { clusterConf, edit, load, loadSchema, print } from '../../../src/languages/cluster-conf/index.js'
import type { PlainElement } from '../../../src/languages/cluster-conf/index.js'
import { attributeNames, attributeSpec, childElement, childNames, elementNamed, resourceAgent, rootElement } from '../../../src/languages/cluster-conf/vocabulary.js'
import type { ElementSpec, Era } from '../../../src/languages/cluster-conf/vocabulary.js'
import { foundBy } from '../../../src/plain/found.js'
import { createSource } from '../../../src/text/source.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const value = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.integer({ min: -3, max: 70_000 }).map(String),
  fc.constantFrom('yes', 'no', 'on', 'Off', '1', '0', 'a b', 'é', '<&>"\'', 'a\nb', '\t', '192.0.2.1', '239.192.0.1', 'local0', '1h30m', 'udp', 'recover', 'x'.repeat(300)),
)

/** Elements as the vocabulary has them, with any values. */
function elements(spec: ElementSpec, depth: number): fc.Arbitrary<PlainElement> {
  const names = attributeNames(spec)
  const children = spec.kind === 'foreign' || depth === 0 ? [] : childNames(spec).flatMap(name => childElement(spec, name) ?? [])
  return fc.record({
    tag: fc.constant(spec.name),
    attributes: names.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4, noNullPrototype: true }),
    children: children.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...children).chain(child => elements(child, depth - 1)), { maxLength: 3 }),
  })
}

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(elements(rootElement, 3), model => expectPrinted(door, model, '3')), { numRuns: 60 })
})

test('text and names that must be escaped', () => {
  const root = { tag: 'cluster', attributes: { name: '<"&>\n' }, children: [{ tag: 'event', attributes: {}, children: [], text: 'x < y & z' }] }
  expect(print(root)).toBe('<?xml version="1.0"?>\n<cluster name="&lt;&quot;&amp;&gt;&#10;">\n  <event>x &lt; y &amp; z</event>\n</cluster>\n')
  expectPrinted(door, root)
})

describe.each(['1', '2', '3'] as const)('in cluster %s the schema takes a value where the check finds nothing that is refused', async target => {
  const schema = await loadSchema(target)
  const specs = ['cman', 'clusternode', 'totem', 'quorumd', 'fence_daemon', 'rm', 'failoverdomain', 'heuristic', 'fs', 'ip', 'service', 'multicast'].flatMap(name => elementNamed(name) ?? resourceAgent(name) ?? [])
  test.each(specs.map(spec => [spec.name, spec] as const))('%s', (tag, spec) => {
    const known = attributeNames(spec, Number(target) as Era).filter(name => attributeSpec(spec, name)?.schema === undefined)
    fc.assert(
      fc.property(fc.constantFrom(...known), value, (name, text) => {
        const model = wrapped({ tag, attributes: { [name]: text }, children: [] })
        const written = print(model)
        const { faults } = clusterConf.read(clusterConf.parse(createSource('cluster.conf', written)), { target })
        const isRefused = foundBy(clusterConf.rules, faults).some(({ rule, severity, origin, span }) =>
          /invalid-value|misread-value/.test(rule ?? '') && severity === 'error' && origin === 'daemon' && span !== undefined && written.slice(0, span.start).endsWith(`${name}="`))
        const issues = schema.safeParse(model).error?.issues ?? []
        expect(issues.some(({ path }) => path.join('.') === `${placeIn(model)}.${name}`), `${name}="${text}"`).toBe(isRefused)
      }),
      { numRuns: 40 },
    )
  })
})

/** Names the attributes of the innermost element. */
function placeIn({ children: [child] }: PlainElement): string {
  return child === undefined ? 'attributes' : `children.0.${placeIn(child)}`
}

/** Puts an element where it may stand. */
function wrapped(element: PlainElement): PlainElement {
  const within = (tag: string, child: PlainElement): PlainElement => ({ tag, attributes: {}, children: [child] })
  switch (element.tag) {
    case 'clusternode':
      return within('cluster', within('clusternodes', element))
    case 'failoverdomain':
      return within('cluster', within('rm', within('failoverdomains', element)))
    case 'heuristic':
      return within('cluster', within('quorumd', element))
    case 'multicast':
      return within('cluster', within('cman', element))
    case 'fs':
    case 'ip':
      return within('cluster', within('rm', within('resources', element)))
    case 'service':
      return within('cluster', within('rm', element))
    default:
      return within('cluster', element)
  }
}

test('names that no element or attribute has are refused, and where one may not stand', async () => {
  const schema = await loadSchema()
  const messages = (text: string): string[] => (schema.safeParse(load(text, { target: '3' }).model).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)
  const cluster = (inside: string): string => `<cluster name="demo" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"/></clusternodes>${inside}</cluster>`
  expect(messages(cluster('<cman two_node="1" expected_votes="1"/>'))).toEqual([])
  expect(messages(cluster('<cman two_nodes="1"/>'))).toEqual(['children.1.attributes "cman" has no attribute "two_nodes"'])
  expect(messages(cluster('<fence/>'))).toEqual(['children.1.tag "cluster" holds no "fence"'])
  expect(messages('<cluster name="demo"/>').map(message => message.split(' ')[0])).toContain('attributes.config_version')
})

function texts(): string[] {
  const folders = ['fixtures/cluster-conf/ok', 'fixtures/cluster-conf/err', '../shared/corpus/cluster-conf'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.conf')).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, and read back as they were when they are printed', () => {
  let loaded = 0
  for (const text of texts()) {
    const { model, target } = load(text)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model, target)
  }
  expect(loaded).toBeGreaterThan(8)
})

test('a file that is edited keeps all else', () => {
  const files = texts().filter(text => text.length < 6000 && load(text).model?.tag === 'cluster')
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(1000), fc.constantFrom('value', 'attribute', 'add', 'remove'), (text, at, what) => {
      const list = [...elementsOf(load(text).model, [])].filter(path => path.length > 0)
      const path = list[at % list.length]
      if (path === undefined) return
      const own = (model: PlainElement): PlainElement => elementAt(model, path)
      const parent = (model: PlainElement): PlainElement => elementAt(model, path.slice(0, -2))
      const index = Number(path[path.length - 1])
      const { name } = own(load(text).model ?? rootless).attributes
      if (what === 'value' && name !== undefined) expectEdited(door, text, { path, apply: model => void (own(model).attributes['name'] = `${name}2`) })
      if (what === 'remove') expectEdited(door, text, { path, apply: model => void parent(model).children.splice(index, 1) })
      // A second one like it is nothing that the schema has not taken before, unless it never took the first.
      if (what === 'add' && load(text).issues.every(({ severity }) => severity !== 'error')) expectEdited(door, text, { apply: model => void parent(model).children.splice(index, 0, structuredClone(own(model))) })
      if (what === 'attribute' && name !== undefined) expectEdited(door, text, { path, apply: model => void delete own(model).attributes['votes'] })
    }),
    { numRuns: 60 },
  )
})

const rootless: PlainElement = { tag: '', attributes: {}, children: [] }

function* elementsOf(element: PlainElement | undefined, path: readonly (string | number)[]): Generator<readonly (string | number)[]> {
  yield path
  for (const [index, child] of (element?.children ?? []).entries()) yield* elementsOf(child, [...path, 'children', index])
}

function elementAt(root: PlainElement, path: readonly (string | number)[]): PlainElement {
  return path.filter(key => typeof key === 'number').reduce((element, index) => element.children[index] ?? rootless, root)
}

const file = `<?xml version="1.0"?>
<!-- our cluster -->
<cluster name='demo' config_version="7">
  <cman   two_node="1" expected_votes="1"/> <!-- two hosts -->
  <clusternodes>
    <clusternode name="alpha" nodeid="1"
                 votes="1"/>
    <!-- the second one -->
    <clusternode name="beta" nodeid="2"></clusternode>
  </clusternodes>
</cluster>
`

test('comments, quotes and columns stay', () => {
  expect(edit(file, root => void (root.attributes['config_version'] = '8')).text).toBe(file.replace('"7"', '"8"'))
  expect(edit(file, root => void (root.children[0]?.attributes ?? {}, Object.assign(root.children[0]?.attributes ?? {}, { expected_votes: '3' }))).text).toBe(
    file.replace('expected_votes="1"', 'expected_votes="3"'),
  )
  expect(edit(file, root => void delete root.children[1]?.children[0]?.attributes['votes']).text).toBe(file.replace('\n                 votes="1"', ''))
  expect(edit(file, root => void root.children.splice(0, 1)).text).toBe(file.replace('<cman   two_node="1" expected_votes="1"/> ', ''))
  const fence = { tag: 'fence', attributes: {}, children: [{ tag: 'method', attributes: { name: '1' }, children: [] }] }
  expect(edit(file, root => void root.children[1]?.children[0]?.children.push(fence)).text).toBe(
    file.replace('votes="1"/>\n    <!--', 'votes="1">\n      <fence>\n        <method name="1"/>\n      </fence>\n    </clusternode>\n    <!--'),
  )
  expect(edit(file, root => void root.children[1]?.children.push({ tag: 'clusternode', attributes: { name: 'gamma', nodeid: '3' }, children: [] })).text).toBe(
    file.replace('</clusternode>\n', '</clusternode>\n    <clusternode name="gamma" nodeid="3"/>\n'),
  )
})

test('a text of several lines goes in as it is, and leaves all else', () => {
  const script = file.replace('</clusternodes>\n', `$&  <rm>\n    <events>\n      <event name="one">\nif (x)\n  log("a");\n</event>\n    </events>\n  </rm>\n`)
  const copy = (root: PlainElement) => void root.children.push(structuredClone(root.children[2] ?? rootless))
  const edited = expectEdited(door, script, { apply: copy })
  expect(edited).toBe(script.replace('  </rm>\n', '$&  <rm>\n    <events>\n      <event name="one">if (x)\n  log("a");</event>\n    </events>\n  </rm>\n'))
})

test('an issue has a path and a place', () => {
  const text = file.replace('nodeid="1"', 'nodeid="x"')
  const { issues } = load(text, { target: '3' })
  expect(issues.map(({ path, rule, span }) => [path.join('.'), rule, span === undefined ? '' : text.slice(span.start, span.end)])).toEqual([
    ['children.1.children.0.attributes.nodeid', 'cluster-conf/invalid-value', 'x'],
  ])
  const broken = load('<cluster name="demo" config_version="1"><cman></cluster>')
  expect([broken.model, broken.issues.map(({ rule }) => rule)]).toEqual([undefined, expect.arrayContaining(['cluster-conf/unclosed-element'])])
})
