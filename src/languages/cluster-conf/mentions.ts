import { mention, resourceInPath } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import { descendantsOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import type { ClusterConf } from './schema.js'

/** Lists where a file names hosts and DRBD resources. Ports of fence devices are names of their own. */
export function* mentions({ model }: Reading<ClusterConf>): Generator<Mention> {
  for (const root of model.document.roots) {
    for (const element of [root, ...descendantsOf(root)]) {
      for (const attribute of element.attributes) {
        const found = mentionIn(element, attribute)
        if (found !== undefined) yield found
      }
    }
  }
}

function mentionIn({ tag }: XmlElement, { name, value, span, isUnknown }: XmlAttribute): Mention | undefined {
  // A value with entities stands differently in the file.
  if (isUnknown || value === '' || span.end - span.start !== value.length) return undefined
  if (name === 'name' && (tag === 'clusternode' || tag === 'failoverdomainnode')) return mention('host', value, span.start)
  if (name === 'nodename' && (tag === 'device' || tag === 'fencedevice')) return mention('host', value, span.start)
  if (name === 'resource' && tag === 'drbd') return mention('resource', value, span.start)
  return resourceInPath(value, span.start)
}
