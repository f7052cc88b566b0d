import { located } from '../../../text/located.js'
import type { Located } from '../../../text/located.js'
import { addChild, addMissing, createElement, setAttribute } from './element.js'
import type { Draft } from './made.js'
import { readPairs, readSets } from './pairs.js'
import { identifier, openStatement, readDescription, resourceName } from './resource.js'
import { readRules } from './rule.js'
import type { Words } from './words.js'

/** Reads `node [ID:] NAME[:TYPE] [attributes …] [utilization …]`. */
export function readNode(words: Words): Draft {
  const element = createElement('node', words.keyword, words.statement.span)
  const id = (words.match(/\$id=(.*)/i) ?? words.match(/([\w-]+):/))?.groups[0]
  if (id !== undefined) setAttribute(element, 'id', id)
  const [name, , type] = words.expect(/([^:]+)(:(normal|member|ping|remote))?/i, 'the name of a node')?.groups ?? []
  if (name !== undefined) {
    setAttribute(element, 'uname', name)
    element.span = name.span
  }
  if (type !== undefined) setAttribute(element, 'type', type)
  readDescription(words, element)
  readSets(words, element, { sets: { attributes: 'instance_attributes', utilization: 'utilization' }, implicit: 'attributes' })
  return element
}

const sets: Readonly<Record<string, readonly [tag: string, id: string]>> = {
  property: ['cluster_property_set', 'cib-bootstrap-options'],
  rsc_defaults: ['meta_attributes', 'rsc-options'],
  op_defaults: ['meta_attributes', 'op-options'],
}

/** Reads `property [ID:] NAME=VALUE …`, `rsc_defaults …` and `op_defaults …`. */
export function readProperties(words: Words): Draft {
  const [tag, defaultId] = sets[words.keyword.value.toLowerCase()] ?? ['cluster_property_set', 'cib-bootstrap-options']
  const element = createElement(tag, words.keyword, words.statement.span)
  if (words.peek() === undefined) words.expected('"NAME=VALUE"')
  const [key, named] = words.match(/\$(id|id-ref)=(.*)/i)?.groups ?? []
  const id = named ?? words.match(/([\w-]+):/)?.groups[0]
  if (id === undefined) setAttribute(element, 'id', located(defaultId, words.keyword.file, words.keyword.span))
  else setAttribute(element, key?.value.toLowerCase() === 'id-ref' ? 'id-ref' : 'id', id)
  readRules(words, element)
  for (const pair of readPairs(words)) addChild(element, pair)
  return element
}

/** Reads `fencing_topology NODE: DEVICES … NODE: DEVICES …`; levels without a node are those of all nodes. */
export function readTopology(words: Words, nodes: readonly string[]): Draft {
  const topology = createElement('fencing-topology', words.keyword, words.statement.span)
  const counts = new Map<string, number>()
  const add = (target: Readonly<Record<string, Located<string>>>, devices: Located<string>): void => {
    const [key = ''] = Object.values(target).map(({ value }) => value)
    const index = (counts.get(key) ?? 0) + 1
    counts.set(key, index)
    const level = addChild(topology, createElement('fencing-level', devices))
    for (const [name, value] of Object.entries(target)) setAttribute(level, name, value)
    addMissing(level, 'index', String(index))
    setAttribute(level, 'devices', devices)
  }
  let target: Readonly<Record<string, Located<string>>> | undefined
  for (let word = words.peek(); word !== undefined; word = words.peek()) {
    const next = targetIn(words)
    if (next !== undefined) target = next
    else {
      words.next()
      if (target !== undefined) add(target, word)
      else for (const node of nodes) add({ target: { file: word.file, span: { start: word.span.start, end: word.span.start }, value: node } }, word)
    }
  }
  return topology
}

function targetIn(words: Words): Readonly<Record<string, Located<string>>> | undefined {
  const [attribute, value] = words.match(/attr:([\w-]+)=([\w-]+)/i)?.groups ?? []
  if (attribute !== undefined && value !== undefined) return { 'target-attribute': attribute, 'target-value': value }
  const pattern = words.match(/pattern:(.+)/i)?.groups[0]
  if (pattern !== undefined) return { 'target-pattern': pattern }
  const node = words.match(/([^:]+):/)?.groups[0]
  return node === undefined ? undefined : { target: node }
}

/** Reads `tag ID RESOURCE …`. */
export function readTag(words: Words): Draft {
  const element = createElement('tag', words.keyword, words.statement.span)
  const id = words.expect(/([a-zA-Z_][^\s:]*):?/, 'the name of a tag')?.groups[0]
  if (id !== undefined) setAttribute(element, 'id', id)
  if (id !== undefined) element.span = id.span
  if (words.peek() === undefined) words.expected('a resource')
  while (words.peek() !== undefined) {
    const member = words.expect(resourceName, 'a resource')?.word
    if (member !== undefined) setAttribute(addChild(element, createElement('obj_ref', member)), 'id', member)
  }
  return element
}

/** Reads `alert ID PATH [attributes …] [meta …] [to RECIPIENT …]`. */
export function readAlert(words: Words): Draft {
  const element = openStatement(words, 'alert', 'an id')
  const path = words.next()
  if (path === undefined) words.expected('the path of a program')
  else setAttribute(element, 'path', path)
  readDescription(words, element)
  const names = { attributes: 'instance_attributes', meta: 'meta_attributes' }
  let count = 0
  while (words.peek() !== undefined) {
    const before = words.count
    readSets(words, element, { sets: names, ends: ['attributes', 'meta', 'to', 'select'] })
    const select = words.keywordIn(['select'])
    if (select !== undefined) readSelection(words, addChild(element, createElement('select', select)))
    const to = words.keywordIn(['to'])
    if (to !== undefined) {
      count += 1
      readRecipient(words, addChild(element, createElement('recipient', to)), { names, id: `${element.attributes[0]?.value ?? ''}-recipient-${count}` })
    }
    if (words.count === before) words.expected('"attributes", "meta", "select" or "to"')
  }
  return element
}

function readRecipient(words: Words, recipient: Draft, { names, id }: { readonly names: Readonly<Record<string, string>>; readonly id: string }): void {
  const hasBrace = words.match(/\{/) !== undefined
  addMissing(recipient, 'id', id)
  const value = words.next()
  if (value === undefined) return words.expected('a recipient')
  setAttribute(recipient, 'value', value)
  readDescription(words, recipient)
  readSets(words, recipient, { sets: names, ends: ['attributes', 'meta', 'to', ...(hasBrace ? ['}'] : [])] })
  if (hasBrace) words.expect(/\}/, '"}"')
}

function readSelection(words: Words, select: Draft): void {
  for (let word = words.keywordIn(['nodes', 'fencing', 'resources']); word !== undefined; word = words.keywordIn(['nodes', 'fencing', 'resources'])) {
    addChild(select, createElement(`select_${word.value}`, word))
  }
  const word = words.peek()?.value === 'attributes' ? words.next() : undefined
  if (word === undefined) return
  const attributes = addChild(select, createElement('select_attributes', word))
  if (words.expect(/\{/, '"{"') === undefined) return
  while (words.peek() !== undefined && words.peek()?.value !== '}') {
    const name = words.expect(identifier, 'the name of an attribute')?.word
    if (name !== undefined) setAttribute(addChild(attributes, createElement('attribute', name)), 'name', name)
  }
  words.expect(/\}/, '"}"')
}
