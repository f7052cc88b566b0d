import type { Located, Origin } from '../../../text/located.js'
import { quantityOf } from '../../../values/drbd-quantity.js'
import type { Item, Word } from '../ast.js'
import { endOf, textOf } from '../ast.js'
import { lexemeOf, skipBlank } from './lexis.js'
import type { Device, MetaDisk, OptionSection, SectionPlace, VolumeSection } from '../schema.js'
import type { Place } from '../vocabulary.js'
import { isAtLeast, isDialectFrom } from '../vocabulary.js'
import type { Context } from './context.js'
import { locatedAt, locatedWord, originAt, placeOf, report } from './context.js'
import { readItems } from './items.js'
import { oldNumberAt } from './old-number.js'
import { readOptionSection } from './options.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endFaulty, endStatement, hasBlock, headText, isName, missingValue, shown } from './statement.js'
import { unknownStatement } from './unknown.js'

/** What later statements of a volume replaced. */
interface ReplacedParts {
  readonly disks: Located<string>[]
  readonly metaDisks: MetaDisk[]
  readonly devices: Device[]
}

/** A volume while it is read. */
export interface VolumeParts extends SectionPlace {
  readonly number: number
  readonly numberAt: Origin
  readonly isImplicit: boolean
  device: Device | undefined
  disk: Located<string> | undefined
  metaDisk: MetaDisk | undefined
  emptyDevice?: Origin
  /** What a later statement of the same kind replaced. */
  replaced?: ReplacedParts
  readonly options: OptionSection[]
}

/** Begins the volume that statements outside of `volume` make. */
export function impliedVolume(place: SectionPlace): VolumeParts {
  const { file, span, extent } = place
  return {
    file,
    span,
    extent,
    number: 0,
    numberAt: place,
    isImplicit: true,
    device: undefined,
    disk: undefined,
    metaDisk: undefined,
    options: [],
  }
}

const volumeStatements = new Set(['device', 'disk', 'meta-disk', 'flexible-meta-disk'])

/** Tells whether an item is `device`, `disk`, `meta-disk` or `flexible-meta-disk` and may stand here. */
export function isVolumeStatement(ctx: Context, item: Item, place: Place): boolean {
  const head = item.words[0]
  if (head?.kind !== 'Bare' || !volumeStatements.has(head.image)) return false
  return ctx.vocabulary.structure(place, head.image) !== undefined
}

/** Whether the name of a device is checked: drbdadm 9 looks only at those of its own host. */
export type DeviceCheck = 'checked' | 'foreign'

/** Where a statement of a volume stands, and what is looked at there. */
export interface VolumePlace {
  readonly place: Place
  readonly check: DeviceCheck
}

/** Reads `device`, `disk` or `meta-disk` into a volume. */
export function readVolumeStatement(
  ctx: Context,
  item: Item,
  volume: VolumeParts,
  where: VolumePlace,
): Rest {
  switch (item.words[0]?.image) {
    case 'device':
      return readDevice(ctx, item, volume, where)
    case 'disk':
      if (item.block !== undefined && item.words.length === 1 && isDialectFrom(ctx.dialect, '8.4')) {
        volume.options.push(readOptionSection(ctx, item, 'disk', where.place))
        return undefined
      }
      return readDisk(ctx, item, volume)
    case 'meta-disk':
      return readMetaDisk(ctx, item, volume)
    default:
      return readFlexible(ctx, item, volume)
  }
}

function readDisk(ctx: Context, item: Item, volume: VolumeParts): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'a device')
  if (!isName(ctx, word, 'device')) return undefined
  if (volume.disk !== undefined) replacedIn(volume).disks.push(volume.disk)
  volume.disk = locatedWord(ctx, word)
  return endStatement(ctx, item, 2)
}

function setMetaDisk(volume: VolumeParts, metaDisk: MetaDisk): void {
  if (volume.metaDisk !== undefined) replacedIn(volume).metaDisks.push(volume.metaDisk)
  volume.metaDisk = metaDisk
}

function replacedIn(volume: VolumeParts): ReplacedParts {
  return (volume.replaced ??= { disks: [], metaDisks: [], devices: [] })
}

