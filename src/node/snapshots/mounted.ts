import { isBelow } from '../../workspace/documents/file-system.js'
import type { FileSystem } from '../../workspace/documents/file-system.js'
import type { HostRequest } from '../../workspace/request.js'

/** Hosts whose files are read elsewhere than on disk. */
export interface Mounted {
  readonly fileSystem: FileSystem
  readonly hosts: readonly HostRequest[]
}

/** Makes one file system of a disk and snapshots: what lies below a host of a snapshot is read there. */
export function mounted(base: FileSystem, snapshots: readonly Mounted[]): FileSystem {
  const roots = snapshots.flatMap(({ fileSystem, hosts }) => hosts.map(({ root }) => ({ root, fileSystem })))
  const ownerOf = (path: string): FileSystem => roots.find(({ root }) => path === root || isBelow(path, root))?.fileSystem ?? base
  return {
    read: path => ownerOf(path).read(path),
    list: path => ownerOf(path).list(path),
    identityOf: path => ownerOf(path).identityOf?.(path),
    problemOf: path => ownerOf(path).problemOf?.(path),
  }
}
