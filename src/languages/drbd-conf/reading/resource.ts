import type { Located } from '../../../text/located.js'
import type { Item, Word } from '../ast.js'
import { textOf } from '../ast.js'
import type {
  CommonSection,
  ConnectionSection,
  HostSection,
  MeshSection,
  OptionSection,
  ResourceBody,
  ResourceSection,
  SectionPlace,
  Setting,
  VolumeSection,
} from '../schema.js'
import type { OptionSection as SectionName } from '../vocabulary.js'
import { plainTraits, resourceTraits } from '../analysis/resource-traits.js'
import { simpleResourceOf } from '../analysis/simple-resource.js'
import { noteUses } from '../analysis/uses.js'
import { readConnection, readMesh } from './connection.js'
import type { Context } from './context.js'
import { kept, locatedWord, originAt, placeOf, report } from './context.js'
import { readFloating, readOn, readStacked } from './host.js'
import { PlainResource } from './read-again.js'
import { readItems } from './items.js'
import { joinedSettings, readOptionSection, readSetting } from './options.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isMeantAsName, isName, missingValue } from './statement.js'
import { unknownStatement } from './unknown.js'
import { isVolumeStatement, readVolume, readVolumeStatement } from './volume.js'
import { impliedVolume } from './volume-parts.js'
import type { VolumeParts } from './volume-parts.js'
import { isDialectFrom } from '../vocabulary.js'

type Body = 'resource' | 'common'

interface BodyParts {
  readonly kind: Body
  readonly place: SectionPlace
  readonly options: OptionSection[]
  readonly own: Setting[]
  readonly volumes: VolumeSection[]
  readonly hosts: HostSection[]
  readonly connections: ConnectionSection[]
  readonly meshes: MeshSection[]
  readonly ignoredHosts: Located<string>[]
  /** The first of each statement and section that may stand once. */
  readonly seen: Word[]
  implied?: VolumeParts
  /** A statement that belongs into a volume stands behind one. */
  isMixed?: boolean
  templateFile?: Located<string>
}

const optionSectionNames = ['disk', 'net', 'syncer', 'startup', 'handlers', 'options', 'proxy'] as const
/** Gives the one text for all sections of a name, instead of a piece of each file. */
const optionSections = new Map<string, SectionName>(optionSectionNames.map(name => [name, name]))

/** Reads `resource NAME { … }`. */
export function readResource(ctx: Context, item: Item): ResourceSection | undefined {
  const word = item.words[1]
  if (word === undefined) {
    missingValue(ctx, item, 'its name')
    return undefined
  }
  const faultCount = ctx.faults.length
  if (!isMeantAsName(ctx, word, 'resource')) return undefined
  const name = locatedWord(ctx, word)
  checkName(ctx, name)
  const body = readBody(ctx, item, 'resource', 2)
  const simple = simpleResourceOf(body)
  const whole: ResourceSection = {
    kind: 'resource',
    name,
    simple,
    traits: simple === undefined ? resourceTraits(body) : plainTraits,
    file: body.file,
    span: body.span,
    extent: body.extent,
    options: body.options,
    volumes: body.volumes,
    hosts: body.hosts,
    connections: body.connections,
    meshes: body.meshes,
    ignoredHosts: body.ignoredHosts,
    templateFile: body.templateFile,
    isBroken: body.isBroken,
  }
  noteUses(ctx.uses, whole, ctx.dialect)
  const { stencils, text, vocabulary, readAgain } = ctx
  if (ctx.faults.length > faultCount) return whole
  const section = readAgain === undefined || whole.simple === undefined ? whole : new PlainResource(whole, readAgain)
  if (ctx.isPaired) stencils?.learn(() => ({ text, item, section, vocabulary, comments: ctx.commentsIn(section.extent) }))
  return section
}

/** Reads the hosts of a resource that was read before. */
export function readHostsAgain(ctx: Context, item: Item): readonly HostSection[] {
  return readBody(ctx, item, 'resource', 2).hosts
}

