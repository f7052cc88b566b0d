import type { HostRequest } from '../../workspace/request.js'
import { folderMessage, joinPath } from '../../workspace/documents/file-system.js'
import type { FileSystem } from '../../workspace/documents/file-system.js'
import type { SnapshotEntry, SnapshotProblem } from './entry.js'
import { isReportedFile } from './crm-report.js'
import { openSnapshot } from './snapshot.js'
import { sosreportFolder } from './sosreport.js'

/** Hosts that were found in an unpacked snapshot, and where their files are read. */
export interface SnapshotFolder {
  readonly fileSystem: FileSystem
  readonly hosts: readonly HostRequest[]
  readonly problems: readonly SnapshotProblem[]
}

/** A report's tree is no deeper: report, node, `etc`, `drbd.d`. */
const deepestReport = 4
const mostEntries = 20_000

/**
 * Finds the hosts of an unpacked snapshot: a sosreport, a folder of sosreports, or an hb_report or crm_report.
 *
 * Returns nothing for any other folder, which may still be a host's tree, or a folder of such.
 */
export async function openSnapshotFolder(fileSystem: FileSystem, folder: string): Promise<SnapshotFolder | undefined> {
  const own = await sosreportFolder(fileSystem, folder)
  if (own !== undefined) return { fileSystem, hosts: [own], problems: [] }

  const children = (await fileSystem.list(folder)) ?? []
  if (children.some(({ name, kind }) => kind === 'file' && /^(description|analysis|events)\.txt$/.test(name))) {
    const found: Found = { entries: [], problems: [] }
    await listEntries(fileSystem, { folder, path: 'report', depth: 0 }, found)
    const snapshot = openSnapshot(folder, found.entries)
    if (snapshot.kind === 'crm-report') return { ...snapshot, problems: [...found.problems, ...snapshot.problems] }
  }
  const hosts: HostRequest[] = []
  const names = new Set<string>()
  for (const { name, kind } of children) {
    const host = kind === 'folder' ? await sosreportFolder(fileSystem, joinPath(folder, name)) : undefined
    if (host === undefined) continue
    let unique = host.name
    for (let count = 2; names.has(unique); count += 1) unique = `${host.name}#${count}`
    names.add(unique)
    hosts.push({ ...host, name: unique })
  }
  return hosts.length === 0 ? undefined : { fileSystem, hosts, problems: [] }
}

interface Found {
  readonly entries: SnapshotEntry[]
  readonly problems: SnapshotProblem[]
}

/** Lists the files below a folder; links are followed by the file system, which does not let them lead out. */
async function listEntries(
  fileSystem: FileSystem,
  { folder, path, depth }: { readonly folder: string; readonly path: string; readonly depth: number },
  { entries, problems }: Found,
): Promise<void> {
  const listed = await fileSystem.list(folder)
  const problem = listed === undefined ? fileSystem.problemOf?.(folder) : undefined
  if (problem !== undefined) problems.push({ path: folder, message: folderMessage(problem), isIncomplete: true })
  for (const { name, kind } of listed ?? []) {
    if (entries.length >= mostEntries) {
      const message = `The report has more than ${mostEntries} files; the rest is not read`
      if (!problems.some(known => known.message === message)) problems.push({ path: folder, message, isIncomplete: true })
      return
    }
    const below = `${path}/${name}`
    if (kind === 'folder') {
      if (depth < deepestReport) await listEntries(fileSystem, { folder: joinPath(folder, name), path: below, depth: depth + 1 }, { entries, problems })
    } else if (kind === 'file') {
      // The few files of a report that make hosts; of the others only the name counts.
      const content = isReportedFile(below) ? await fileSystem.read(joinPath(folder, name)) : { text: '' }
      if ('text' in content) entries.push({ path: below, kind: 'file', bytes: new TextEncoder().encode(content.text) })
      else problems.push({ path: joinPath(folder, name), message: `The file cannot be read (${content.detail ?? content.problem})`, isIncomplete: true })
    } else if (kind === 'outside') {
      entries.push({ path: below, kind: 'link', target: '../'.repeat(deepestReport + 3) })
    }
  }
}
