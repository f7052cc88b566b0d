import type { Item, Word } from '../ast.js'
import type { VolumeSection } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'
import type { Place } from '../vocabulary.js'
import { locatedWord, originAt, placeOf, report } from './context.js'
import type { Context } from './context.js'
import { readDevice } from './device.js'
import { isInteger } from './integer.js'
import { readItems } from './items.js'
import { readMetaDisk, readFlexible } from './meta-disk.js'
import { readOptionSection } from './options.js'
import { isSkip, readSkip } from './skip.js'
import { endStatement, hasBlock, headText, isName, missingValue, shown } from './statement.js'
import type { Rest } from './statement.js'
import { readStray } from './stray.js'
import { unknownStatement } from './unknown.js'
import { replacedIn } from './volume-parts.js'
import type { VolumeParts, VolumePlace } from './volume-parts.js'

const volumeStatements = new Set(['device', 'disk', 'meta-disk', 'flexible-meta-disk'])

/** Tells whether an item is `device`, `disk`, `meta-disk` or `flexible-meta-disk` and may stand here. */
export function isVolumeStatement(ctx: Context, item: Item, place: Place): boolean {
  const head = item.words[0]
  if (head?.kind !== 'Bare' || !volumeStatements.has(head.image)) return false
  return ctx.vocabulary.structure(place, head.image) !== undefined
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
