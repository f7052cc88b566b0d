import type { Span } from '../../text/span.js'
import { touches } from '../../text/span.js'
import type { Candidate, Cursor, Reading } from '../language.js'
import type { Ast, Item, Word } from './ast.js'
import { endOf, textOf } from './ast.js'
import type { Model } from './schema.js'
import type { OptionAt, OptionSection, Place, TargetVocabulary } from './vocabulary.js'
import { optionInWords, structureInWords, vocabularyAt } from './vocabulary.js'

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
  if (reading.file.comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const { inside, item } = locate((reading.file.ast as Ast).items, offset)
  if (inside === undefined) return undefined
  const vocabulary = vocabularyAt(reading.target.version)
  const index = item?.words.findIndex(word => touches(word, offset)) ?? -1
  const word = item?.words[index]
  const isBehindHead =
    item !== undefined && word === undefined && item.words.length > 0 && (item.words[0]?.end ?? 0) < offset
  if (item === undefined || index === 0 || !(index > 0 || isBehindHead)) {
    const span = word ?? wordAround(text, offset)
    return { span: spanOf(span), ...entryOf(vocabulary, inside, item), candidates: names(vocabulary, inside) }
  }
  return {
    span: word === undefined ? { start: offset, end: offset } : spanOf(word),
    ...entryOf(vocabulary, inside, item),
    candidates: values(vocabulary, inside, item, reading.model),
  }
}

function locate(items: readonly Item[], offset: number): { inside?: Inside; item?: Item } {
  let inside: Inside = { place: 'file' }
  let list = items
  for (;;) {
    const item: Item | undefined = list.find(other => other.start <= offset && offset <= endOf(other))
    if (item === undefined) return { inside }
    const { block } = item
    const isIn =
      block !== undefined && block.open >= 0 && offset > block.open && (block.close < 0 || offset <= block.close)
    if (!isIn) return { inside, item }
    const next = insideOf(inside, item)
    if (next === undefined) return {}
    inside = next
    list = block.items
  }
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
      return {
        label: entry.name,
        kind: 'name',
        entry,
        insert: option.facts.form === 'flag' ? `${entry.name};` : entry.name,
      }
    })
  }
  const structures = vocabulary.structures(place).map((structure): Candidate => {
    const entry = structureInWords(structure.entry)
    return { label: entry.name, kind: structure.entry.kind === 'section' ? 'section' : 'name', entry }
  })
  if (place !== 'resource' && place !== 'common') return structures
  const own = vocabulary.options('resource', place).map((option): Candidate => {
    const entry = optionInWords(option.entry)
    return { label: entry.name, kind: 'name', entry }
  })
  return [...own, ...structures]
}

function optionOf(vocabulary: TargetVocabulary, { place, section }: Inside, head: Word): OptionAt | undefined {
  return section === undefined
    ? vocabulary.option('resource', textOf(head), place)
    : vocabulary.option(section, textOf(head), place)
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
  if (option !== undefined) {
    const { facts } = option
    if (facts.kind === 'resource-ref') return references(resourceNames(model))
    if (facts.kind === 'host-list') return references(['both', ...hostNames(model)])
    if (facts.kind === 'boolean' && facts.form !== 'flag') return ['yes', 'no'].map(label => ({ label, kind: 'value' }))
    return (facts.values ?? []).map(label => ({ label, kind: 'value' }))
  }
  switch (head.image) {
    case 'host':
    case 'hosts':
    case 'on':
      return references(hostNames(model))
    case 'stacked-on-top-of':
      return references(resourceNames(model))
    case 'meta-disk':
    case 'flexible-meta-disk':
      return [{ label: 'internal', kind: 'value' }]
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
