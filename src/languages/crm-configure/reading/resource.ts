import { providerOf } from '../../../pacemaker/analysis/provider-of.js'
import { attributeAt, elementAt } from '../../../pacemaker/vocabulary.js'
import { located } from '../../../text/located.js'
import { addChild, addMissing, createElement, setAttribute, valueIn } from './element.js'
import type { Draft } from './made.js'
import { readNamedSet, readPairs, readSets } from './pairs.js'
import type { SetNames } from './pairs.js'
import { matchOf } from './words.js'
import type { Words } from './words.js'

/** The form of an id at the head of a statement. */
export const identifier = /([a-z0-9_#$-][^=]*)/i
/** The form of the name of a resource. */
export const resourceName = /([a-z_#$][^=]*)/i

const agentForm = /(?:ocf|stonith|lsb|systemd|service|upstart|heartbeat|nagios):.+/i

/** Makes the element of a statement, with its id. */
export function openStatement(words: Words, tag: string, what: string): Draft {
  const element = createElement(tag, words.keyword, words.statement.span)
  const first = words.peek()
  if (first !== undefined && (tag === 'primitive' || tag === 'template') && matchOf(first, agentForm) !== undefined) {
    words.fail('missing-word', first, `"${first.value}" stands where ${what} must stand: no name of a resource holds ":"`)
    return element
  }
  const id = words.expect(identifier, what)
  if (id !== undefined) {
    setAttribute(element, 'id', id.word)
    element.span = id.word.span
  }
  return element
}

/** Reads `description=TEXT`, which stands behind the head. */
export function readDescription(words: Words, element: Draft): void {
  const text = words.match(/description=(.+)/i)?.groups[0]
  if (text !== undefined) setAttribute(element, 'description', text)
}

const primitiveSets: SetNames = { sets: { params: 'instance_attributes', meta: 'meta_attributes', utilization: 'utilization' }, implicit: 'params' }

/** Reads `primitive ID AGENT …` and `rsc_template ID AGENT …`. */
export function readPrimitive(words: Words): Draft {
  const isTemplate = words.keyword.value.toLowerCase() === 'rsc_template'
  const element = openStatement(words, isTemplate ? 'template' : 'primitive', 'an id')
  const template = isTemplate ? undefined : words.match(/@(.+)/)?.groups[0]
  if (template === undefined) readAgent(words, element)
  else setAttribute(element, 'template', template)
  readDescription(words, element)
  let names = primitiveSets
  for (;;) {
    const keyword = words.peek()?.value.toLowerCase()
    if (keyword === 'op' || keyword === 'operations') readOperations(words, element)
    else {
      const set = readNamedSet(words, names)
      if (set === undefined) return element
      addChild(element, set)
    }
    names = { sets: primitiveSets.sets }
  }
}

function readAgent(words: Words, element: Draft): void {
  const word = words.next()
  if (word === undefined) return words.expected('an agent such as ocf:linbit:drbd')
  const [agentClass, provider, type] = partsOf(word.value)
  if (type === undefined || type === '' || (agentClass === 'ocf' && provider === '')) return words.fail('unexpected-word', word, `"${word.value}" is no agent: one has a class, a provider where the class is ocf, and a type`)
  const at = word.value.lastIndexOf(':') + 1
  const part = (value: string, start: number): void => {
    const isThere = word.value.startsWith(value, start) && value !== ''
    setAttribute(element, start === at ? 'type' : start === 0 ? 'class' : 'provider', isThere && word.places === undefined ? located(value, word.file, { start: word.span.start + start, end: word.span.start + start + value.length }) : located(value, word.file, word.span))
  }
  if (word.value.includes(':')) part(agentClass ?? '', 0)
  else addMissing(element, 'class', agentClass ?? '')
  if (provider !== undefined && provider !== '') {
    if (word.value.split(':').length === 3) part(provider, (agentClass ?? '').length + 1)
    else addMissing(element, 'provider', provider)
  }
  part(type, at)
}

/** Where no class is said it is ocf; where no provider is said, one that has the agent is taken, heartbeat before all others. */
function partsOf(value: string): (string | undefined)[] {
  const parts = value.split(':')
  if (parts.length > 3) return []
  if (parts.length === 3) return parts
  const [agentClass = 'ocf', type = ''] = parts.length === 2 ? parts : ['ocf', parts[0]]
  return [agentClass, agentClass === 'ocf' ? providerOf(type) : '', type]
}

function readOperations(words: Words, owner: Draft): void {
  const word = words.peek() ?? words.keyword
  const operations = addChild(owner, createElement('operations', word))
  if (words.keywordIn(['operations']) !== undefined) {
    const [key, id] = words.expect(/(\$id-ref|\$id)=(.*)/i, '"$id=" or "$id-ref="')?.groups ?? []
    if (key !== undefined && id !== undefined) setAttribute(operations, key.value.slice(1).toLowerCase(), id)
  }
  while (words.keywordIn(['op']) !== undefined) addChild(operations, readOperation(words))
}

function readOperation(words: Words): Draft {
  const name = words.expect(identifier, 'the name of an operation')
  const operation = createElement('op', name?.word ?? words.keyword)
  if (name === undefined) return operation
  setAttribute(operation, 'name', name.word)
  const entry = elementAt('op')
  // crm passes over the case of its letters, and hands it on.
  const isKnown = (name: string): boolean => entry !== undefined && attributeAt(entry, name.toLowerCase()) !== undefined
  let parameters: Draft | undefined
  let firstParameter: Draft['attributes'][number] | undefined
  for (const pair of readPairs(words)) {
    const key = pair.attributes.find(attribute => attribute.name === 'name')
    const value = pair.attributes.find(attribute => attribute.name === 'value')
    if (key !== undefined && isKnown(key.value)) {
      if (parameters !== undefined) words.fail('misplaced-attribute', key, `"${key.value}" stands behind "${valueIn(parameters.children[0] ?? parameters, 'name') ?? ''}", which is a parameter: attributes of an operation come first`)
      else if (value === undefined) words.fail('missing-word', { file: key.file, span: { start: key.span.end, end: key.span.end } }, `"${key.value}" of an operation needs a value`)
      else setAttribute(operation, key.value, value, key)
    } else {
      firstParameter ??= key
      addChild((parameters ??= addChild(operation, createElement('instance_attributes', key ?? pair))), pair)
    }
  }
  if (firstParameter !== undefined && valueIn(operation, 'interval') === undefined) {
    words.fail('misplaced-attribute', firstParameter, `"${firstParameter.value}" is a parameter, and an operation without "interval" gets one behind it, where crm refuses it`)
  }
  addMissing(operation, 'interval', '0')
  readSets(words, operation, { sets: { op_params: 'instance_attributes', op_meta: 'meta_attributes' }, implicit: 'op_params' })
  return operation
}

const containerSets: SetNames = { sets: { params: 'instance_attributes', meta: 'meta_attributes' }, implicit: 'params' }

/** What a group or clone is to hold, by name. */
export interface Holder {
  readonly element: Draft
  readonly members: readonly ReturnType<Words['next']>[]
}

/** Reads `clone ID RESOURCE …`, `ms ID RESOURCE …`. */
export function readClone(words: Words): Holder {
  const element = openStatement(words, words.keyword.value.toLowerCase() === 'clone' ? 'clone' : 'master', 'an id')
  const member = words.expect(resourceName, 'the name of a resource')?.word
  readDescription(words, element)
  readSets(words, element, containerSets)
  return { element, members: [member] }
}

/** Reads `group ID RESOURCE …`. */
export function readGroup(words: Words): Holder {
  const element = openStatement(words, 'group', 'an id')
  const members = new Map<string, ReturnType<Words['next']>>()
  for (let word = words.peek(); word !== undefined && !word.value.includes('=') && !['params', 'meta'].includes(word.value.toLowerCase()); word = words.peek()) {
    words.next()
    if (members.has(word.value)) words.fail('duplicate-member', word, `"${word.value}" stands twice in the group`)
    else members.set(word.value, word)
  }
  readDescription(words, element)
  readSets(words, element, containerSets)
  return { element, members: [...members.values()] }
}

const bundleEnds = ['network', 'storage', 'meta', 'primitive']

/** Reads `bundle ID docker … network … storage … primitive RESOURCE`. */
export function readBundle(words: Words): Holder {
  const element = openStatement(words, 'bundle', 'an id')
  const members: ReturnType<Words['next']>[] = []
  readDescription(words, element)
  for (;;) {
    const word = words.keywordIn(['docker', 'rkt', 'podman', 'network', 'storage', 'primitive'])
    if (word === undefined) {
      const set = readNamedSet(words, { sets: { meta: 'meta_attributes' }, ends: bundleEnds })
      if (set === undefined) return { element, members }
      addChild(element, set)
    } else if (word.value.toLowerCase() === 'primitive') members.push(words.expect(resourceName, 'the name of a resource')?.word)
    else addChild(element, readContainer(words, createElement(word.value.toLowerCase(), word)))
  }
}

function readContainer(words: Words, container: Draft): Draft {
  let holder = container
  for (const pair of readPairs(words, bundleEnds)) {
    const name = pair.attributes.find(attribute => attribute.name === 'name')
    const value = pair.attributes.find(attribute => attribute.name === 'value')
    if (name === undefined) continue
    if (name.value === 'port-mapping' || name.value === 'storage-mapping') holder = addChild(container, createElement(name.value, name))
    else if (value !== undefined) setAttribute(holder, name.value, value, name)
  }
  return container
}