function readMetaDisk(ctx: Context, item: Item, volume: VolumeParts): Rest {
  const [, word, open, , close] = item.words
  if (word === undefined) return missingValue(ctx, item, '"internal" or a device')
  if (!isName(ctx, word, 'device')) return undefined
  const disk = locatedWord(ctx, word)
  const isInternal = disk.value === 'internal'
  if (isInternal && open?.kind === 'LeftBracket') {
    const end = close?.end ?? open.end
    report(ctx, 'invalid-meta-disk', { start: open.start, end, message: '"meta-disk internal" takes no index' })
    return undefined
  }
  const old = isInternal ? undefined : oldNumberAt(ctx, item, { at: 2, name: 'meta-index' })
  if (old !== undefined) {
    const number = locatedAt(ctx, Number.parseInt(old.word.image, 10), old.word.start, old.word.end)
    setMetaDisk(volume, { ...disk, isFlexible: false, index: number })
    return endStatement(ctx, item, old.used)
  }
  const needsIndex = !isAtLeast(ctx.target, '8.4') && !isInternal
  if (open?.kind !== 'LeftBracket') {
    setMetaDisk(volume, { value: disk.value, file: disk.file, span: disk.span, index: undefined, isFlexible: !isInternal })
    if (!needsIndex) return endStatement(ctx, item, 2)
    report(ctx, 'invalid-meta-disk', {
      start: word.end,
      end: word.end,
      message: `The index of "${shown(word)}" is missing, such as ${shown(word)} [0]`,
      help: ctx.dialect === '0.7' ? undefinedHelp : 'For the whole device, write flexible-meta-disk.',
    })
    return undefined
  }
  return readMetaIndex(ctx, item, { volume, disk, open })
}

/** Reads `[0]` behind the device of meta-data. */
function readMetaIndex(ctx: Context, item: Item, { volume, disk, open }: { readonly volume: VolumeParts; readonly disk: Located<string>; readonly open: Word }): Rest {
  const [, , , index, close] = item.words
  if (index === undefined || !isInteger(ctx, index)) {
    report(ctx, 'invalid-meta-disk', {
      start: open.start,
      end: (index ?? open).end,
      message: 'The index must be a number, such as [0]',
    })
    return undefined
  }
  setMetaDisk(volume, {
    ...disk,
    isFlexible: false,
    index: locatedAt(ctx, Number.parseInt(index.image, 10), index.start, index.end),
  })
  if (close?.kind !== 'RightBracket') {
    report(ctx, 'invalid-meta-disk', { start: index.end, end: index.end, message: '"]" is missing after the index' })
    return undefined
  }
  return endStatement(ctx, item, 5)
}

const undefinedHelp = 'DRBD 0.7 knows only numbered slots of 128 MiB.'

function readFlexible(ctx: Context, item: Item, volume: VolumeParts): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, '"internal" or a device')
  if (!isName(ctx, word, 'device')) return undefined
  const disk = locatedWord(ctx, word)
  setMetaDisk(volume, { ...disk, isFlexible: disk.value !== 'internal' })
  return endStatement(ctx, item, 2)
}

function readDevice(ctx: Context, item: Item, volume: VolumeParts, { check }: VolumePlace): Rest {
  const { device } = volume
  const rest = readOneDevice(ctx, item, volume, check)
  if (device !== undefined && volume.device !== device) replacedIn(volume).devices.push(device)
  return rest
}

function readOneDevice(ctx: Context, item: Item, volume: VolumeParts, check: DeviceCheck): Rest {
  const { words } = item
  const first = words[1]
  if (first === undefined) return readNoDevice(ctx, item, volume)
  const knowsMinor = isAtLeast(ctx.target, '8.3.1')
  if (knowsMinor && first.kind === 'Bare' && first.image === 'minor')
    return readMinor(ctx, item, volume, { at: 1, check })
  if (isThrownAway(ctx, item, first)) return readThrownAway(ctx, item, volume)
  if (!isName(ctx, first, 'device')) return undefined
  const value = textOf(first)
  const name = locatedAt(
    ctx,
    isDialectFrom(ctx.dialect, '8.3') && value.startsWith('drbd') ? `/dev/${value}` : value,
    first.start,
    first.end,
  )
  if (knowsMinor && words[2]?.kind === 'Bare' && words[2].image === 'minor')
    return readMinor(ctx, item, volume, { at: 2, check, name })
  const minor = minorOfName(ctx, name.value)
  const { length: before } = ctx.faults
  volume.device = { file: ctx.file, span: name.span, name, minor, minorAt: name }
  checkDeviceName(ctx, name, minor, check)
  return endFaulty(ctx, item, 2, before)
}

