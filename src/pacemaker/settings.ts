import type { Fact } from '../facts/fact.js'
import { Secret } from '../text/secret.js'
import { isSecretSetting } from './analysis/secrets.js'
import { attributeOf, valueOf } from './ast.js'
import type { XmlElement } from './ast.js'
import type { Cib } from './model.js'

/** What a set is called by people. */
const words: Readonly<Record<string, string>> = { instance_attributes: 'params', meta_attributes: 'meta' }
/** They have ids that mean nothing: where they stand tells them apart. */
const nameless: ReadonlySet<string> = new Set([
  'instance_attributes', 'meta_attributes', 'utilization', 'operations', 'rule', 'expression', 'date_expression', 'duration', 'date_spec', 'resource_set', 'fencing-level', 'acl_permission', 'recipient', 'fencing-topology',
])
/** They only name something; the order of the names counts. */
const references: ReadonlySet<string> = new Set(['resource_ref', 'obj_ref', 'role'])
const resources: ReadonlySet<string> = new Set(['primitive', 'group'])

/** Says everything in a configuration flattened, so that two can be compared whatever their layout and the ids that nobody refers to. */
export function* settingFacts({ configuration, file, isPartial }: Pick<Cib, 'configuration' | 'file' | 'isPartial'>, language: string): Generator<Fact> {
  if (isPartial) return
  const taken = new Map<string, number>()
  for (const section of configuration?.children ?? []) {
    const isSection = attributeOf(section, 'id') === undefined && section.tag !== 'fencing-topology'
    for (const element of isSection ? section.children : [section]) {
      const lead = section.tag.endsWith('_defaults') ? `${section.tag} ` : ''
      yield* settingsOf(element, { place: `${lead}${labelOf(element)}`, file: { language, path: file }, taken })
    }
  }
}

interface Place {
  readonly place: string
  readonly file: { readonly language: string; readonly path: string }
  /** How often each place has been given. */
  readonly taken: Map<string, number>
}

function* settingsOf(element: XmlElement, { place: wanted, file, taken }: Place): Generator<Fact> {
  const count = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, count)
  const place = count === 1 ? wanted : `${wanted}#${count}`
  if (element.tag === 'nvpair') return yield* pairOf(element, place, file)
  const attributes = element.attributes.filter(({ name }) => !isName(element, name))
  for (const attribute of attributes) yield { kind: 'setting', ...file, key: `${place} / ${attribute.name}`, value: attribute.value, origin: { file: attribute.file, span: attribute.span } }
  const names = element.children.filter(({ tag }) => references.has(tag) || resources.has(tag)).flatMap(child => valueOf(child, 'id') ?? [])
  if (names.length > 0) yield { kind: 'setting', ...file, key: `${place} / members`, value: names.join(' '), origin: { file: element.file, span: element.span } }
  // A tag or a node of which nothing is said is there all the same.
  if (attributes.length === 0 && element.children.length === 0) yield { kind: 'setting', ...file, key: place, value: '', origin: { file: element.file, span: element.span } }
  for (const child of element.children) {
    if (references.has(child.tag)) continue
    if (child.tag === 'operations') for (const operation of child.children) yield* settingsOf(operation, { place: `${place} / ${labelOf(operation)}`, file, taken })
    // What is held has a place of its own, so that it may move.
    else yield* settingsOf(child, { place: resources.has(child.tag) ? labelOf(child) : `${place} / ${labelOf(child)}`, file, taken })
  }
}

function* pairOf(pair: XmlElement, place: string, file: Place['file']): Generator<Fact> {
  const name = attributeOf(pair, 'name')?.value ?? ''
  const value = attributeOf(pair, 'value') ?? attributeOf(pair, 'id-ref')
  const { file: path, span } = value ?? pair
  yield { kind: 'setting', ...file, key: place, value: isSecretSetting(name) ? new Secret(value?.value ?? '') : (value?.value ?? ''), origin: { file: path, span } }
}

/** Names an element as people do. */
function labelOf(element: XmlElement): string {
  const { tag } = element
  if (tag === 'nvpair') return valueOf(element, 'name') ?? valueOf(element, 'id-ref') ?? tag
  if (tag === 'op') return ['op', valueOf(element, 'name'), valueOf(element, 'interval'), valueOf(element, 'role')].filter(part => part !== undefined).join(' ')
  const name = nameless.has(tag) ? undefined : (valueOf(element, 'uname') ?? valueOf(element, 'id'))
  return name === undefined ? (words[tag] ?? tag) : `${tag} ${name}`
}

/** What the label says already, and ids that are made. */
function isName({ tag }: XmlElement, attribute: string): boolean {
  if (attribute === 'id') return tag !== 'node'
  return attribute === 'uname' || (tag === 'op' && (attribute === 'name' || attribute === 'interval' || attribute === 'role'))
}
