import { slips } from '../secrets/distance.js'
import { isFaintSecretName, secretNameKind } from '../secrets/secret-name.js'
import type { Span } from '../text/span.js'
import { isSecretSetting } from './analysis/secrets.js'
import { xmlMasks } from '../xml/masks.js'
import type { XmlNames } from '../xml/masks.js'
import { elementAt, vocabulary } from './vocabulary.js'

/** Lists where secrets may stand in a text that is meant as a CIB: values of pairs that are called like a secret, above all. */
export function masks(text: string): Generator<Span> {
  return xmlMasks(text, createNames())
}

let attributes: ReadonlySet<string> | undefined

function createNames(): XmlNames {
  const names = (attributes ??= new Set([...vocabulary.entries()].filter(({ kind }) => kind === 'attribute').map(({ name }) => name)))
  return {
    isAttribute: name => names.has(name),
    isElement: name => elementAt(name) !== undefined,
    isSecret: name => !names.has(name) && (secretNameKind(name) !== undefined),
    isSurelySecret: name => secretNameKind(name) === 'strong',
    // Parameters of agents are many; one that is called nearly like a secret is taken for one.
    pairs: { isElement: isNearPair, isHarmless: name => vocabulary.find(name) !== undefined && !isSecretSetting(name) },
    isSecretSetting: name => isSecretSetting(name) || isFaintSecretName(name),
  }
}

/** `nvpair`, with a slip or two. */
function isNearPair(element: string): boolean {
  return element.length > 3 && element.length < 9 && elementAt(element) === undefined ? slips(element.toLowerCase(), 'nvpair', 2) <= 2 : element === 'nvpair'
}