/** drbdadm 8.3 and later takes `device;`, and misses the device only where a host needs it. */
function readNoDevice(ctx: Context, item: Item, volume: VolumeParts): Rest {
  if (!isDialectFrom(ctx.dialect, '8.3') || !(item.end >= 0 || isLast(ctx, item))) return missingValue(ctx, item, 'a device')
  noteNoDevice(ctx, item, volume)
  // The end of the file is as good as any other word to be thrown away, and ends the resource, too.
  if (item.end < 0)
    report(ctx, 'missing-argument', { start: item.start, end: endOf(item), message: '"device" lacks a device', severity: 'warning', origin: 'practice' })
  return undefined
}

function isLast({ text }: Context, item: Item): boolean {
  return item.block === undefined && skipBlank(text, endOf(item)) === text.length
}

/** Notes a `device` that says nothing; drbdadm then takes note of what was said before once more. */
function noteNoDevice(ctx: Context, item: Item, volume: VolumeParts): void {
  const place = placeOf(ctx, item)
  volume.emptyDevice = place
  replacedIn(volume).devices.push({ ...place, name: volume.device?.name, minor: volume.device?.minor, minorAt: place })
}

/**
 * Tells whether drbdadm throws the word behind `device` away: from 8.3 on it does so with everything that is no name, be it a
 * number or the keyword of the next statement, and goes on with what follows. A `;` alone is no statement.
 */
function isThrownAway(ctx: Context, { words, block, end }: Item, word: Word): boolean {
  if (!isDialectFrom(ctx.dialect, '8.3') || (words.length === 2 && (block !== undefined || end >= 0))) return false
  const lexeme = lexemeOf(word, ctx)
  return lexeme !== 'name' && lexeme !== 'too-long' && lexeme !== 'broken'
}

/** Reads `device 0 disk /dev/sda1;` as drbdadm does: a `device` that says nothing, and another statement. */
function readThrownAway(ctx: Context, item: Item, volume: VolumeParts): Rest {
  const [, word, next] = item.words
  noteNoDevice(ctx, item, volume)
  report(ctx, 'unexpected-word', {
    start: word?.start ?? item.start,
    end: word?.end ?? item.start,
    severity: 'warning',
    origin: 'practice',
    message: `"${shown(word)}" is no device; drbdadm throws it away and goes on with what follows`,
  })
  return next === undefined ? undefined : { ...item, start: next.start, words: item.words.slice(2) }
}

interface MinorPlace {
  readonly at: number
  readonly check: DeviceCheck
  readonly name?: Located<string>
}

function readMinor(ctx: Context, item: Item, volume: VolumeParts, { at, check, name: ownName }: MinorPlace): Rest {
  const word = item.words[at + 1]
  if (word === undefined) return missingValue(ctx, item, 'the minor number')
  if (!isInteger(ctx, word)) {
    report(ctx, 'invalid-number', { start: word.start, end: word.end, message: `"${shown(word)}" is no minor number` })
    return undefined
  }
  const minor = Number.parseInt(word.image, 10)
  const start = item.words[1]?.start ?? word.start
  // A volume may have two of these statements; a number alone leaves the name that the first one gave.
  const name = at === 1 ? volume.device?.name : ownName
  volume.device = {
    file: ctx.file,
    span: { start, end: word.end },
    name,
    minor,
    minorAt: originAt(ctx, word.start, word.end),
  }
  if (name !== undefined && check === 'checked' && !isConventionalName(name.value, word.image) && name.value !== `/dev/drbd${minor}`) {
    const digits = /^\/dev\/drbd([0-9]+)$/.exec(name.value)?.[1]
    if (!name.value.startsWith('/dev/drbd')) wrongPrefix(ctx, name)
    else if (digits !== undefined && Number(digits) !== minor) {
      report(ctx, 'invalid-device', {
        ...name.span,
        message: `"${name.value}" and minor ${minor} contradict each other`,
        help: `Write /dev/drbd${minor}, or leave one of the two out.`,
      })
    } else if (digits === undefined && !name.value.startsWith('/dev/drbd_')) {
      report(ctx, 'invalid-device', {
        ...name.span,
        message: `"${name.value}" must be /dev/drbd${minor}, or begin with /dev/drbd_`,
      })
    }
  }
  return endStatement(ctx, item, at + 2)
}

