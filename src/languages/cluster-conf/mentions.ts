import { mention, mentionIn, namesInPath } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import { descendantsOf, valueOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import type { ClusterConf } from './schema.js'
import { attributeSpec, elementNamed, resourceAgent } from './vocabulary.js'
import type { AttributeSpec } from './vocabulary.js'

/** Lists what a file names. Ports of fence devices are names of their own. */
export function* mentions({ model }: Reading<ClusterConf>): Generator<Mention> {
  for (const root of model.document.roots) {
    for (const element of [root, ...descendantsOf(root)]) {
      for (const attribute of element.attributes) {
        const { value, span, isUnknown } = attribute
        // A value with entities stands differently in the file.
        if (!isUnknown && value !== '' && span.end - span.start === value.length) yield* mentionsIn(element, attribute)
      }
    }
  }
}

function mentionsIn(element: XmlElement, { name, value, span }: XmlAttribute): Iterable<Mention> {
  const { tag, parent } = element
  const { start } = span
  const path = `${tag}.${name}`
  switch (path) {
    case 'clusternode.name':
      return [mention('host', value, start, { role: 'declares' })]
    case 'clusternode.nodeid':
      return [mention('node-id', value, start, { role: 'declares' })]
    case 'fencedevice.name':
      return [mention('fence-device', value, start, { role: 'declares' })]
    case 'failoverdomain.name':
      return [mention('failover-domain', value, start, { role: 'declares' })]
    case 'method.name':
      return [mention('fence-method', value, start, { role: 'declares', scope: valueOf(parent?.parent, 'name') })]
    case 'drbd.resource':
      return [mention('resource', value, start)]
    case 'script.file':
      return [mention('file', value, start)]
  }
  if (name === 'nodename' && (tag === 'device' || tag === 'fencedevice')) return [mention('host', value, start)]
  if (isService(element) && name === 'name') return [mentionIn('service', `${tag}:${value}`, span, { role: 'declares' })]
  const primary = resourceAgent(tag)?.primary
  if (parent?.tag === 'resources' && name === primary) {
    return [mention('service-resource', value, start, { role: 'declares', scope: tag }), ...(tag === 'ip' ? [addressIn(value, start)] : [])]
  }
  if (path === 'ip.address') return [addressIn(value, start)]
  return byType(element, { type: specOf(element, name)?.type, value, start })
}

/** What the vocabulary says that a value is the name of. */
function byType({ tag }: XmlElement, { type, value, start }: { readonly type: AttributeSpec['type'] | undefined; readonly value: string; readonly start: number }): Iterable<Mention> {
  switch (type) {
    case 'nodeRef':
      return [mention('host', value, start)]
    case 'fencedeviceRef':
      return [mention('fence-device', value, start)]
    case 'failoverdomainRef':
      return [mention('failover-domain', value, start)]
    case 'serviceRef':
      return [mention('service', value, start)]
    case 'resourceRef':
      return [mention('service-resource', value, start, { scope: tag })]
    case 'fenceAgent':
      return [mention('agent', value, start)]
    case 'interfaceName':
      return [mention('interface', value, start)]
    default:
      return namesInPath(value, start)
  }
}

function isService({ tag, parent }: XmlElement): boolean {
  return (tag === 'service' || tag === 'vm') && parent?.tag === 'rm'
}

function addressIn(value: string, start: number): Mention {
  return mention('address', value.replace(/\/.*$/, ''), start, { role: 'declares' })
}

/** Names are looked up by the element's own name: wherever it stands, its attributes mean the same. */
function specOf({ tag, parent }: XmlElement, name: string): AttributeSpec | undefined {
  const spec = parent?.tag === 'cluster' || parent === undefined ? elementNamed(tag) : (elementNamed(tag) ?? resourceAgent(tag))
  return spec === undefined ? undefined : attributeSpec(spec, name)
}
