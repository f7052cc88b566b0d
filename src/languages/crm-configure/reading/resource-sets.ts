import type { Located } from '../../../text/located.js'
import { spanIn } from '../ast.js'
import type { Word } from '../ast.js'
import { addChild, createElement, setAttribute } from './element.js'
import type { Draft } from './made.js'
import type { Words } from './words.js'

/** What stands behind the colon of a resource. */
export type Qualifier = 'role' | 'action'

const known: Readonly<Record<Qualifier, readonly string[]>> = {
  role: ['Stopped', 'Started', 'Master', 'Slave', 'Promoted', 'Unpromoted'],
  action: ['start', 'promote', 'demote', 'stop'],
}

interface Reference {
  readonly id: Located<string>
  readonly qualifier: Located<string> | undefined
}

/** Reads `RESOURCE` or `RESOURCE:ROLE`; what is wrong with it is reported. */
export function referenceOf(words: Words, word: Word, of: Qualifier): Reference | undefined {
  const [id = '', qualifier, ...more] = word.value.split(':')
  const part = (value: string, start: number): Located<string> => ({ value, file: word.file, span: spanIn(word, start, start + value.length) })
  if (more.length > 0) {
    words.fail('unexpected-word', word, `"${word.value}" is no resource with ${of === 'role' ? 'a role' : 'an action'}`)
    return undefined
  }
  if (qualifier === undefined) return { id: part(id, 0), qualifier: undefined }
  const place = part(qualifier, id.length + 1)
  const canonical = known[of].find(one => one.toLowerCase() === qualifier.toLowerCase())
  if (canonical === undefined && !(qualifier === '' || /^\d+$/.test(qualifier))) {
    words.fail(`unknown-${of}`, place, `There is no ${of} "${qualifier}": ${known[of].join(', ')}`)
    return undefined
  }
  return { id: part(id, 0), qualifier: qualifier === '' ? undefined : { ...place, value: canonical ?? qualifier } }
}

/** Reads the resources of a constraint: one for each side, or sets. */
export function readResources(words: Words, element: Draft, { sides, of }: { readonly sides: readonly string[]; readonly of: Qualifier }): void {
  if (words.count === sides.length) {
    for (const side of sides) {
      const word = words.next()
      const reference = word === undefined ? undefined : referenceOf(words, word, of)
      if (reference === undefined) return
      setAttribute(element, side, reference.id)
      const { qualifier } = reference
      if (qualifier !== undefined) setAttribute(element, `${side}-${/^\d+$/.test(qualifier.value) ? 'instance' : of}`, qualifier)
    }
    return
  }
  const all: Word[] = []
  for (let word = words.next(); word !== undefined; word = words.next()) all.push(word)
  if (all.length === 0) return words.expected(sides.length === 1 ? 'a resource' : 'two resources or sets of them')
  readResourceSets(words, element, { all, of })
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

interface State {
  set: Draft | undefined
  qualifier: string
  sequential: boolean
  all: boolean
  open: Word | undefined
}

/** Reads `a ( b c:start ) [ d e ]`: each change of a role or an action begins another set. */
export function readResourceSets(words: Words, element: Draft, { all, of }: { readonly all: readonly Word[]; readonly of: Qualifier }): void {
  const state: State = { set: undefined, qualifier: '', sequential: true, all: true, open: undefined }
  const finish = (): void => {
    const { set } = state
    if (set !== undefined) {
      const place = { file: set.file, span: { start: set.span.start, end: set.span.start } }
      if (!state.all) setAttribute(set, 'require-all', { ...place, value: 'false' })
      if (!state.sequential) setAttribute(set, 'sequential', { ...place, value: 'false' })
      addChild(element, set)
    }
    state.set = undefined
    state.qualifier = ''
  }
  for (const word of all.flatMap(withoutBrackets)) {
    if (words.fault !== undefined) return
    if (word.value === '_rsc_set_') continue
    if (word.value in closing) openSet(words, word, { state, finish })
    else if (word.value === ')' || word.value === ']') closeSet(words, word, { state, finish })
    else if (word.value.includes('=')) readFlag(words, word, state)
    else addReference(words, word, { state, finish, of })
  }
  if (state.open !== undefined) words.fail('mismatched-bracket', state.open, `"${state.open.value}" is not closed`)
  finish()
}

interface Work {
  readonly state: State
  finish(): void
}

function openSet(words: Words, word: Word, { state, finish }: Work): void {
  finish()
  if (state.open !== undefined) return words.fail('mismatched-bracket', word, 'A set of resources cannot stand in another one')
  Object.assign(state, { open: word, sequential: false, all: word.value !== '[' })
}

function closeSet(words: Words, word: Word, { state, finish }: Work): void {
  if (state.open === undefined) return words.fail('mismatched-bracket', word, `"${word.value}" closes nothing`)
  if (closing[state.open.value] !== word.value) return words.fail('mismatched-bracket', word, `"${word.value}" closes "${state.open.value}"`)
  if (state.set === undefined) return words.fail('missing-word', word, 'There is no resource in the set')
  finish()
  Object.assign(state, { open: undefined, sequential: true, all: true })
}

function readFlag(words: Words, word: Word, state: State): void {
  const [, name, value = ''] = /^(sequential|require-all)=(.*)$/s.exec(word.value) ?? []
  if (name === undefined || !/^(?:yes|true|on|1|no|false|off|0)$/i.test(value)) return words.fail('unexpected-word', word, `"${word.value}" stands where a resource, "sequential=" or "require-all=" with true or false must stand`)
  state[name === 'sequential' ? 'sequential' : 'all'] = /^(?:yes|true|on|1)$/i.test(value)
}

function addReference(words: Words, word: Word, { state, finish, of }: Work & { readonly of: Qualifier }): void {
  const reference = referenceOf(words, word, of)
  if (reference === undefined) return
  const { id, qualifier } = reference
  const name = qualifier?.value ?? ''
  if (name !== state.qualifier) finish()
  state.set ??= createElement('resource_set', word)
  state.qualifier = name
  if (qualifier !== undefined && state.set.children.length === 0) setAttribute(state.set, of, qualifier)
  setAttribute(addChild(state.set, createElement('resource_ref', word)), 'id', id)
}

/** A bracket may stand right before or behind a word. */
function withoutBrackets(word: Word): Word[] {
  const { kind, file, value, openQuote, joins } = word
  const part = (start: number, end: number): Word => ({ kind, file, span: spanIn(word, start, end), value: value.slice(start, end), places: word.places?.slice(start, end), openQuote, joins })
  if (value.length < 2) return [word]
  if (value.startsWith('(') || value.startsWith('[')) return [part(0, 1), part(1, value.length)]
  return value.endsWith(')') || value.endsWith(']') ? [part(0, value.length - 1), part(value.length - 1, value.length)] : [word]
}