/** Compares a name with `/dev/drbd` and the digits of the minor, as they are written, without making a text of the two. */
function isConventionalName(name: string, digits: string): boolean {
  return name.length === '/dev/drbd'.length + digits.length && name.startsWith('/dev/drbd') && name.endsWith(digits)
}

/** 0.7 to 8.2 take the first digits of a name, later ones only `/dev/drbd` and digits. */
function minorOfName(ctx: Context, name: string): number | undefined {
  const digits = (!isDialectFrom(ctx.dialect, '8.3') ? /[0-9]+/.exec(name)?.[0] : /^\/dev\/drbd([0-9]+)$/.exec(name)?.[1]) ?? undefined
  if (digits === undefined) return undefined
  return !isDialectFrom(ctx.dialect, '8.3') || digits.length < 10 ? Number(digits) : asMinor(digits)
}

/** Reads a long number as drbdadm does with `strtol()`, of which it keeps 32 bits; a negative one is none. */
function asMinor(digits: string): number | undefined {
  const number = BigInt(digits)
  const minor = Number(BigInt.asIntN(32, number > highestLong ? highestLong : number))
  return minor < 0 ? undefined : minor
}

const highestLong = 2n ** 63n - 1n

function checkDeviceName(ctx: Context, name: Located<string>, minor: number | undefined, check: DeviceCheck): void {
  if (ctx.dialect === '0.7') return
  if (!isDialectFrom(ctx.dialect, '8.3')) {
    if (minor === undefined)
      report(ctx, 'invalid-device', {
        ...name.span,
        message: `"${name.value}" holds no digits to take the minor number from`,
      })
    return
  }
  if (check === 'checked' && !name.value.startsWith('/dev/drbd')) wrongPrefix(ctx, name)
  else if (minor === undefined) {
    report(ctx, 'invalid-device', {
      ...name.span,
      message: `"${name.value}" says no minor number; expected /dev/drbd and digits`,
      help: 'Or write the number behind the name: device NAME minor 0.',
    })
  }
}

function wrongPrefix(ctx: Context, name: Located<string>): void {
  report(ctx, 'invalid-device', {
    ...name.span,
    message: `"${name.value}" is no DRBD device; expected a name such as /dev/drbd0`,
  })
}

/** Tells whether the scanner takes a word for a number, where the grammar demands one. */
export function isInteger(ctx: Context, word: Word): boolean {
  return ctx.dialect === '0.7' ? /^[0-9]{1,9}$/.test(word.image) : lexemeOf(word, ctx) === 'number'
}

/** Checks the range of a node-id as drbdadm does, and gives its value; 32 passes there, and only the kernel refuses it. */
export function checkNodeId(ctx: Context, word: Word): number {
  const value = quantityOf(word.image, 1) ?? 0
  if (value > 32)
    report(ctx, 'invalid-range', { start: word.start, end: word.end, message: `node-id ${word.image} is outside 0–31` })
  return value
}

/** Reads `volume N { … }`. */
export function readVolume(
  ctx: Context,
  item: Item,
  where: VolumePlace,
): VolumeSection | undefined {
  const number = item.words[1]
  if (number === undefined) {
    missingValue(ctx, item, 'its number')
    return undefined
  }
  if (!isInteger(ctx, number)) {
    report(ctx, 'invalid-number', {
      start: number.start,
      end: number.end,
      message: `"${shown(number)}" is no volume number`,
    })
    return undefined
  }
  const { file, span, extent } = placeOf(ctx, item)
  const parts: VolumeParts = {
    file,
    span,
    extent,
    number: Number.parseInt(number.image, 10),
    numberAt: originAt(ctx, number.start, number.end),
    isImplicit: false,
    device: undefined,
    disk: undefined,
    metaDisk: undefined,
    options: [],
  }
  const { breaks } = ctx
  if (hasBlock(ctx, item, 2)) {
    readItems(ctx, item.block?.items ?? [], { place: 'volume' }, inner => readInVolume(ctx, inner, parts, where))
    if (ctx.breaks === breaks) checkContents(ctx, item, parts, where.place)
  }
  return parts
}

