import type { Located } from '../../../text/located.js'
import type { Item, Word } from '../ast.js'
import type { MetaDisk } from '../schema.js'
import { isAtLeast } from '../vocabulary.js'
import { locatedAt, locatedWord, report } from './context.js'
import type { Context } from './context.js'
import { isInteger } from './integer.js'
import { oldNumberAt } from './old-number.js'
import { endStatement, isName, missingValue, shown } from './statement.js'
import type { Rest } from './statement.js'
import { replacedIn } from './volume-parts.js'
import type { VolumeParts } from './volume-parts.js'

function setMetaDisk(volume: VolumeParts, metaDisk: MetaDisk): void {
  if (volume.metaDisk !== undefined) replacedIn(volume).metaDisks.push(volume.metaDisk)
  volume.metaDisk = metaDisk
}

/** Reads `meta-disk …` into a volume. */
export function readMetaDisk(ctx: Context, item: Item, volume: VolumeParts): Rest {
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

/** Reads `flexible-meta-disk …` into a volume. */
export function readFlexible(ctx: Context, item: Item, volume: VolumeParts): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, '"internal" or a device')
  if (!isName(ctx, word, 'device')) return undefined
  const disk = locatedWord(ctx, word)
  setMetaDisk(volume, { ...disk, isFlexible: disk.value !== 'internal' })
  return endStatement(ctx, item, 2)
}
