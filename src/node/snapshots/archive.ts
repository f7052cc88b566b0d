import type { ReadEntry } from 'tar'

import { builtinLanguages } from '../../languages/builtin.js'
import { bytes } from '../../text/quantity.js'
import { largestFile } from '../../workspace/documents/file-system.js'
import { isGlob } from '../../workspace/documents/glob.js'
import { matchesEnd, recognise } from '../../workspace/documents/recognise.js'
import { isReportedFile } from './crm-report.js'
import { LeftOut, plainPath } from './entry.js'
import type { SnapshotEntry, SnapshotProblem } from './entry.js'
import { openSnapshot } from './snapshot.js'
import type { Snapshot } from './snapshot.js'
import { UnpackError, packingOf, unpacked } from './unpack.js'

/** How much of an archive is read: beyond it the archive is refused, and what was found so far is used. */
export interface ArchiveLimits {
  /** All that it unpacks to. */
  readonly unpackedBytes: number
  /** What is kept of it in memory. */
  readonly keptBytes: number
  readonly entries: number
  /** A single file; whoever asks for a larger one is told. */
  readonly fileBytes: number
  /** A single file that no language claims. */
  readonly otherFileBytes: number
  /** Scripts outside of the folders that are known; whatever is beyond it is left out. */
  readonly scriptBytes: number
}

/** The limits that hold unless others are given. */
export const archiveLimits: ArchiveLimits = {
  unpackedBytes: 4 * 2 ** 30,
  keptBytes: 256 * 2 ** 20,
  entries: 500_000,
  fileBytes: largestFile,
  otherFileBytes: 8 * 2 ** 20,
  scriptBytes: 4 * 2 ** 20,
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

/** Extended headers larger than this are no names. */
const largestHeader = 2 ** 20

async function readArchive(path: string, limits: ArchiveLimits): Promise<ArchiveContent> {
  const entries: SnapshotEntry[] = []
  const scripts = { left: limits.scriptBytes }
  const { Parser } = await import('tar')
  let refusal: UnpackError | undefined
  let kept = 0
  const keep = (entry: SnapshotEntry): void => {
    if (refusal !== undefined) return
    kept += entry.bytes?.length ?? 0
    const most = limits.keptBytes / 2 ** 20
    if (kept > limits.keptBytes) refusal = new UnpackError(`The archive holds more than ${most} MiB of files of interest`)
    else if (entries.length >= limits.entries) refusal = new UnpackError(`The archive has more than ${limits.entries} entries`)
    else entries.push(entry)
  }
  const parser = new Parser({
    maxMetaEntrySize: largestHeader,
    onwarn: (code, message) => {
      if (/^TAR_(BAD_ARCHIVE|ENTRY_INVALID|ABORT)$/.test(code)) refusal ??= new UnpackError(problemOf(String(message), entries.length === 0))
    },
    onReadEntry: entry => readEntry(entry, limits, keep, scripts),
  })
  parser.on('error', () => (refusal ??= new UnpackError('The archive is damaged')))
  try {
    let isStart = true
    for await (const chunk of unpacked(path, limits.unpackedBytes)) {
      // Packed twice: the library would unpack it once more, without our limits.
      if (isStart && packingOf(chunk) !== 'none') throw new UnpackError('This is no tar archive')
      isStart = false
      parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      if (refusal !== undefined) throw refusal
    }
    const isDone = new Promise<void>(resolve => parser.on('close', resolve).on('error', () => resolve()))
    parser.end()
    await isDone
    return refusal === undefined ? { entries } : { entries, problem: refusal.message }
  } catch (error) {
    if (error instanceof UnpackError) return { entries, problem: error.message }
    throw error
  }
}

/** Says in our words what the tar library objects to. */
function problemOf(message: string, isFirst: boolean): string {
  if (message.includes('Truncated input')) return 'The archive is cut off'
  return isFirst ? 'This is no tar archive' : 'The archive is damaged'
}

/** Hands an entry on when all of it was read. */
function readEntry(entry: ReadEntry, { fileBytes, otherFileBytes }: ArchiveLimits, keep: (entry: SnapshotEntry) => void, scripts: { left: number }): void {
  const { path, type, size, linkpath = '' } = entry
  const kind = kinds[type] ?? 'folder' // Anything else is a volume label or the like.
  const wanted = kind === 'file' && isWanted(path)
  const most = wanted && recognise(path, builtinLanguages) !== undefined ? fileBytes : Math.min(fileBytes, otherFileBytes)
  const mayBeScript = kind === 'file' && !wanted && size <= Math.min(largestScript, scripts.left) && isOwnProgram(path)
  const isKept = (wanted && size <= most) || mayBeScript
  const chunks: Buffer[] = []
  entry.on('end', () => {
    const isScript = mayBeScript && chunks[0]?.subarray(0, 2).toString('latin1') === '#!'
    if (isScript) scripts.left -= size
    if (kind === 'link') keep({ path, kind, target: type === 'Link' ? fromTop(path) + linkpath : linkpath })
    else if (isScript || (wanted && isKept)) keep({ path, kind, bytes: Buffer.concat(chunks) })
    else if (wanted) keep({ path, kind, bytes: new LeftOut(bytes(most)) })
    else keep({ path, kind, ...(kind === 'file' && isMark.test(path) ? { bytes: new Uint8Array() } : {}) })
  })
  if (isKept) entry.on('data', chunk => chunks.push(chunk))
  else entry.resume()
}

const kinds: Readonly<Partial<Record<string, SnapshotEntry['kind']>>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'link',
  Link: 'link',
  CharacterDevice: 'special',
  BlockDevice: 'special',
  FIFO: 'special',
}

/** A hard link counts from the archive's top, a link from its own folder. */
function fromTop(path: string): string {
  return '../'.repeat((plainPath(path) ?? '').split('/').length - 1)
}

/** Files that make hosts, and nothing of keys that cfgcheck has no use for. */
function isWanted(path: string): boolean {
  if (/(^|\/)etc\/(g?shadow|ssh|ssl|pki|selinux|krb5\.keytab|udev)/.test(path)) return false
  if (/(^|\/)(etc|facts)\/|(^|\/)sos_commands\/(host|general|kernel|networking|block|filesys|lvm2|devicemapper|startup|services|systemd)\//.test(path)) return true
  if (/(^|\/)(proc\/drbd|hostname|ip_addr|ifconfig|chkconfig)$/.test(path)) return true
  return isReportedFile(path) || builtinLanguages.some(({ paths }) => paths.some(known => (isGlob(known) ? matchesEnd(path, known) : path.endsWith(known))))
}

/** A longer one is no script of an administrator. */
const largestScript = 64 * 2 ** 10

/** What rgmanager runs for a service may lie anywhere but where packages put their programs. */
function isOwnProgram(path: string): boolean {
  return !/(^|\/)((etc|facts|proc|sys|dev|run|tmp|lib\d*|sos_commands|\.ssh)\/|usr\/(?!local\/|share\/cluster\/))/.test(path)
}

/** Files whose names alone tell what a snapshot is. */
const isMark = /(^|\/)(description|analysis|events|sysinfo|sysstats|members|permissions|time|crm_mon)\.txt$|\/(RUNNING|STOPPED|cib\.xml)$|\/sos_reports\//