function readInVolume(ctx: Context, item: Item, parts: VolumeParts, where: VolumePlace): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (where.place === 'connection' || where.place === 'stacked') return readInLeanVolume(ctx, item, parts, where)
  if (isSkip(ctx, item, 'volume')) return readSkip(ctx, item)
  if (isVolumeStatement(ctx, item, 'volume'))
    return readVolumeStatement(ctx, item, parts, { ...where, place: 'volume' })
  if (head.image === 'tiebreaker' && ctx.vocabulary.structure('volume', 'tiebreaker') !== undefined)
    return readTiebreaker(ctx, item)
  return unknownStatement(ctx, item, 'volume')
}

/** In a connection a volume holds only `disk { … }`, in a stacked resource `device` and, in 9, `disk { … }`. */
function readInLeanVolume(
  ctx: Context,
  item: Item,
  parts: VolumeParts,
  where: VolumePlace,
): Rest {
  const head = item.words[0]?.image
  const isBlock = head === 'disk' && item.block !== undefined && item.words.length === 1 && ctx.dialect === '9'
  if (isBlock) {
    if (where.place === 'connection') oneDisk(ctx, item, parts)
    parts.options.push(
      readOptionSection(ctx, item, 'disk', where.place === 'connection' ? 'connection-volume' : 'volume'),
    )
    return undefined
  }
  if (head === 'device' && where.place === 'stacked') {
    const rest = readVolumeStatement(ctx, item, parts, where)
    if (rest?.words[0] === undefined || ctx.dialect !== '8.4') return rest
    return reportSecond(ctx, rest.words[0])
  }
  return unknownStatement(ctx, item, where.place === 'connection' ? 'connection-volume' : 'volume')
}

/** In a connection, `volume N` holds one `disk { … }`, in a stacked section of 8.4 one `device`, no more and no less. */
function checkContents(ctx: Context, item: Item, { options }: VolumeParts, place: Place): void {
  const isOfConnection = place === 'connection'
  const span = { start: item.start, end: item.words[1]?.end ?? item.start }
  if (isOfConnection && options.length === 0)
    report(ctx, 'missing-argument', { ...span, message: `"${headText(item, 2)}" of a connection lacks "disk { … }"` })
  if (place !== 'stacked' || ctx.dialect !== '8.4') return
  const [first, second] = item.block?.items ?? []
  if (first === undefined)
    report(ctx, 'missing-argument', { ...span, message: `"${headText(item, 2)}" of a stacked section lacks "device"` })
  if (second?.words[0] !== undefined) reportSecond(ctx, second.words[0])
}

function reportSecond(ctx: Context, { start, end }: Word): undefined {
  report(ctx, 'duplicate-statement', { start, end, message: 'A second "device" in one volume of a stacked section' })
  return undefined
}

/** Reports a second `disk { … }` in a volume of a connection. */
function oneDisk(ctx: Context, { words }: Item, { options }: VolumeParts): void {
  const [head] = words
  const [first] = options
  if (head === undefined || first === undefined) return
  report(ctx, 'duplicate-section', {
    start: head.start,
    end: head.end,
    message: 'A second "disk" section in one volume of a connection',
    related: [{ at: first, message: 'the first one' }],
  })
}

function readTiebreaker(ctx: Context, item: Item): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'yes or no')
  if (word.image !== 'yes' && word.image !== 'no') {
    report(ctx, 'invalid-word', {
      start: word.start,
      end: word.end,
      message: `"${shown(word)}" is not valid for "tiebreaker"; expected yes or no`,
    })
    return undefined
  }
  return endStatement(ctx, item, 2)
}
