import { addTo } from '../../../text/multimap.js'
import type { Span } from '../../../text/span.js'
import type { Item } from '../ast.js'
import type { Address, ResourceSection, Setting, VolumeSection } from '../schema.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { signsOfResource } from '../targets.js'
import type { ResourceUse } from '../analysis/uses.js'
import { usesOf } from '../analysis/uses.js'
import type { TargetVocabulary } from '../vocabulary.js'
import type { Hole, HoleKind, StencilPlaces, StencilSettings } from './stencil.js'
import { isRightIn, Stencil } from './stencil.js'

/** A resource that was read. */
export interface Example {
  readonly text: string
  readonly item: Item
  readonly section: ResourceSection
  /** The comments inside of the resource. */
  readonly comments: readonly Span[]
  readonly vocabulary: TargetVocabulary
}

/** Longer resources are not worth it, nor those of many parts that must differ from each other. */
const longest = 16_384
const mostRivals = 128

/** A word that may differ from one resource to the next. */
interface Candidate extends Span {
  readonly kind: HoleKind
  readonly isQuoted: boolean
}

/**
 * Makes a stencil of a resource that was read without any fault. Nothing where it has parts that a stencil does not tell
 * apart: floating and stacked hosts, proxies, external meta data, templates.
 */
export function makeStencil({ text, item, section, comments, vocabulary }: Example): Stencil | undefined {
  const { start, end } = section.extent
  if (vocabulary.dialect === '0.7') return undefined // It looks at the lines of a file, too, which a stencil says nothing of.
  if (item.block === undefined || item.block.open < 0 || item.block.close < 0 || end - start > longest) return undefined
  if (section.isBroken || section.templateFile !== undefined) return undefined
  const uses = usesOf(section, vocabulary.dialect)
  const found = uses === undefined ? undefined : candidatesIn(text, section)
  if (uses === undefined || found === undefined) return undefined
  const candidates = [...found, ...comments.map(({ start: sign, end: last }) => ({ kind: 'comment' as const, start: sign + 1, end: last, isQuoted: false }))]
  candidates.sort((a, b) => a.start - b.start)
  const firsts = new Map<string, number>()
  const holes = candidates.map((candidate, index): Hole => {
    const { kind, isQuoted } = candidate
    const own = text.slice(candidate.start, candidate.end)
    const key = `${kind} ${own}`
    const first = kind === 'comment' ? index : (firsts.get(key) ?? index)
    firsts.set(key, first)
    return { kind, isQuoted, first, own }
  })
  const between = [...candidates, { start: end, end }].map((candidate, index) => {
    return text.slice(index === 0 ? start : candidates[index - 1]?.end, candidate.start)
  })
  const stencilUses = uses.map(use => ({ kind: use.kind, hole: holeOf(use, candidates) }))
  if (stencilUses.some(({ hole }) => hole === -1)) return undefined
  const rivals = rivalsAmong(holes)
  // The resource has to fit its own stencil: a name such as "all", or a word with other signs in it, does not.
  if (rivals.length > mostRivals || !holes.every(hole => isRightIn(hole, hole.own, vocabulary))) return undefined
  const places = placesAmong(candidates, { start, end })
  const signs = signsOfResource(item, section.file, offset => ({
    hole: places.holeBehind[offset - start] ?? -1,
    distance: places.distances[offset - start] ?? 0,
  }))
  const nameHole = candidates.findIndex(({ kind }) => kind === 'resource')
  const facts = { vocabulary, template: section, nameHole, uses: stencilUses, settings: settingsIn(section), signs }
  const stencil = new Stencil(facts, { holes, between, rivals }, places)
  return stencil.fit(text, start)?.end === end ? stencil : undefined
}

function settingsIn(section: ResourceSection): StencilSettings {
  const settings = [...settingsInBody(section)].sort((a, b) => a.extent.start - b.extent.start)
  const byKey = new Map<string, Setting[]>()
  for (const setting of settings) addTo(byKey, setting.key, setting)
  return {
    byKey,
    indexes: new Map(settings.map((setting, index) => [setting, index])),
    hasSyncer: settings.some(setting => setting.section === 'syncer'),
    hasHandlers: settings.some(setting => setting.section === 'handlers'),
    hasOmittedValues: settings.some(setting => !setting.hasValue),
    areInOptions: areInOptions(settings, section),
  }
}

