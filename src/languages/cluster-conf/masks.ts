import { isFaintSecretName, secretNameKind } from '../../secrets/secret-name.js'
import type { Span } from '../../text/span.js'
import { xmlMaskBreaks } from '../../xml/mask-breaks.js'
import { xmlMasks } from '../../xml/masks.js'
import type { XmlNames } from '../../xml/masks.js'
import { attributeNames, elementNamed, elementNames, fenceParameterNames, isSecretAttribute, resourceAgent, resourceTypes } from './vocabulary.js'

/** Lists where secrets may stand in a text that is meant as cluster.conf, whatever state it is in. */
export function masks(text: string): Generator<Span> {
  return xmlMasks(text, (known ??= createNames()))
}

/** Lists where it may be cut for that. */
export const maskBreaks = xmlMaskBreaks

let known: XmlNames | undefined
const mostRemembered = 2_000

function createNames(): XmlNames {
  const attributes = new Set<string>(['xmlns', ...fenceParameterNames()])
  for (const spec of [...elementNames().map(elementNamed), ...resourceTypes().map(resourceAgent)]) {
    if (spec !== undefined) for (const name of attributeNames(spec)) attributes.add(name)
  }
  const secret = new Map<string, boolean>()
  return {
    isAttribute: name => attributes.has(name),
    isElement: name => elementNamed(name) !== undefined || resourceAgent(name) !== undefined,
    isSecret(name) {
      let answer = secret.get(name)
      if (answer === undefined) {
        const kind = secretNameKind(name)
        // The `token` of totem is a time.
        answer = isSecretAttribute(name) || (!attributes.has(name) && (isFaintSecretName(name) || /^shared[-_]|[-_]shared$/i.test(name))) || (kind === 'weak' && (/key$/i.test(name) || !attributes.has(name)))
        if (secret.size >= mostRemembered) secret.clear()
        secret.set(name, answer)
      }
      return answer
    },
    isSurelySecret: isSecretAttribute,
    isSecretSetting: name => secretNameKind(name) === 'strong',
  }
}
