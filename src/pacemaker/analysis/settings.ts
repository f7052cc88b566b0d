import type { Candidate, VocabularyEntry } from '../../languages/language.js'
import { attributeOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib, Resource } from '../model.js'
import { agentAt, optionAt, optionsIn, parameterAt } from '../vocabulary.js'
import type { OptionEntry, OptionPlace } from '../vocabulary.js'

/** Finds in which places a pair of a set is looked for. */
export function placesOf(set: XmlElement | undefined): readonly OptionPlace[] {
  const holder = set?.parent?.tag
  if (set?.tag === 'cluster_property_set') return ['cluster']
  if (set?.tag === 'meta_attributes') {
    if (holder === 'clone' || holder === 'master' || holder === 'rsc_defaults') return ['resource', 'clone']
    return holder === 'primitive' || holder === 'template' || holder === 'group' || holder === 'bundle' ? ['resource'] : []
  }
  return set?.tag === 'instance_attributes' && (attributeOf(set.parent ?? set, 'class')?.value === 'stonith') ? ['device'] : []
}

/** Finds what is known of the name of a pair: an option of the cluster, or a parameter of the agent. */
export function settingEntry(pair: XmlElement, model: Cib): VocabularyEntry | undefined {
  const name = attributeOf(pair, 'name')?.value
  if (name === undefined) return undefined
  return optionNamed(pair.parent, name) ?? parameterNamed(pair.parent, name, model)
}

function optionNamed(set: XmlElement | undefined, name: string): OptionEntry | undefined {
  for (const place of placesOf(set)) {
    const option = optionAt(place, name)
    if (option !== undefined) return option
  }
  return undefined
}

function parameterNamed(set: XmlElement | undefined, name: string, model: Cib): VocabularyEntry | undefined {
  const agent = agentAt(resourceAround(set, model)?.agent ?? '')
  return agent === undefined ? undefined : parameterAt(agent, name)
}

function resourceAround(set: XmlElement | undefined, model: Cib): Resource | undefined {
  if (set?.tag !== 'instance_attributes') return undefined
  const id = set.parent === undefined ? undefined : attributeOf(set.parent, 'id')?.value
  return id === undefined ? undefined : model.resourceNamed.get(id)
}

/** Lists the names that a pair may have. */
export function candidatesForName(pair: XmlElement, model: Cib): Candidate[] {
  const set = pair.parent
  const taken = new Set((set?.children ?? []).filter(child => child !== pair).map(child => attributeOf(child, 'name')?.value))
  const parameters = agentAt(resourceAround(set, model)?.agent ?? '')?.parameters.values() ?? []
  const entries: readonly VocabularyEntry[] = [...placesOf(set).flatMap(place => optionsIn(place)), ...[...parameters].filter(({ isFormer }) => !isFormer)]
  return entries.filter(({ name }) => !taken.has(name)).map(entry => ({ label: entry.name, kind: 'name', entry }))
}

/** Lists the values that a pair may have. */
export function candidatesForValue(pair: XmlElement, model: Cib): Candidate[] {
  return (settingEntry(pair, model)?.values ?? []).map(label => ({ label, kind: 'value' }))
}
