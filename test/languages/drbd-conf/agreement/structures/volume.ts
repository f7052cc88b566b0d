import type { Writer } from './writer.js'
import { block, isWrong, shuffled, sometimes } from './writer.js'

/** Whose volume it is, and its minor number. */
export interface VolumeOwner {
  readonly host: string
  readonly minor: number
}

/** Writes a `device` in one of its forms, now and then a wrong one. */
export function device(writer: Writer, minor: number): string {
  const rare = [
    `/dev/drbd${minor} minor ${minor + 1};`,
    `/dev/x${minor} minor ${minor};`,
    `drbd_${minor};`,
    `/dev/drbd_r minor ${minor};`,
    `minor ${minor}; device;`,
    `5 disk /dev/vg/thrown-away;`,
    ';',
  ]
  const usual = [`/dev/drbd${minor};`, `minor ${minor};`, `/dev/drbd${minor} minor ${minor};`, `drbd${minor};`, `"/dev/drbd${minor}";`]
  return `device ${writer.random.pick([...usual, `/dev/drbd_r${minor} minor ${minor};`, ...(isWrong(writer, 6) ? rare : [])])}`
}

/** Writes the statements of a volume in any order; now and then one is missing, or there twice. */
export function volumeStatements(writer: Writer, { host, minor }: VolumeOwner): string {
  const { random } = writer
  const statements = [device(writer, minor), disk(writer, { host, minor }), metaDisk(writer, { host, minor })]
  if (isWrong(writer, 10)) statements.splice(random.below(3), 1)
  if (isWrong(writer, 14)) statements.push(random.pick(statements))
  return shuffled(writer, statements).join(' ')
}

/** Writes `disk { … }` in a volume, in one of `n` cases. */
export function diskOptions(writer: Writer, n: number): string {
  const { random, dialect } = writer
  const of9 = ['resync-rate 5M;', 'c-plan-ahead 7;', 'on-io-error detach;', 'disk-timeout 10;', 'size 10G;', '']
  const of84 = ['resync-rate 5M;', 'on-io-error detach;', 'size 10G;', 'fencing dont-care;', '']
  return sometimes(writer, n, () => block('disk', [random.pick(dialect === '9' ? of9 : of84)]))
}

function disk(writer: Writer, { host, minor }: VolumeOwner): string {
  const own = `disk /dev/vg/${host}${minor};`
  const wrong = isWrong(writer, 3) ? ['disk /dev/sda1;', ...(writer.dialect === '9' ? ['disk none;', ''] : [])] : []
  return writer.random.pick([own, own, `disk "/dev/disk/by-id/x:${minor}";`, ...wrong])
}

function metaDisk(writer: Writer, { host, minor }: VolumeOwner): string {
  const { random, dialect } = writer
  return random.pick([
    'meta-disk internal;',
    'meta-disk internal;',
    `meta-disk /dev/m${host} [${minor % 7}];`,
    ...(isWrong(writer, 2) ? [`meta-disk /dev/mx [${minor % 3}];`] : []),
    `flexible-meta-disk /dev/f${host}${minor};`,
    'flexible-meta-disk internal;',
    ...(dialect === '8.3' ? [] : [`meta-disk /dev/g${host}${minor};`]),
    ...(dialect === '9' && isWrong(writer, 2) ? ['', ''] : []),
  ])
}
