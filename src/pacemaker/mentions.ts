import { hostList, hostMap } from '../facts/host-map.js'
import { mention, namesInPath } from '../text/mention.js'
import type { Mention } from '../text/mention.js'
import type { Reading, WantedName } from '../languages/language.js'
import { attributeOf, descendantsOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import type { Cib } from './model.js'

/** Lists where a CIB names hosts and DRBD resources. What the cluster writes of its state is passed over. */
export function* mentions({ model }: Reading<Cib>): Generator<Mention> {
  if (model.configuration === undefined) return
  for (const element of descendantsOf(model.configuration)) {
    for (const attribute of element.attributes) yield* mentionsIn(element, attribute)
  }
}

function* mentionsIn(element: XmlElement, attribute: XmlAttribute): Generator<Mention> {
  const { name, value, span, isUnknown } = attribute
  // A value with entities stands differently in the file.
  if (isUnknown || value === '' || span.end - span.start !== value.length) return
  if (isHostName(element, name)) yield mention('host', value, span.start, element.tag === 'node' ? { role: 'declares' } : {})
  if (name === 'id' && resourceTags.has(element.tag)) yield mention('cluster-resource', value, span.start, { role: 'declares' })
  if (isResourceName(element, name)) yield mention('cluster-resource', value, span.start)
  if (element.tag === 'rsc_ticket' && name === 'ticket') yield mention('ticket', value, span.start)
  if (element.tag === 'fencing-level' && name === 'devices') yield* words(value, /[^\s,]+/g, span.start, 'cluster-resource')
  if (element.tag !== 'nvpair' || name !== 'value') return
  const option = attributeOf(element, 'name')?.value
  if (option === 'drbd_resource') yield mention('resource', value, span.start)
  else if (option === 'pcmk_host_list') for (const { node, start } of hostList(value)) yield mention('host', node, span.start + start)
  else if (option === 'pcmk_host_map') for (const { node, start } of hostMap(value)) yield mention('host', node, span.start + start)
  else yield* namesInPath(value, span.start)
}

const resourceTags: ReadonlySet<string> = new Set(['primitive', 'template', 'group', 'clone', 'master', 'bundle'])
const resourceAttributes: ReadonlySet<string> = new Set(['rsc', 'with-rsc', 'first', 'then', 'template'])

function isResourceName({ tag }: XmlElement, name: string): boolean {
  return resourceAttributes.has(name) || (name === 'id' && (tag === 'resource_ref' || tag === 'obj_ref'))
}

/** Says which names of other files may stand in an attribute. */
export function namesWanted(element: XmlElement, name: string): readonly WantedName[] {
  if (isHostName(element, name)) return [{ of: 'host' }]
  if (element.tag === 'rsc_ticket' && name === 'ticket') return [{ of: 'ticket' }]
  const option = element.tag === 'nvpair' && name === 'value' ? attributeOf(element, 'name')?.value : undefined
  if (option === 'drbd_resource') return [{ of: 'resource' }]
  return option === 'device' ? [{ of: 'device' }, { of: 'disk' }] : []
}

function isHostName(element: XmlElement, name: string): boolean {
  if (element.tag === 'node') return name === 'uname'
  if (element.tag === 'rsc_location') return name === 'node'
  if (element.tag === 'fencing-level') return name === 'target'
  return element.tag === 'expression' && name === 'value' && attributeOf(element, 'attribute')?.value === '#uname'
}

function* words(value: string, pattern: RegExp, start: number, of: 'host' | 'cluster-resource' = 'host'): Generator<Mention> {
  for (const { 0: word, index } of value.matchAll(pattern)) yield mention(of, word, start + index)
}
