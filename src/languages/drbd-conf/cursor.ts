import { lineStartAt } from '../../text/line-at.js'
import type { Span } from '../../text/span.js'
import { touches } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName, WantedNumber } from '../language.js'
import type { Ast, Item, Word } from './ast.js'
import { endOf, textOf } from './ast.js'
import type { DrbdConfFile } from './parse.js'
import type { Model } from './schema.js'
import type { OptionAt, OptionSection, Place, TargetVocabulary } from './vocabulary.js'
import { defaultInWords, dialects, optionInWords, structureInWords, commonValues, valueInWords, vocabularyAt } from './vocabulary.js'

/** The block around an offset: a place for sections and statements, or a section of options. */
interface Inside {
  readonly place: Place
  readonly section?: OptionSection
}

const optionSections = new Set(['net', 'disk', 'syncer', 'startup', 'handlers', 'options', 'proxy', 'global'])
const placeOfHead: Readonly<Record<string, Place>> = {
  common: 'common',
  resource: 'resource',
  on: 'host',
  floating: 'host',
  'stacked-on-top-of': 'stacked',
  volume: 'volume',
  connection: 'connection',
  'connection-mesh': 'mesh',
  path: 'path',
}

/** Tells what stands at an offset and what could be written there. */
export function cursorAt(reading: Reading<Model>, offset: number): Cursor | undefined {
  const { text } = reading.file.source
  if (reading.file.commentsAround(offset).some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const { ast } = (reading.file as DrbdConfFile).around(offset)
  const { inside, item, siblings } = locate(ast.items, offset, text)
  if (inside === undefined) return undefined
  const vocabulary = vocabularyAt(reading.target.version)
  const index = item?.words.findIndex(word => touches(word, offset)) ?? -1
  const word = item?.words[index]
  const isBehindHead =
    item !== undefined && word === undefined && item.words.length > 0 && (item.words[0]?.end ?? 0) < offset
  if (item === undefined || index === 0 || !(index > 0 || isBehindHead)) {
    const span = word ?? wordAround(text, offset)
    const set = new Map(siblings.filter(other => other !== item).flatMap(({ words: [head] }) => (head === undefined ? [] : [[head.image, head.start] as const])))
    return { span: spanOf(span), ...entryOf(vocabulary, inside, item), candidates: names(vocabulary, inside).map(found => withState(found, { set, reading })) }
  }
  const before = item.words.filter(({ end }) => end < offset && end !== word?.end)
  const wanted = namesWanted(vocabulary, inside, before)
  const port = wanted.some(({ of }) => of === 'address') ? portAt(text, offset) : undefined
  return {
    span: word === undefined ? { start: offset, end: offset } : spanOf(word),
    ...entryOf(vocabulary, inside, item),
    candidates: item.words[0]?.image === 'node-id' ? [nextNodeId(ast, item)] : values(vocabulary, inside, item, reading.model),
    names: wanted,
    ...(port === undefined ? {} : { number: port }),
    ...signatureOf(vocabulary, inside, before),
  }
}

/** Marks what is written already, and what drbdadm writes for itself. */
function withState(candidate: Candidate, { set, reading }: { readonly set: ReadonlyMap<string, number>; readonly reading: Reading<Model> }): Candidate {
  const { label, kind, entry } = candidate
  if (label.startsWith('_') || entry?.deprecated !== undefined) return { ...candidate, rank: 'last' }
  const at = entry?.kind === 'option' && kind === 'name' ? set.get(label) : undefined
  if (at === undefined) return candidate
  return { ...candidate, rank: 'last', note: `already set in line ${reading.file.source.positionAt(at).line}` }
}

interface Located {
  readonly inside?: Inside
  readonly item?: Item
  /** What stands beside it. */
  readonly siblings: readonly Item[]
}

function locate(items: readonly Item[], offset: number, text: string): Located {
  let inside: Inside = { place: 'file' }
  let list = items
  for (;;) {
    const item: Item | undefined = list.find(other => other.start <= offset && offset <= reachOf(other, offset, text))
    if (item === undefined) return { inside, siblings: list }
    const { block } = item
    const isIn =
      block !== undefined && block.open >= 0 && offset > block.open && (block.close < 0 || offset <= block.close)
    if (!isIn) return { inside, item, siblings: list }
    const next = insideOf(inside, item)
    if (next === undefined) return { siblings: list }
    inside = next
    list = block.items
  }
}

/** A statement without its `;` goes on behind blanks: that is where its value is to be written. */
function reachOf(item: Item, offset: number, text: string): number {
  const end = endOf(item)
  const isOpen = item.end < 0 && item.block === undefined && item.words.length > 0
  return isOpen && end < offset && /^[ \t]*$/.test(text.slice(end, offset)) ? offset : end
}

function insideOf(outer: Inside, item: Item): Inside | undefined {
  const head = item.words[0]
  if (head === undefined || head.image === 'skip') return undefined
  if (head.image === 'global') return { place: 'global', section: 'global' }
  if (item.words.some(word => word.image === 'proxy') && item.words.length > 1) return { place: 'proxy-host' }
  if (optionSections.has(head.image))
    return {
      place: outer.place === 'volume' && outer.section === undefined ? 'volume' : outer.place,
      section: head.image as OptionSection,
    }
  if (head.image === 'volume' && outer.place === 'connection') return { place: 'connection-volume' }
  const place = placeOfHead[head.image]
  return place === undefined ? undefined : { place }
}

function names(vocabulary: TargetVocabulary, { place, section }: Inside): Candidate[] {
  if (section !== undefined) {
    return vocabulary.options(section, place).map(option => {
      const entry = optionInWords(option.entry)
      const isFlag = option.facts.form === 'flag'
      return { label: entry.name, kind: 'name', entry, insert: isFlag ? `${entry.name};` : entry.name, ...(isFlag ? {} : { snippet: `${entry.name} \${1};` }) }
    })
  }
  const structures = vocabulary.structures(place).map((structure): Candidate => {
    const entry = structureInWords(structure.entry)
    const isSection = structure.entry.kind === 'section'
    const snippet = isSection ? sectionSnippet(entry.name) : `${entry.name} \${1};`
    return { label: entry.name, kind: isSection ? 'section' : 'name', entry, snippet }
  })
  if (place !== 'resource' && place !== 'common') return structures
  const own = vocabulary.options('resource', place).map((option): Candidate => {
    const entry = optionInWords(option.entry)
    return { label: entry.name, kind: 'name', entry }
  })
  return [...own, ...structures]
}

/** What stands between the names of sections and their braces. */
const heads: Readonly<Record<string, string>> = { resource: '${1:r0}', on: '${1:host}', volume: '${1:0}', 'stacked-on-top-of': '${1:r0}', floating: '${1:192.0.2.1:7788}', host: '${1:host}' }

function sectionSnippet(name: string): string {
  const head = heads[name]
  return `${name} ${head === undefined ? '' : `${head} `}{\n\t$0\n}`
}

/** An option that the release does not know is explained by one that does, which says since when. */
function optionOf(vocabulary: TargetVocabulary, { place, section }: Inside, head: Word): OptionAt | undefined {
  const name = textOf(head)
  for (const known of [vocabulary, ...dialects.toReversed().map(vocabularyAt)]) {
    const found = known.option(section ?? 'resource', name, place)
    if (found !== undefined) return found
    if (section === undefined && known.structure(place, name) !== undefined) return undefined
  }
  return undefined
}

function entryOf(vocabulary: TargetVocabulary, inside: Inside, item: Item | undefined): Pick<Cursor, 'entry'> {
  const head = item?.words[0]
  if (head === undefined) return {}
  const option = optionOf(vocabulary, inside, head)
  if (option !== undefined) return { entry: optionInWords(option.entry) }
  const structure = inside.section === undefined ? vocabulary.structure(inside.place, head.image) : undefined
  return structure === undefined ? {} : { entry: structureInWords(structure.entry) }
}

function values(vocabulary: TargetVocabulary, inside: Inside, item: Item, model: Model): Candidate[] {
  const head = item.words[0]
  if (head === undefined) return []
  const option = optionOf(vocabulary, inside, head)
  if (option !== undefined) return optionValues(option, vocabulary, model)
  switch (head.image) {
    case 'host':
    case 'hosts':
    case 'on':
      return references(hostNames(model))
    case 'stacked-on-top-of':
      return references(resourceNames(model))
    case 'meta-disk':
    case 'flexible-meta-disk':
      return [{ label: 'internal', kind: 'value', rank: 'first' }]
    case 'address':
      return ['ipv4', 'ipv6'].map(label => ({ label, kind: 'value', rank: 'last' }))
    default:
      return []
  }
}

/** The next number that no host of the resource around a statement has. */
function nextNodeId({ items }: Ast, statement: Item): Candidate {
  const resource = items.find(item => item.start <= statement.start && statement.start < endOf(item))
  const taken = new Set<string>()
  const waiting = [...(resource?.block?.items ?? [])]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const [head, number] = item.words
    if (item !== statement && head?.image === 'node-id' && number !== undefined) taken.add(textOf(number))
    waiting.push(...(item.block?.items ?? []))
  }
  let free = 0
  while (taken.has(String(free))) free += 1
  return { label: String(free), kind: 'value', note: 'the next that is free in this resource', rank: 'first' }
}