/** Reads `common { … }`. */
export function readCommon(ctx: Context, item: Item): CommonSection {
  return { kind: 'common', ...readBody(ctx, item, 'common', 1) }
}

function checkName(ctx: Context, name: Located<string>): void {
  const isStrict = ctx.dialect === '8.3' || ctx.dialect === '8.4' || ctx.dialect === '9'
  if (!isStrict) return
  if (name.value === '')
    report(ctx, 'invalid-name', { ...name.span, message: 'The name of a resource must not be empty' })
  else if (/[\u0000-\u001f\u007f]/.test(name.value))
    report(ctx, 'invalid-name', { ...name.span, message: 'The name of a resource must not hold control characters' })
}

function readBody(ctx: Context, item: Item, kind: Body, used: number): ResourceBody {
  const place = placeOf(ctx, item)
  const { breaks } = ctx
  const parts: BodyParts = {
    kind,
    place,
    options: [],
    own: [],
    volumes: [],
    hosts: [],
    connections: [],
    meshes: [],
    ignoredHosts: [],
    seen: [],
  }
  if (hasBlock(ctx, item, used)) {
    const items = joinedSettings(ctx, item.block?.items ?? [], { section: 'resource', place: kind })
    readItems(ctx, items, { place: kind }, inner => readInBody(ctx, inner, parts))
  }
  const { options, own, hosts, connections, meshes, ignoredHosts, implied, templateFile } = parts
  if (own.length > 0) options.unshift({ ...place, name: 'resource', settings: own })
  const { file, span, extent } = place
  const volumes = implied === undefined ? kept(parts.volumes) : [implied, ...parts.volumes]
  return {
    file,
    span,
    extent,
    options: kept(options),
    volumes,
    hosts: kept(hosts),
    connections: kept(connections),
    meshes: kept(meshes),
    ignoredHosts: kept(ignoredHosts),
    templateFile,
    isBroken: ctx.breaks > breaks,
  }
}

function readInBody(ctx: Context, item: Item, parts: BodyParts): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  const { kind } = parts
  if (isSkip(ctx, item, kind)) return readSkip(ctx, item)
  const { image } = head
  if (head.kind !== 'Bare') {
    // Dialect 9 looks options up by their text, so that protocol may be quoted.
    if (ctx.dialect === '9' && image === '"protocol"') return readOwn(ctx, item, parts)
    return unknownStatement(ctx, item, kind)
  }
  if (ctx.vocabulary.option('resource', image, kind) !== undefined) return readOwn(ctx, item, parts)
  const section = optionSectionOf(ctx, item, kind)
  if (section !== undefined) return readOptions(ctx, item, section, parts)
  const place = kind === 'common' && isIdleInCommon(ctx, head) ? 'resource' : kind
  if (isVolumeStatement(ctx, item, place)) return readImplied(ctx, item, parts, place)
  return ctx.vocabulary.structure(place, image) === undefined ? unknownStatement(ctx, item, kind) : readStructure(ctx, item, image, { parts, place })
}

/** Reads a statement that is no option, by its first word. */
function readStructure(ctx: Context, item: Item, image: string, { parts, place }: { readonly parts: BodyParts; readonly place: Body }): Rest {
  switch (image) {
    case 'on':
    case '_this_host':
    case '_remote_host':
      return keep(parts.hosts, readOn(ctx, item))
    case 'stacked-on-top-of':
      return keep(parts.hosts, readStacked(ctx, item))
    case 'floating': {
      const { host, rest } = readFloating(ctx, item)
      keep(parts.hosts, host)
      return rest
    }
    case 'volume':
      return keep(parts.volumes, readVolume(ctx, item, { place, check: 'checked' }))
    case 'connection':
      return keep(parts.connections, readConnection(ctx, item))
    case 'connection-mesh':
      return keep(parts.meshes, readMesh(ctx, item))
    case 'template-file':
      once(ctx, item, parts)
      return readName(ctx, item, 'file', name => (parts.templateFile = name))
    case 'ignore-on':
      return readName(ctx, item, 'host', name => parts.ignoredHosts.push(name))
    default:
      return unknownStatement(ctx, item, parts.kind)
  }
}

