import type { Edit } from '../../../text/edit.js'
import { endOf } from '../ast.js'
import type { Item } from '../ast.js'
import { factsFor, isDialectFrom, optionNamed } from '../vocabulary.js'
import { appended, endWithComment, indentAt, newcomer, removed, removedWithComment, replaced } from './edits.js'
import { bodyOf, fixIn, hasInnerComment, hasUnclearSection, headOf, loneProtocolOf, sectionIn } from './site.js'
import type { Rewrite } from './site.js'

/** Spreads `syncer {}` over `disk {}`, `net {}` and `options {}`, where 8.4 and later keep its options. */
export const syncer: Rewrite = {
  mends: ['unsupported-option', 'misplaced-option'],
  rewrite(site) {
    const section = headOf(site.item) === 'syncer' ? site.item : site.around[site.around.length - 1]
    const body = headOf(site.item) === 'syncer' ? bodyOf(site) : bodyOf({ ...site, around: site.around.slice(0, -1) })
    if (section?.block === undefined || headOf(section) !== 'syncer' || body?.block === undefined || body.block.open < 0) return undefined
    if (!isDialectFrom(site.dialect, '8.4') || section.block.open < 0 || section.block.close < 0) return undefined
    const parts = partsOf(site.text, section)
    if (parts === undefined) return undefined
    const settled = settledParts(site.text, body, section, parts.parts)
    const protocol = protocolWith(site.text, body, section, parts.parts)
    const all = protocol === undefined ? settled.parts : withProtocol(site.text, protocol, settled.parts)
    const edits = editsFor(site.text, body, section, { ...parts, parts: all })
    if (edits === undefined) return undefined
    const gaps = protocol === undefined ? [] : [removedWithComment(site.text, protocol)]
    // Where an option is set twice, 8.4 takes one of them and 9 refuses both: a person has to look.
    const isComplete = section.block.items.every(item => item.words.length > 1 || isGone(headOf(item)) || isSwitch(headOf(item), site.target))
    const safety = settled.parts === parts.parts && isComplete ? 'safe' : 'unsafe'
    const title = `Spread "syncer" over the sections that take its place${protocol === undefined ? '' : ', and move "protocol" into "net"'}`
    return fixIn(site, title, safety, [...edits, ...settled.edits, ...gaps])
  },
}

/** Lets an option that leaves nothing behind go with the `syncer {}` around it, where that can go: the one change waits for the other no more. */
export const delayProbe: Rewrite = {
  mends: ['unsupported-option'],
  rewrite(site) {
    const fix = isGone(headOf(site.item)) ? syncer.rewrite(site) : undefined
    return fix?.safety === 'safe' ? fix : undefined
  },
}

/** Tells whether an option may stand without a value. Any other one that does is not accepted everywhere. */
function isSwitch(name: string | undefined, target: string): boolean {
  const entry = name === undefined ? undefined : optionNamed('syncer', name)
  return name?.startsWith('no-') === true || (entry !== undefined && factsFor(entry, target)?.kind === 'boolean')
}

type Destination = 'disk' | 'net' | 'options'
const destinations: readonly Destination[] = ['disk', 'net', 'options']
/** What the delay probes of 8.3.8 leave behind: nothing. */
const gone: readonly string[] = ['delay-probe-volume', 'delay-probe-interval', 'throttle-threshold', 'hold-off-threshold']

function isGone(name: string | undefined): boolean {
  return name !== undefined && gone.includes(name)
}

interface Part {
  readonly to: Destination | undefined
  readonly name: string
  /** The comments alone. */
  readonly comments: string
  /** The statement with the comments before it and behind it on its line. */
  readonly text: string
}

/** Cuts the block into statements with their comments; `undefined` where one of them has no known place. */
function partsOf(text: string, section: Item): { readonly parts: readonly Part[]; readonly tail: string } | undefined {
  const parts: Part[] = []
  let start = (section.block?.open ?? 0) + 1
  for (const item of section.block?.items ?? []) {
    const head = item.words[0]
    if (head === undefined || item.end < 0 || item.block !== undefined) return undefined
    const end = endWithComment(text, item)
    const name = headOf(item) ?? ''
    const comments = text.slice(start, head.start) + text.slice(endOf(item), end)
    const bare = name.startsWith('no-') ? name.slice(3) : name
    if (isGone(name)) {
      parts.push({ to: undefined, name, text: comments, comments })
    } else {
      const target = placeOf(bare)
      if (target === undefined) return undefined
      const renamed = name === bare ? target.name : `no-${target.name}`
      const moved = text.slice(start, head.start) + renamed + text.slice(head.end, end)
      parts.push({ to: target.section, name: renamed, text: moved, comments })
    }
    start = end
  }
  return { parts, tail: text.slice(start, section.block?.close ?? start) }
}

