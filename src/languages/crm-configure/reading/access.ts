import { located } from '../../../text/located.js'
import type { Located } from '../../../text/located.js'
import { addChild, createElement, setAttribute } from './element.js'
import type { Draft } from './made.js'
import { identifier, openStatement, readDescription } from './resource.js'
import type { Words } from './words.js'

/** Reads `acl_target NAME ROLE …` and `acl_group NAME ROLE …`. */
export function readHolderOfRoles(words: Words): Draft {
  const element = openStatement(words, words.keyword.value.toLowerCase(), 'a name')
  if (words.peek() === undefined) words.expected('the name of a role')
  while (words.peek() !== undefined) {
    const role = words.expect(identifier, 'the name of a role')?.word
    if (role !== undefined) setAttribute(addChild(element, createElement('role', role)), 'id', role)
  }
  return element
}

const specs: Readonly<Record<string, string>> = { xpath: 'xpath', ref: 'reference', reference: 'reference', tag: 'object-type', type: 'object-type', attr: 'attribute', attribute: 'attribute' }

/** What stands for a longer path in XML. */
const shortcuts: Readonly<Record<string, readonly string[]>> = {
  meta: ["//primitive[@id='@@']/meta_attributes", "/nvpair[@name='@@']"],
  params: ["//primitive[@id='@@']/instance_attributes", "/nvpair[@name='@@']"],
  utilization: ["//primitive[@id='@@']/utilization"],
  location: ["//rsc_location[@id='cli-prefer-@@' and @rsc='@@']"],
  property: ['//crm_config/cluster_property_set', "/nvpair[@name='@@']"],
  nodeattr: ['//nodes/node/instance_attributes', "/nvpair[@name='@@']"],
  nodeutil: ['//nodes/node/utilization', "[@uname='@@']"],
  node: ['//nodes/node', "[@uname='@@']"],
  status: ['/cib/status'],
  cib: ['/cib'],
}

/** Reads `role NAME read|write|deny xpath:… ref:… type:… attr:…`. */
export function readRole(words: Words): Draft {
  const element = openStatement(words, 'acl_role', 'a name')
  if (words.peek() === undefined) words.expected('"read", "write" or "deny"')
  readDescription(words, element)
  while (words.peek() !== undefined) {
    const kind = words.expect(/(read|write|deny)/i, '"read", "write" or "deny"')?.word
    if (kind !== undefined) readPermission(words, element, kind)
  }
  return element
}

function readPermission(words: Words, role: Draft, kind: Located<string>): void {
  const id = (words.match(/\$id=(.*)/i) ?? words.match(/([\w-]+):/))?.groups[0]
  const description = words.match(/description=(.+)/i)?.groups[0]
  const found = new Map<string, Located<string>>()
  for (let word = words.peek(); word !== undefined && isSpec(word.value); word = words.peek()) {
    const [name, value] = words.match(/([^:]+)(?::(.+))?/)?.groups ?? []
    if (name === undefined) return words.expected('"TYPE:VALUE"')
    const path = shortcuts[name.value] === undefined ? undefined : expanded(shortcuts[name.value] ?? [], value?.value)
    if (path !== undefined) found.set('xpath', located(path, word.file, word.span))
    else if (value === undefined) return words.fail('missing-word', word, `"${word.value}" has no value`)
    else found.set(specs[name.value] ?? name.value, value)
  }
  const permission = (attributes: readonly string[]): void => {
    const element = addChild(role, createElement('acl_permission', kind))
    setAttribute(element, 'kind', located(kind.value.toLowerCase(), kind.file, kind.span))
    if (id !== undefined) setAttribute(element, 'id', id)
    if (description !== undefined) setAttribute(element, 'description', description)
    for (const name of attributes) {
      const value = found.get(name)
      if (value !== undefined) setAttribute(element, name, value)
    }
  }
  for (const name of ['xpath', 'reference']) if (found.has(name)) permission([name])
  if (found.has('object-type')) permission(['object-type', 'attribute'])
  else if (found.has('attribute')) words.fail('unexpected-word', found.get('attribute') ?? kind, 'An attribute needs the type of an object beside it')
}

function isSpec(word: string): boolean {
  const [name = ''] = word.split(':')
  return specs[name] !== undefined || shortcuts[name] !== undefined
}

/** `undefined` where a name is wanted that is not there. */
function expanded(parts: readonly string[], value: string | undefined): string | undefined {
  const [first = ''] = parts
  if (value === undefined) return first.includes('@@') ? undefined : first
  let path = ''
  let next = 0
  for (const name of value.split(':')) {
    while (next < parts.length && parts[next]?.includes('@@') === false) path += parts[next++] ?? ''
    path += (parts[next++] ?? '').replaceAll('@@', name)
  }
  return path
}