function optionValues({ entry: { section, name }, facts }: OptionAt, { dialect }: TargetVocabulary, model: Model): Candidate[] {
  if (facts.kind === 'resource-ref') return references(resourceNames(model))
  if (facts.kind === 'host-list') return references(['both', ...hostNames(model)])
  if (facts.kind === 'boolean' && facts.form !== 'flag') return ['yes', 'no'].map(label => ({ label, kind: 'value' }))
  const common = commonValues(section, name, dialect).map((label): Candidate => (facts.kind === 'command' ? { label, insert: `"${label}"`, kind: 'value' } : { label, kind: 'value' }))
  const words = (facts.values ?? []).map((label): Candidate => ({ label, kind: 'value', ...(label === facts.default ? { note: 'the default' } : {}) }))
  const preset = facts.kind === 'number' || facts.kind === 'number-or-word' ? defaultInWords(facts) : undefined
  const isListed = preset === undefined || words.some(({ label }) => label === preset)
  return [...common, ...words, ...(isListed ? [] : [{ label: preset, kind: 'value', note: 'the default' } as const])]
}

/** What follows the name of a statement or option. */
function signatureOf(vocabulary: TargetVocabulary, inside: Inside, before: readonly Word[]): Pick<Cursor, 'signature'> {
  const [head] = before
  if (head === undefined) return {}
  const option = optionOf(vocabulary, inside, head)
  if (option !== undefined) return { signature: { name: option.entry.name, parameters: [valueInWords(option.entry, option.facts)], separator: ' ', active: 0 } }
  const argument = inside.section === undefined ? vocabulary.structure(inside.place, head.image)?.entry.argument : undefined
  return argument === undefined ? {} : { signature: { name: head.image, parameters: [argument], separator: ' ', active: 0 } }
}

