import type { Vocabulary } from '../languages/language.js'
import { addTo } from '../text/multimap.js'
import { allAgents } from '../agents/agents.js'
import type { AgentEntry, ParameterEntry } from '../agents/agents.js'
import { allElements } from './vocabulary/elements.js'
import { isKnownBy } from './vocabulary/entry.js'
import type { AttributeEntry, ChildUse, ElementEntry } from './vocabulary/entry.js'
import { allOptions } from './vocabulary/options.js'
import type { OptionEntry, OptionPlace } from './vocabulary/options.js'

export type { AgentEntry, ParameterEntry } from '../agents/agents.js'
export type { AttributeEntry, Choice, ElementEntry, Option } from './vocabulary/entry.js'
export { isKnownBy } from './vocabulary/entry.js'
export { formerOptions, formerStacks, refusedNames } from './vocabulary/options.js'
export type { OptionEntry, OptionPlace } from './vocabulary/options.js'

interface Index {
  readonly elements: ReadonlyMap<string, ElementEntry>
  readonly attributes: ReadonlyMap<ElementEntry, ReadonlyMap<string, readonly AttributeEntry[]>>
  readonly options: ReadonlyMap<OptionPlace, ReadonlyMap<string, OptionEntry>>
}

let known: Index | undefined

function index(): Index {
  return (known ??= {
    elements: new Map(allElements().map(entry => [entry.name, entry])),
    attributes: new Map(allElements().map(entry => [entry, grouped(entry.attributes, ({ name }) => name)])),
    options: new Map([...grouped(allOptions(), ({ place }) => place)].map(([place, entries]) => [place, new Map(entries.map(entry => [entry.name, entry]))])),
  })
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    addTo(groups, keyOf(item), item)
  }
  return groups
}

/** The words of the file. */
export const vocabulary: Vocabulary = {
  *entries() {
    for (const element of allElements()) {
      yield element
      yield* element.attributes
    }
    yield* allOptions()
    for (const agent of allAgents().values()) {
      yield agent
      yield* agent.parameters.values()
    }
  },
  find(path) {
    const at = path.indexOf('.')
    const element = elementAt(at === -1 ? path : path.slice(0, at))
    if (at !== -1) {
      const name = path.slice(at + 1)
      return (element === undefined ? undefined : newest(element, name)) ?? allAgents().get(path.slice(0, at))?.parameters.get(name) ?? optionIn(path.slice(0, at), name)
    }
    return element ?? allAgents().get(path) ?? allOptions().find(({ name }) => name === path)
  },
}

function optionIn(set: string, name: string): OptionEntry | undefined {
  return allOptions().find(entry => entry.name === name && entry.in.includes(set))
}

function newest(element: ElementEntry, name: string): AttributeEntry | undefined {
  return index().attributes.get(element)?.get(name)?.at(-1)
}

/** Finds an element by its name. */
export function elementAt(name: string): ElementEntry | undefined {
  return index().elements.get(name)
}

/** Finds an attribute of an element, as a schema knows it; in any schema where none is named. */
export function attributeAt(element: ElementEntry, name: string, schema?: string): AttributeEntry | undefined {
  if (schema === undefined) return newest(element, name)
  return index().attributes.get(element)?.get(name)?.find(entry => isKnownBy(schema, entry))
}

/** Finds how a child may stand in an element, by a schema; in any where none is named. */
export function childAt(element: ElementEntry, tag: string, schema?: string): ChildUse | undefined {
  return element.children.find(child => child.tag === tag && (schema === undefined || isKnownBy(schema, child)))
}

/** Lists the attributes that a schema knows of an element. */
export function attributesOf(element: ElementEntry, schema: string): readonly AttributeEntry[] {
  return element.attributes.filter(entry => isKnownBy(schema, entry))
}

/** Lists what may stand in an element by a schema. */
export function childrenOf(element: ElementEntry, schema: string): readonly ChildUse[] {
  return element.children.filter(child => isKnownBy(schema, child) && isKnownBy(schema, elementAt(child.tag) ?? {}))
}

/** Finds a name of a pair that means something to the cluster. */
export function optionAt(place: OptionPlace, name: string): OptionEntry | undefined {
  return index().options.get(place)?.get(name)
}

/** Lists the names that mean something in a place. */
export function optionsIn(place: OptionPlace): readonly OptionEntry[] {
  return [...(index().options.get(place)?.values() ?? [])]
}

/** Finds an agent by `ocf:linbit:drbd`. */
export function agentAt(name: string): AgentEntry | undefined {
  return allAgents().get(name)
}

/** Finds a parameter of an agent; those of all fence devices are the cluster's own. */
export function parameterAt(agent: AgentEntry, name: string): ParameterEntry | undefined {
  return agent.parameters.get(name)
}
