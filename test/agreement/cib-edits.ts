import type { XmlAttribute, XmlElement } from '../../src/pacemaker/ast.js'
import { descendantsOf } from '../../src/pacemaker/ast.js'
import { cib } from '../../src/languages/cib/index.js'
import { attributesOf, childrenOf, elementAt } from '../../src/pacemaker/vocabulary.js'
import { schemaVersions } from '../../src/pacemaker/vocabulary/entry.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'
import type { Random } from '../support/random.js'

const values = [
  '', ' ', '0', '1', '-1', '2', '+1', '1.5', 'x', 'true', 'false', 'TRUE', 'on', 'INFINITY', '-INFINITY', 'inf', ' 5 ', '60s', 'PT20S', '3x', 'Started', 'Promoted', 'Master', 'started',
  'start', 'promote', 'Mandatory', 'Serialize', 'ocf', 'lsb', 'systemd', 'stonith', 'heartbeat', 'alpha', 'beta', 'gamma', '1st', 'a b', 'a:b', 'r0', 'ms-r0', 'web', 'nosuch', 'ü', 'a,b', '(', 'eq', 'in_range', 'gt',
  'reboot', 'suicide', 'stop', 'remote', 'ping',
]

const names = ['stonith-enabled', 'no-quorum-policy', 'promotable', 'clone-max', 'clone-node-max', 'promoted-max', 'target-role', 'requires', 'is-managed', 'migration-threshold', 'globally-unique', 'cluster-infrastructure', 'have-watchdog', 'batch-limit', 'stonith-timeout', 'placement-strategy', 'is_managed_default', 'isolation']

interface Edit {
  readonly span: Span
  readonly newText: string
}

/** Changes one element, attribute or value of a CIB, so that it stays XML; nothing where there is nothing to change. */
export function editCib(text: string, random: Random): string | undefined {
  const { ast, faults } = cib.parse(createSource('cib.xml', text))
  const [root] = ast.roots
  if (root === undefined || faults.length > 0) return undefined
  const elements = [root, ...descendantsOf(root)]
  const element = elements[random.below(elements.length)] ?? root
  const edit = one(element, { elements, text, random })
  if (edit === undefined) return undefined
  const changed = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end)
  return changed === text ? undefined : changed
}

interface Around {
  readonly elements: readonly XmlElement[]
  readonly text: string
  readonly random: Random
}

function one(element: XmlElement, around: Around): Edit | undefined {
  const { text, random, elements } = around
  const attribute = element.attributes[random.below(Math.max(1, element.attributes.length))]
  const other = elements[random.below(elements.length)] ?? element
  switch (random.below(11)) {
    case 0:
      return attribute === undefined ? undefined : { span: { start: attribute.whole.start - 1, end: attribute.whole.end }, newText: '' }
    case 1:
      return attribute === undefined ? undefined : { span: attribute.nameSpan, newText: nameFor(element, random) }
    case 2:
    case 3:
    case 4:
      return attribute === undefined ? undefined : { span: attribute.span, newText: valueFor(element, attribute, random) }
    case 5:
      return { span: element.whole, newText: '' }
    case 6:
      return { span: { start: element.whole.end, end: element.whole.end }, newText: text.slice(element.whole.start, element.whole.end).replace(/\bid="([^"]*)"/g, 'id="$1-2"') }
    case 7:
      return { span: { start: element.whole.end, end: element.whole.end }, newText: text.slice(other.whole.start, other.whole.end).replace(/\bid="([^"]*)"/g, 'id="$1-3"') }
    case 8:
      return addAttribute(element, random)
    case 9:
      return addChild(element, around)
    default:
      return renameElement(element, around)
  }
}

function nameFor(element: XmlElement, random: Random): string {
  const own = elementAt(element.tag)?.attributes.map(({ name }) => name) ?? []
  const all = [...own, 'foo', 'id', 'name', 'score', 'id-ref', 'description']
  return all[random.below(all.length)] ?? 'foo'
}

function valueFor(element: XmlElement, { name, value }: XmlAttribute, random: Random): string {
  if (element.tag === 'cib' && name === 'validate-with') return `pacemaker-${schemaVersions[random.below(schemaVersions.length - 2)] ?? '3.9'}`
  if (element.tag === 'nvpair' && name === 'name' && random.below(2) === 0) return names[random.below(names.length)] ?? value
  const own = elementAt(element.tag)?.attributes.find(entry => entry.name === name)?.values ?? []
  const all = [...own, ...own, ...values, `${value}x`, value.toUpperCase()]
  return all[random.below(all.length)] ?? ''
}

function addAttribute(element: XmlElement, random: Random): Edit {
  const at = element.span.end
  const own = attributesOf(elementAt(element.tag) ?? { attributes: [] } as never, '3.9')
  const entry = own[random.below(Math.max(1, own.length))]
  const name = entry?.name ?? 'foo'
  const words = [...(entry?.values ?? []), ...values]
  const isThere = element.attributes.some(attribute => attribute.name === name)
  return { span: { start: at, end: at }, newText: isThere ? ' foo="1"' : ` ${name}="${words[random.below(words.length)] ?? ''}"` }
}

function addChild(element: XmlElement, { random }: Around): Edit | undefined {
  if (element.isSelfClosing || element.endTag === undefined) return undefined
  const entry = elementAt(element.tag)
  const tags = [...(entry === undefined ? [] : childrenOf(entry, '3.9').map(({ tag }) => tag)), 'foo', 'rule', 'nvpair']
  const at = random.below(2) === 0 ? element.startTag.end : element.endTag.start
  return { span: { start: at, end: at }, newText: `<${tags[random.below(tags.length)] ?? 'foo'} id="new"/>` }
}

function renameElement(element: XmlElement, { random, text }: Around): Edit | undefined {
  const tags = ['group', 'clone', 'primitive', 'template', 'nvpair', 'rule', 'meta_attributes', 'instance_attributes', 'utilization', 'rsc_order', 'foo']
  const tag = tags[random.below(tags.length)] ?? 'foo'
  const { whole, span, endTag } = element
  const inner = text.slice(span.end, endTag === undefined || element.isSelfClosing ? whole.end : endTag.start)
  return { span: whole, newText: `<${tag}${inner}${element.isSelfClosing ? '' : `</${tag}>`}` }
}