/** The port behind an address, also one that is yet to be written with its colon. */
function portAt(text: string, offset: number): WantedNumber | undefined {
  const lineStart = lineStartAt(text, offset)
  const [, address, digits = ''] = /(?<![\w.:[])(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+(?:%[\w.-]+)?\])(?::(\d*))?$/.exec(text.slice(lineStart, offset)) ?? []
  if (address === undefined) return undefined
  const hasColon = text[offset - digits.length - 1] === ':'
  const [rest = ''] = /^\d*/.exec(text.slice(offset, offset + 10)) ?? []
  const start = offset - digits.length - (hasColon ? 1 : 0) - address.length
  return { of: 'port', lead: `${address}:`, span: { start, end: offset + rest.length } }
}

/** The kinds of names that stand behind the words of a statement. */
function namesWanted(vocabulary: TargetVocabulary, inside: Inside, before: readonly Word[]): readonly WantedName[] {
  const [head] = before
  if (head === undefined) return []
  const option = optionOf(vocabulary, inside, head)
  if (option?.facts.kind === 'resource-ref') return [{ of: 'resource' }]
  if (option?.facts.kind === 'host-list') return [{ of: 'host' }]
  if (option !== undefined) return []
  if (before[before.length - 1]?.image === 'minor') return [{ of: 'device', isNew: true, written: path => path.replace('/dev/drbd', '') }]
  const isFirst = before.length === 1
  switch (head.image) {
    case 'hosts':
    case 'on':
      return [{ of: 'host' }]
    case 'host':
      return isFirst ? [{ of: 'host' }] : before.some(({ image }) => image === 'address') ? [{ of: 'address' }] : []
    case 'stacked-on-top-of':
      return [{ of: 'resource' }]
    case 'device':
      return isFirst ? [{ of: 'device', isNew: true }] : []
    case 'disk':
    case 'meta-disk':
    case 'flexible-meta-disk':
      return isFirst ? [{ of: 'disk' }] : []
    case 'address':
    case 'floating':
      return [{ of: 'address' }]
    default:
      return []
  }
}

function references(labels: readonly string[]): Candidate[] {
  return [...new Set(labels)].map(label => ({ label, kind: 'reference' }))
}

function resourceNames(model: Model): string[] {
  return model.sections.flatMap(section => (section.kind === 'resource' ? [section.name.value] : []))
}

function hostNames(model: Model): string[] {
  return model.sections.flatMap(section =>
    section.kind === 'resource'
      ? section.hosts.flatMap(host => (host.kind === 'on' ? host.names.map(name => name.value) : []))
      : [],
  )
}

function wordAround(text: string, offset: number): Span {
  let start = offset
  while (start > 0 && /[A-Za-z0-9/._-]/.test(text[start - 1] ?? '')) start -= 1
  let end = offset
  while (end < text.length && /[A-Za-z0-9/._-]/.test(text[end] ?? '')) end += 1
  return { start, end }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