function placeOf(name: string): { readonly section: Destination; readonly name: string } | undefined {
  const moved = optionNamed('syncer', name)?.now
  if (moved?.section !== undefined && moved.name !== undefined && isDestination(moved.section)) {
    return { section: moved.section, name: moved.name }
  }
  // 9 also takes options of the other sections in syncer.
  const section = destinations.find(candidate => optionNamed(candidate, name) !== undefined)
  return section === undefined || optionNamed('syncer', name) !== undefined ? undefined : { section, name }
}

function isDestination(section: string): section is Destination {
  return destinations.includes(section as Destination)
}

/** Finds the `protocol` of a body that moves into the `net {}` which a section of it becomes: each by itself would make that. */
function protocolWith(text: string, body: Item, section: Item, parts: readonly Part[]): Item | undefined {
  if (sectionIn(body, 'syncer') !== section || sectionIn(body, 'net') !== undefined || hasUnclearSection(body, 'net')) return undefined
  if (!parts.some(({ to }) => to === 'net') || parts.some(({ name }) => name === 'protocol')) return undefined
  const protocol = loneProtocolOf(body)
  return protocol === undefined || hasInnerComment(text, protocol) ? undefined : protocol
}

/** Puts `protocol` behind the last of those that go to `net {}`, on a line of its own where they stand on theirs. */
function withProtocol(text: string, protocol: Item, parts: readonly Part[]): readonly Part[] {
  const last = parts.findLastIndex(({ to }) => to === 'net')
  const before = parts.filter(({ to }) => to === 'net').map(part => part.text).join('')
  const gap = /^\s*/.exec(before)?.[0] ?? ''
  const lead = gap === '' || (before.includes('#') && !gap.includes('\n')) ? '\n' : gap
  const part: Part = { to: 'net', name: 'protocol', comments: '', text: lead + text.slice(protocol.start, endWithComment(text, protocol)) }
  return [...parts.slice(0, last + 1), part, ...parts.slice(last + 1)]
}

function editsFor(
  text: string,
  body: Item,
  section: Item,
  { parts, tail }: { readonly parts: readonly Part[]; readonly tail: string },
): readonly Edit[] | undefined {
  const indent = indentAt(text, section.start)
  const edits: Edit[] = []
  const fresh: string[] = []
  const wanted = destinations.filter(destination => parts.some(part => part.to === destination))
  const last = wanted[wanted.length - 1]
  let orphans = ''
  for (const destination of wanted) {
    let chunk = ''
    for (const part of parts) {
      if (part.to === destination || (part.to === undefined && destination === wanted[0])) chunk += part.text
    }
    if (destination === last && tail.includes('#')) chunk += tail.trimEnd()
    const existing = sectionIn(body, destination)
    if (existing?.block === undefined) {
      fresh.push(`${destination} {${closed(chunk, indent)}}`)
    } else if (chunk.trim() !== '') {
      const edit = appended(text, existing.block, unindented(chunk))
      if (edit === undefined) return undefined
      edits.push(edit)
    }
  }
  if (wanted.length === 0) orphans = parts.map(part => part.text).join('') + tail
  if (orphans.includes('#')) return undefined
  for (const destination of wanted) if (sectionIn(body, destination)?.block === undefined) edits.push(newcomer(body, destination))
  const whole = { start: section.start, end: endOf(section) }
  edits.push(fresh.length === 0 ? removed(text, section) : replaced(whole, fresh.join(`\n${indent}`)))
  return edits
}

/**
 * Settles which of two stays where a section has the option already: of disk options 8.4 takes the first, of others the
 * last.
 *
 * Returns `parts` itself where nothing is set twice.
 */
function settledParts(
  text: string,
  body: Item,
  section: Item,
  parts: readonly Part[],
): { readonly parts: readonly Part[]; readonly edits: readonly Edit[] } {
  const edits: Edit[] = []
  const settled = parts.map((part): Part => {
    const existing = part.to === undefined ? undefined : sectionIn(body, part.to)
    const plain = part.name.replace(/^no-/, '')
    const others = existing?.block?.items.filter(item => headOf(item)?.replace(/^no-/, '') === plain) ?? []
    if (existing === undefined || others.length === 0) return part
    const isExistingFirst = existing.start < section.start
    if (isExistingFirst === (part.to === 'disk')) return { ...part, text: part.comments }
    for (const other of others) edits.push(removed(text, other))
    return { ...part }
  })
  return { parts: settled.some((part, index) => part !== parts[index]) ? settled : parts, edits }
}

/** Puts the closing brace on a line of its own where the statements stand on theirs. */
function closed(chunk: string, indent: string): string {
  if (chunk.includes('\n') || chunk.includes('#')) return `${chunk.trimEnd()}\n${indent}`
  return `${chunk.trimEnd()} `
}

/** Takes the common indent of statements away. */
function unindented(chunk: string): string {
  return chunk
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter((line, index, lines) => line !== '' || (index > 0 && index < lines.length - 1))
    .join('\n')
}
