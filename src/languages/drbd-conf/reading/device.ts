import type { Located } from '../../../text/located.js'
import { endOf, textOf } from '../ast.js'
import type { Item, Word } from '../ast.js'
import { isAtLeast, isDialectFrom } from '../vocabulary.js'
import { locatedAt, originAt, placeOf, report } from './context.js'
import type { Context } from './context.js'
import { isInteger } from './integer.js'
import { lexemeOf, skipBlank } from './lexis.js'
import { endFaulty, endStatement, isName, missingValue, shown } from './statement.js'
import type { Rest } from './statement.js'
import { replacedIn } from './volume-parts.js'
import type { VolumeParts, DeviceCheck, VolumePlace } from './volume-parts.js'

/** Reads `device …` into a volume. */
export function readDevice(ctx: Context, item: Item, volume: VolumeParts, { check }: VolumePlace): Rest {
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
