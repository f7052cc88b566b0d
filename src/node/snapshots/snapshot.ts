import type { FileContent, FileSystem, FolderEntry } from '../../workspace/documents/file-system.js'
import { folderOf } from '../../workspace/documents/file-system.js'
import type { HostRequest } from '../../workspace/request.js'
import { decode } from '../node-file-system.js'
import { crmReportHosts } from './crm-report.js'
import { LeftOut, safeEntries } from './entry.js'
import type { SnapshotEntry, SnapshotProblem } from './entry.js'
import type { HostFinder, SnapshotHost } from './host-files.js'
import { sosreportHosts } from './sosreport.js'
import { tarballHosts } from './tarball.js'

/** A snapshot, ready to be checked. */
export interface Snapshot {
  readonly kind: 'sosreport' | 'crm-report' | 'tarball'
  /** Below the snapshot's name, a folder for each host that stands for its `/`. */
  readonly fileSystem: FileSystem
  readonly hosts: readonly HostRequest[]
  readonly problems: readonly SnapshotProblem[]
}

const finders: readonly (readonly [Snapshot['kind'], HostFinder])[] = [
  ['sosreport', sosreportHosts],
  ['crm-report', crmReportHosts],
  ['tarball', tarballHosts],
]

/**
 * Makes hosts of what a snapshot holds. `name` is how the snapshot is shown, such as `alpha.tar.gz`.
 *
 * A snapshot of no known kind has no hosts, and a problem that says so.
 */
export function openSnapshot(name: string, entries: Iterable<SnapshotEntry>): Snapshot {
  const { files, problems } = safeEntries(entries)
  for (const [kind, find] of finders) {
    const hosts = find(files, name).filter(host => host.files.size > 0)
    if (hosts.length === 0) continue
    const named = withOwnNames(hosts)
    const contents = new Map<string, Uint8Array>()
    for (const host of named) {
      for (const [path, bytes] of host.files) contents.set(`${name}/${host.folder}/${path.replace(/^\/+/, '')}`, bytes)
    }
    return {
      kind,
      fileSystem: bytesFileSystem(contents),
      hosts: named.map(host => ({
        name: host.name,
        root: `${name}/${host.folder}`,
        isNamed: host.isNamed,
        ...(host.collected === undefined ? {} : { collected: host.collected }),
      })),
      problems,
    }
  }
  const message = `No host was found in "${name}": a host has an "etc" folder`
  const unknown = { path: name, message, isIncomplete: true }
  return { kind: 'tarball', fileSystem: bytesFileSystem(new Map()), hosts: [], problems: [...problems, unknown] }
}

/** Gives each host a folder of its own, also where two of them have one name. */
function withOwnNames(hosts: readonly SnapshotHost[]): readonly (SnapshotHost & { readonly folder: string })[] {
  const taken = new Set<string>()
  return hosts.map(host => {
    const wanted = host.name.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '_')
    let folder = wanted
    for (let count = 2; taken.has(folder); count += 1) folder = `${wanted}#${count}`
    taken.add(folder)
    return { ...host, folder, name: folder }
  })
}

/** Makes a file system of bytes by path. */
function bytesFileSystem(files: ReadonlyMap<string, Uint8Array>): FileSystem {
  const folders = new Map<string, Map<string, FolderEntry['kind']>>()
  for (const path of files.keys()) {
    let child = path
    let kind: FolderEntry['kind'] = 'file'
    while (child !== '') {
      const parent = folderOf(child)
      const entries = folders.get(parent) ?? new Map<string, FolderEntry['kind']>()
      const name = child.slice(child.lastIndexOf('/') + 1)
      const isKnown = entries.has(name)
      if (!isKnown || kind === 'folder') entries.set(name, kind)
      folders.set(parent, entries)
      if (isKnown && kind === 'folder') break
      kind = 'folder'
      child = parent
    }
  }
  const names = new Map<Uint8Array, string>()
  return {
    read(path): FileContent {
      const bytes = files.get(path)
      if (bytes instanceof LeftOut) return { problem: 'too-large', detail: bytes.limit }
      if (bytes !== undefined) return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      return { problem: folders.has(path) ? 'directory' : 'missing' }
    },
    list(path) {
      const entries = folders.get(path === '.' ? '' : path.replace(/\/+$/, ''))
      if (entries === undefined) return undefined
      return [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    // A link has the very bytes of what it leads to.
    identityOf(path) {
      const bytes = files.get(path)
      if (bytes === undefined) return undefined
      if (!names.has(bytes)) names.set(bytes, path)
      return names.get(bytes)
    },
  }
}
