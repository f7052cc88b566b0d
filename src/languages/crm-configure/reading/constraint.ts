import type { Word } from '../ast.js'
import { setAttribute } from './element.js'
import type { Draft } from './made.js'
import { identifier, openStatement, resourceName } from './resource.js'
import { readResources, readResourceSets } from './resource-sets.js'
import { readRules } from './rule.js'
import { numberOf, setOwnScore } from './score.js'
import type { Words } from './words.js'

const score = /([^:]+):/

/** Reads `location ID RESOURCE SCORE: NODE` and `location ID RESOURCE rule …`. */
export function readLocation(words: Words): Draft {
  const element = openStatement(words, 'rsc_location', 'an id')
  readSubject(words, element)
  for (let match = words.match(/\$?([^=]+)=(.*)/); match !== undefined; match = words.match(/\$?([^=]+)=(.*)/)) {
    const [name, value] = match.groups
    if (name !== undefined && value !== undefined) setAttribute(element, name.value, value, name)
  }
  const amount = words.match(score)?.groups[0]
  if (amount === undefined) {
    readRules(words, element)
    if (element.children.every(({ tag }) => tag !== 'rule')) words.expected('"SCORE: NODE" or "rule"')
    return element
  }
  setOwnScore(words, element, amount)
  const node = words.expect(identifier, 'the name of a node')?.word
  if (node !== undefined) setAttribute(element, 'node', node)
  const role = words.match(/\$?role=(.+)/i)?.groups[0]
  if (role !== undefined) setAttribute(element, 'role', role)
  return element
}

function readSubject(words: Words, element: Draft): void {
  const pattern = words.match(/\/(.+)\//)?.groups[0]
  if (pattern !== undefined) return setAttribute(element, 'rsc-pattern', pattern)
  if (words.match(/\{/) === undefined) {
    const resource = words.expect(resourceName, 'a resource')?.word
    if (resource !== undefined) setAttribute(element, 'rsc', resource)
    return
  }
  const all: Word[] = []
  for (let word = words.peek(); word !== undefined && word.value !== '}'; word = words.peek()) {
    all.push(word)
    words.next()
  }
  if (words.expect(/\}/, '"}"') === undefined) return
  if (all.length === 0) return words.expected('a resource before "}"')
  readResourceSets(words, element, { all, of: 'role' })
}

/** Reads `colocation ID SCORE: RESOURCE[:ROLE] RESOURCE[:ROLE]`. */
export function readColocation(words: Words): Draft {
  const element = openStatement(words, 'rsc_colocation', 'an id')
  const amount = words.expect(score, 'a score with a colon')?.groups[0]
  if (amount === undefined) return element
  setOwnScore(words, element, amount)
  const attribute = words.matchLast(/node-attribute=(.+)/i)?.groups[0]
  if (attribute !== undefined) setAttribute(element, 'node-attribute', { ...attribute, value: attribute.value.toLowerCase() })
  readResources(words, element, { sides: ['rsc', 'with-rsc'], of: 'role' })
  return element
}

const kinds = ['Optional', 'Mandatory', 'Serialize']

/** Reads `order ID [KIND:] RESOURCE[:ACTION] RESOURCE[:ACTION]`; a score becomes a kind. */
export function readOrder(words: Words): Draft {
  const element = openStatement(words, 'rsc_order', 'an id')
  const kind = words.match(score)?.groups[0]
  if (kind !== undefined) {
    const own = kinds.find(name => name.toLowerCase() === kind.value.toLowerCase()) ?? kindOfScore(kind.value)
    if (own === undefined) words.fail('unexpected-word', kind, `"${kind.value}" is neither a kind nor a score: ${kinds.join(', ')}`)
    else setAttribute(element, 'kind', { ...kind, value: own })
  }
  const symmetrical = words.matchLast(/symmetrical=(true|false|yes|no|on|off)/i)?.groups[0]
  if (symmetrical !== undefined) setAttribute(element, 'symmetrical', { ...symmetrical, value: /^(?:true|yes|on)$/i.test(symmetrical.value) ? 'true' : 'false' })
  readResources(words, element, { sides: ['first', 'then'], of: 'action' })
  return element
}

function kindOfScore(value: string): string | undefined {
  const lower = value.toLowerCase()
  const number = numberOf(value)
  if (number === undefined && lower !== 'advisory') return undefined
  return number === '0' || lower === 'advisory' ? 'Optional' : 'Mandatory'
}

/** Reads `rsc_ticket ID TICKET: RESOURCE[:ROLE] …`. */
export function readTicket(words: Words): Draft {
  const element = openStatement(words, 'rsc_ticket', 'an id')
  const ticket = words.expect(score, 'the name of a ticket with a colon')?.groups[0]
  if (ticket === undefined) return element
  setAttribute(element, 'ticket', ticket)
  const policy = words.matchLast(/loss-policy=(stop|demote|fence|freeze)/i)?.groups[0]
  if (policy !== undefined) setAttribute(element, 'loss-policy', policy)
  readResources(words, element, { sides: ['rsc'], of: 'role' })
  return element
}