/** Tells whether all settings are found, in reading order, in the sections of options of the resource itself. */
function areInOptions(settings: readonly Setting[], { options }: ResourceSection): boolean {
  const own = options.flatMap(section => section.settings)
  return own.length === settings.length && own.every((setting, index) => setting.extent.start > (own[index - 1]?.extent.start ?? -1))
}

/** Says for each offset behind which hole it lies, and how far. */
function placesAmong(candidates: readonly Candidate[], { start, end }: Span): StencilPlaces {
  const holeBehind = new Int16Array(end - start + 1)
  const distances = new Int32Array(end - start + 1)
  let hole = -1
  for (let offset = start; offset <= end; offset += 1) {
    while ((candidates[hole + 1]?.end ?? Infinity) <= offset) hole += 1
    holeBehind[offset - start] = hole
    distances[offset - start] = offset - (candidates[hole]?.end ?? start)
  }
  return { holeBehind, distances, holeAt: new Map(candidates.map((candidate, index) => [candidate.start - start, index])) }
}

function holeOf({ span }: ResourceUse, candidates: readonly Candidate[]): number {
  return candidates.findIndex(({ start, end }) => start >= span.start && end <= span.end)
}

function rivalsAmong(holes: readonly Hole[]): [number, number][] {
  const rivals: [number, number][] = []
  const leaders = holes.flatMap(({ first, kind }, index) => (first === index && kind !== 'comment' ? [{ kind, index }] : []))
  for (const [at, a] of leaders.entries()) {
    for (const b of leaders.slice(at + 1)) if (a.kind === b.kind) rivals.push([a.index, b.index])
  }
  return rivals
}

/** Lists the words that may differ; nothing where one is of an unexpected form. */
function candidatesIn(text: string, section: ResourceSection): readonly Candidate[] | undefined {
  const found: Candidate[] = []
  let isPlain = true
  const add = (kind: HoleKind, span: Span): void => {
    if (text.charCodeAt(span.start) === doubleQuote) found.push({ kind, start: span.start + 1, end: span.end - 1, isQuoted: true })
    else found.push({ kind, start: span.start, end: span.end, isQuoted: false })
  }
  const addVolume = ({ device, disk }: VolumeSection): void => {
    if (device !== undefined) isPlain = addDevice(text, device, found) && isPlain
    if (disk !== undefined && disk.value !== 'none') add('disk', disk.span)
  }
  const addAddress = ({ family, host, port }: Address): void => {
    if (family !== 'ipv6') add('address', host.span) // Those are written in too many ways.
    if (port === undefined) isPlain = false
    else add('port', port.span)
  }
  add('resource', section.name.span)
  section.volumes.forEach(addVolume)
  for (const { volumes, addresses } of section.hosts) {
    volumes.forEach(addVolume)
    addresses.forEach(addAddress)
  }
  for (const { paths } of section.connections) {
    for (const { endpoints } of paths) for (const { address } of endpoints) if (address !== undefined) addAddress(address)
  }
  // Other settings are part of the text around the holes.
  for (const setting of settingsInBody(section)) if (setting.secret !== undefined) add('secret', setting.span)
  const isSound = found.every(({ start, end }) => start < end)
  return isPlain && isSound ? found : undefined
}

const doubleQuote = 0x22

/** Adds the numbers of a device. Tells whether it has a name of the usual form, which agrees with its minor. */
function addDevice(text: string, { name, minor, minorAt }: NonNullable<VolumeSection['device']>, found: Candidate[]): boolean {
  if (minor === undefined) return false
  if (name !== undefined) {
    const { start, end } = name.span
    const digits = /^"?(?:\/dev\/)?drbd(\d+)"?$/.exec(text.slice(start, end))?.[1]
    if (digits !== String(minor)) return false
    const from = text.lastIndexOf(digits, end)
    found.push({ kind: 'minor', start: from, end: from + digits.length, isQuoted: false })
  }
  const isApart = name === undefined || minorAt.span.start >= name.span.end
  if (isApart) found.push({ kind: 'minor', start: minorAt.span.start, end: minorAt.span.end, isQuoted: false })
  return true
}

