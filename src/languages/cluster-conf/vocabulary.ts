import type { Vocabulary, VocabularyEntry } from '../language.js'
import {
  attributeNames,
  attributeSpec,
  childNames,
  elementNamed,
  elementNames,
  resourceAgent,
  resourceTypes,
} from './vocabulary/element-lookup.js'
import { attributeEntry, elementEntry, fenceAgentEntry, parameterEntry } from './vocabulary/entries.js'
import { fenceAgent, fenceAgentNames, fenceParameterNamed, fenceParameterNames } from './vocabulary/fence-lookup.js'
import { resourceCommonAttributes } from './vocabulary/resource-common.js'
import type { ElementSpec } from './vocabulary/spec.js'

export {
  attributeNames,
  attributeSpec,
  childElement,
  childNames,
  childSpec,
  elementNamed,
  elementNames,
  eraOf,
  inEra,
  isKnownIn,
  parentsOf,
  resourceAgent,
  resourceTypes,
  wordsOf,
} from './vocabulary/element-lookup.js'
export {
  fenceAgent,
  fenceAgentNames,
  fenceParameterNamed,
  fenceParameterNames,
  isKnownToSomeAgent,
  isSecretAttribute,
  schemaAgentFitting,
} from './vocabulary/fence-lookup.js'
export { rootElement } from './vocabulary/root.js'
export type * from './vocabulary/spec.js'

/** Every element, attribute, fence agent and resource agent with its parameters. */
export const vocabulary: Vocabulary = {
  *entries() {
    for (const element of [...elementNames().map(elementNamed), ...resourceTypes().map(resourceAgent)]) {
      if (element === undefined) continue
      yield elementEntry(element)
      for (const name of Object.keys(element.attributes)) yield* present(attributeIn(element, name))
    }
    for (const [name, spec] of Object.entries(resourceCommonAttributes)) {
      yield attributeEntry(name, spec, sharedByResources)
    }
    for (const name of fenceAgentNames()) yield* present(findAgent(name))
    for (const name of fenceParameterNames()) yield* present(findShared(name))
  },
  find(path) {
    const dot = path.indexOf('.', firstDotOf(path))
    const [head, tail] = dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)]
    if (tail === undefined) {
      const element = elementNamed(head) ?? resourceAgent(head)
      return element === undefined ? (findAgent(head) ?? findShared(head)) : elementEntry(element)
    }
    const agent = fenceAgent(head)
    const parameter = agent?.parameters.get(tail)
    if (agent !== undefined) return parameter === undefined ? undefined : parameterEntry(parameter, agent)
    return findInElements(head, tail)
  },
}

// The attributes that all resources share are listed once.
const sharedByResources = { name: 'every resource', source: 'cluster 3.2.0 rgmanager/src/daemons/reslist.c' }

/** `db2.sh` is the one name with a dot in it. */
function firstDotOf(path: string): number {
  return path.startsWith('db2.sh') ? 'db2.sh'.length : 0
}

function findInElements(head: string, tail: string): VocabularyEntry | undefined {
  for (const element of [elementNamed(head), resourceAgent(head)]) {
    if (element === undefined) continue
    const found = attributeIn(element, tail)
    if (found !== undefined) return found
    if (element.takesAgentParameters === true) return findShared(tail)
    if (childNames(element).includes(tail)) {
      const child = elementNamed(tail) ?? resourceAgent(tail)
      if (child !== undefined) return elementEntry(child)
    }
  }
  return undefined
}

function attributeIn(element: ElementSpec, name: string): VocabularyEntry | undefined {
  if (!attributeNames(element).includes(name)) return undefined
  const spec = attributeSpec(element, name)
  return spec === undefined ? undefined : attributeEntry(name, spec, element)
}

function findAgent(name: string): VocabularyEntry | undefined {
  const agent = fenceAgent(name)
  return agent === undefined ? undefined : fenceAgentEntry(agent)
}

function findShared(name: string): VocabularyEntry | undefined {
  const parameter = fenceParameterNamed(name)
  return parameter === undefined ? undefined : parameterEntry(parameter)
}

function* present<T>(value: T | undefined): Generator<T> {
  if (value !== undefined) yield value
}