function keep<T>(list: T[], value: T | undefined): undefined {
  if (value !== undefined) list.push(value)
  return undefined
}

/** `disk /dev/sda1;` is a statement from 8.2 on, `disk { … }` a section; `proxy` may be a section, but not `proxy on`. */
function optionSectionOf(ctx: Context, item: Item, kind: Body): SectionName | undefined {
  const head = item.words[0]?.image ?? ''
  const name = optionSections.get(head)
  if (name === undefined || ctx.vocabulary.structure(kind, name) === undefined) return undefined
  return name !== 'disk' || item.words.length === 1 || !isDialectFrom(ctx.dialect, '8.2') ? name : undefined
}

function readOptions(ctx: Context, item: Item, name: SectionName, parts: BodyParts): undefined {
  once(ctx, item, parts)
  parts.options.push(readOptionSection(ctx, item, name, parts.kind))
  return undefined
}

function readOwn(ctx: Context, item: Item, parts: BodyParts): Rest {
  if (ctx.dialect !== '0.7') once(ctx, item, parts)
  return readSetting(ctx, item, { section: 'resource', place: parts.kind, settings: parts.own })
}

/** What drbdadm reads in `common` as it does in a resource, and then forgets. */
const idleInCommon = new Set([
  'device',
  'disk',
  'meta-disk',
  'flexible-meta-disk',
  'volume',
  'connection',
  'connection-mesh',
  'ignore-on',
])

/** Tells whether a statement is one that `common` may hold without any effect, and says so. */
function isIdleInCommon(ctx: Context, head: Word): boolean {
  const { image } = head
  if (!idleInCommon.has(image) || ctx.vocabulary.structure('resource', image) === undefined) return false
  report(ctx, 'misplaced-statement', {
    start: head.start,
    end: head.end,
    severity: 'warning',
    origin: 'practice',
    message: `"${image}" has no effect in "common"`,
  })
  return true
}

function readImplied(ctx: Context, item: Item, parts: BodyParts, place: Body): Rest {
  const head = item.words[0]
  if (head?.image === 'device' && isDialectFrom(ctx.dialect, '8.3')) once(ctx, item, parts)
  if (parts.volumes.length > 0 && parts.isMixed !== true && head !== undefined) {
    parts.isMixed = true
    const volume = parts.volumes[0]
    report(ctx, 'mixed-volumes', {
      start: head.start,
      end: head.end,
      message: `"${head.image}" outside of "volume" cannot stand beside "volume ${volume?.number ?? 0}"`,
      ...(volume === undefined ? {} : { related: [{ at: volume, message: 'this volume has a number' }] }),
    })
  }
  const at = { ...parts.place, span: { start: item.start, end: head?.end ?? item.start } }
  parts.implied ??= impliedVolume(at)
  return readVolumeStatement(ctx, item, parts.implied, { place, check: 'checked' })
}

function readName(ctx: Context, item: Item, what: string, take: (name: Located<string>) => void): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, `a ${what}`)
  if (!isName(ctx, word, what)) return undefined
  take(locatedWord(ctx, word))
  return endStatement(ctx, item, 2)
}

/** Reports the second of a section or statement that may stand once. */
function once(ctx: Context, item: Item, { seen }: BodyParts): void {
  const head = item.words[0]
  if (head === undefined) return
  const name = textOf(head)
  const first = seen.find(word => textOf(word) === name)
  if (first === undefined) {
    seen.push(head)
    return
  }
  const isSection = optionSections.has(name)
  report(ctx, isSection ? 'duplicate-section' : 'duplicate-statement', {
    start: head.start,
    end: head.end,
    message: `A second "${name}"${isSection ? ' section' : ''} in one resource`,
    related: [{ at: originAt(ctx, first.start, first.end), message: 'the first one' }],
  })
}
