import { firstLineOf } from './host-files.js'
import type { SnapshotHost } from './host-files.js'

/** A host's tree lies at most so many folders deep in a snapshot. */
const deepestRoot = 3

/**
 * Finds the hosts of any other snapshot: folders with `etc/` or `facts/` in them, or a snapshot that has them at its top.
 *
 * What `cfgcheck collect` made has every file that is wanted, unless it says that it could not read one.
 */
export function tarballHosts(files: ReadonlyMap<string, Uint8Array>, snapshotName: string): readonly SnapshotHost[] {
  const trees = new Map<string, Map<string, Uint8Array>>()
  const elsewhere: [path: string, bytes: Uint8Array][] = []
  const put = (root: string, path: string, bytes: Uint8Array): void => {
    let tree = trees.get(root)
    if (tree === undefined) trees.set(root, (tree = new Map()))
    const below = root === '' ? path : path.slice(root.length + 1)
    tree.set(below.startsWith('facts/') ? below : `/${below}`, bytes)
  }
  for (const [path, bytes] of files) {
    const root = rootOf(path)
    if (root === undefined) elsewhere.push([path, bytes])
    else put(root, path, bytes)
  }
  // What lies outside of etc, such as the CIB, belongs to the host around it, and makes none.
  for (const [path, bytes] of elsewhere) {
    const around = foldersAround(path).find(folder => trees.has(folder))
    if (around !== undefined) put(around, path, bytes)
  }
  const hosts: SnapshotHost[] = []
  for (const [root, tree] of trees) {
    const isOurs = tree.has('facts/stat.txt')
    const name = root === '' ? (firstLineOf(tree.get('/etc/hostname')) ?? baseName(snapshotName)) : root.slice(root.lastIndexOf('/') + 1)
    const collected = !isOurs ? {} : { collected: tree.has('facts/unreadable.txt') ? [] : ['/etc'] }
    hosts.push({ name, files: tree, isNamed: false, ...collected })
  }
  return hosts
}

/** The folder that stands for `/`, where a file's path shows it. */
function rootOf(path: string): string | undefined {
  const parts = path.split('/')
  const at = parts.findIndex((part, index) => index <= deepestRoot && index < parts.length - 1 && (part === 'etc' || part === 'facts'))
  if (at !== -1) return parts.slice(0, at).join('/')
  return parts.length <= deepestRoot + 2 && path.endsWith('proc/drbd') ? parts.slice(0, -2).join('/') : undefined
}

/** Lists the folders that hold a path and may be a host's `/`, the nearest first. */
function foldersAround(path: string): string[] {
  const parts = path.split('/').slice(0, deepestRoot + 1)
  return parts.map((_, index) => parts.slice(0, index).join('/')).reverse()
}

function baseName(snapshotName: string): string {
  return snapshotName.slice(snapshotName.lastIndexOf('/') + 1).replace(/\.(tar(\.\w+)?|tgz|tbz2?|txz)$/, '')
}
