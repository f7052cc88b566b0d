import { createChunkReader } from './chunk-reader.js'
import type { ChunkReader } from './chunk-reader.js'
import { plainPath } from './entry.js'
import type { SnapshotEntry, SnapshotProblem } from './entry.js'
import { openSnapshot } from './snapshot.js'
import type { Snapshot } from './snapshot.js'
import { blockSize, readHeader, readPaxRecords, textAt } from './tar-header.js'
import type { TarHeader } from './tar-header.js'
import { UnpackError, unpacked } from './unpack.js'

/** How much of an archive is read: beyond it the archive is refused, and what was found so far is used. */
export interface ArchiveLimits {
  /** All that it unpacks to. */
  readonly unpackedBytes: number
  /** What is kept of it in memory. */
  readonly keptBytes: number
  readonly entries: number
  /** A single file; a larger one is left out. */
  readonly fileBytes: number
}

/** The limits that hold unless others are given. */
export const archiveLimits: ArchiveLimits = {
  unpackedBytes: 4 * 2 ** 30,
  keptBytes: 256 * 2 ** 20,
  entries: 500_000,
  fileBytes: 8 * 2 ** 20,
}

/** Names by which an archive is recognised. */
export function isArchiveName(path: string): boolean {
  return /\.(tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz|zst))$/i.test(path)
}

/**
 * Opens an archive on disk: what `cfgcheck collect` made, a sosreport, a cluster report, or any tarball of host trees.
 *
 * `name` is how it is shown. Nothing is written to disk. Never throws: what is wrong becomes a problem.
 */
export async function openArchive(path: string, name: string, limits: ArchiveLimits = archiveLimits): Promise<Snapshot> {
  const { entries, problem } = await readArchive(path, limits)
  const problems: readonly SnapshotProblem[] = problem === undefined ? [] : [{ path: name, message: problem, isIncomplete: true }]
  const snapshot = openSnapshot(name, entries)
  if (problem !== undefined && snapshot.hosts.length === 0) return { ...snapshot, problems } // It tells why there are none.
  return { ...snapshot, problems: [...problems, ...snapshot.problems] }
}

interface ArchiveContent {
  readonly entries: readonly SnapshotEntry[]
  /** Why the rest was not read. */
  readonly problem?: string
}

async function readArchive(path: string, limits: ArchiveLimits): Promise<ArchiveContent> {
  const entries: SnapshotEntry[] = []
  try {
    const reader = createChunkReader(unpacked(path, limits.unpackedBytes))
    let kept = 0
    for (;;) {
      const header = await nextHeader(reader, entries.length === 0)
      if (header === undefined) return { entries }
      const entry = await readEntry(reader, header, limits.fileBytes)
      kept += entry.bytes?.length ?? 0
      if (kept > limits.keptBytes) throw new UnpackError(`The archive holds more than ${limits.keptBytes / 2 ** 20} MiB of files of interest`)
      if (entries.length >= limits.entries) throw new UnpackError(`The archive has more than ${limits.entries} entries`)
      entries.push(entry)
    }
  } catch (error) {
    if (error instanceof UnpackError) return { entries, problem: error.message }
    throw error
  }
}

/** Extended headers larger than this are no names. */
const largestHeader = 2 ** 20

/** Reads a header with the long names that come before it; nothing at the end of the archive. */
async function nextHeader(reader: ChunkReader, isFirst: boolean): Promise<TarHeader | undefined> {
  let path: string | undefined
  let target: string | undefined
  let size: number | undefined
  for (;;) {
    const block = await reader.take(blockSize)
    if (block.length === 0) return undefined // Some tools leave out the zeros at the end.
    const header = readHeader(block)
    if (header === 'end') return undefined
    if (header === undefined) throw new UnpackError(isFirst ? 'This is no tar archive' : 'The archive is damaged')
    if (!'xgLK'.includes(header.type)) {
      return { ...header, path: path ?? header.path, target: target ?? header.target, size: size ?? header.size }
    }
    if (header.size > largestHeader) throw new UnpackError('The archive is damaged')
    const bytes = await reader.take(header.size)
    await reader.skip(padding(header.size))
    if (header.type === 'L') path = textAt(bytes, 0, bytes.length)
    if (header.type === 'K') target = textAt(bytes, 0, bytes.length)
    if (header.type !== 'x') continue
    const records = readPaxRecords(bytes)
    path = records.get('path') ?? path
    target = records.get('linkpath') ?? target
    const written = records.get('size')
    if (written !== undefined && /^\d{1,15}$/.test(written)) size = Number(written)
  }
}

async function readEntry(reader: ChunkReader, header: TarHeader, largest: number): Promise<SnapshotEntry> {
  const { path, type, size, target } = header
  for (let isExtended = header.isExtended; isExtended; ) isExtended = (await reader.take(blockSize))[504] === 1
  const isKept = type === '0' && size <= largest && isWanted(path)
  const bytes = isKept ? await reader.take(size) : undefined
  const isWhole = bytes === undefined ? await reader.skip(hasContent(type) ? size : 0) : bytes.length === size
  if (!isWhole || !(await reader.skip(hasContent(type) ? padding(size) : 0))) throw new UnpackError('The archive is cut off')
  switch (type) {
    case '0':
    case 'S':
      return { path, kind: 'file', ...(bytes !== undefined ? { bytes } : isMark.test(path) ? { bytes: new Uint8Array() } : {}) }
    case '5':
      return { path, kind: 'folder' }
    case '1':
      return { path, kind: 'link', target: fromTop(path) + target }
    case '2':
      return { path, kind: 'link', target }
    case '3':
    case '4':
    case '6':
      return { path, kind: 'special' }
    default:
      return { path, kind: 'folder' } // A volume label or the like: nothing that could be read.
  }
}

/** A hard link counts from the archive's top, a link from its own folder. */
function fromTop(path: string): string {
  return '../'.repeat((plainPath(path) ?? '').split('/').length - 1)
}

/** Files that make hosts, and nothing of keys that cfgcheck has no use for. */
function isWanted(path: string): boolean {
  if (/(^|\/)etc\/(g?shadow|ssh|ssl|pki|selinux|krb5\.keytab|udev)/.test(path)) return false
  if (/(^|\/)(etc|facts)\/|(^|\/)sos_commands\/(host|general|kernel|networking|block)\//.test(path)) return true
  return /(^|\/)(proc\/drbd|hostname|ip_addr|ha\.cf|drbd\.conf|cluster\.conf|drbd\.d\/[^/]+)$/.test(path)
}

/** Files whose names alone tell what a snapshot is. */
const isMark = /(^|\/)(description|analysis|events|sysinfo|sysstats|members|permissions|time|crm_mon)\.txt$|\/(RUNNING|STOPPED|cib\.xml)$|\/sos_reports\//

function hasContent(type: string): boolean {
  return !'123456'.includes(type)
}

function padding(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize
}
