import type { XmlDialect } from '../../../xml/dialect.js'
import {
  attributeNames,
  childElement,
  elementNamed,
  elementNames,
  fenceParameterNames,
  isSecretAttribute,
  resourceAgent,
  resourceTypes,
  rootElement,
} from '../vocabulary.js'
import type { ElementSpec } from '../vocabulary.js'

/** What cluster.conf says of its names to the reader of XML. */
export const dialect: XmlDialect = {
  id: 'cluster-conf',
  title: 'cluster.conf',
  outermost: rootElement.name,
  isElement: name => specOf(name) !== undefined,
  mayHold(parent, child) {
    const spec = specOf(parent)
    return spec === undefined || childElement(spec, child) !== undefined
  },
  isSecret: isSecretAttribute,
  *names() {
    const tags = [...elementNames(), ...resourceTypes()]
    yield* tags
    yield* fenceParameterNames()
    for (const tag of tags) {
      for (const spec of [elementNamed(tag), resourceAgent(tag)]) if (spec !== undefined) yield* attributeNames(spec)
    }
  },
}

function specOf(name: string): ElementSpec | undefined {
  return elementNamed(name) ?? resourceAgent(name)
}
